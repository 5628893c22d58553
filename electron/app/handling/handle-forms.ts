import type { HandlersOf } from '../handlers.js';
import { listForms } from '../exporting/form-catalogue.js';
import { lookAtOwnForm, saveOwnForm } from '../exporting/own-form.js';

export const formHandlers = {
  'forms.list': (context) => ({ forms: listForms(context) }),
  'forms.look': (context, input) => lookAtOwnForm(context, input),
  'forms.save': (context, input) => saveOwnForm(context, input),
} satisfies HandlersOf<'forms.list' | 'forms.look' | 'forms.save'>;
