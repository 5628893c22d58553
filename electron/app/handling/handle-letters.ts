import type { FileRef } from '../../contract/files.js';
import type { MethodName } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { readTemplate, templateFindings } from '../../domain/letters/template.js';
import { reader, type AppContext } from '../context.js';
import type { HandlersOf } from '../handlers.js';
import { issueLetters } from '../letters/issue-letters.js';
import { issuedLetters, issuedPage, printIssued, printLog } from '../letters/issued-letters.js';
import { recordLetterAct } from '../letters/letter-acts.js';
import { insertable } from '../letters/letter-fields.js';
import { headOf, isCurrent, namedTemplate, putInUse, saveTemplate, templateHeads } from '../letters/letter-templates.js';
import { mergeLetters, previewLetter } from '../letters/make-letters.js';
import { exportPublication, publicationPage } from '../letters/publication-paper.js';
import { askPublication, decidePublication, entriesOf, publicationOf, publications, saveBasis, withdrawEntry } from '../letters/publications.js';
import { readJsonFile } from '../running/json-file.js';

type Names = Extract<MethodName, `letters.${string}` | `publications.${string}`>;

export const letterHandlers = {
  'letters.templates': (context) => ({ templates: templateHeads(context) }),
  'letters.template': (context, input) => {
    const named = namedTemplate(context, input.id, input.version);
    const { template } = named;
    return { ...headOf(named, isCurrent(context, named)), mark: template.mark, body: template.body, findings: templateFindings(template), fields: insertable(template.kind) };
  },
  'letters.check': (context, input) => {
    const template = readTemplate(given(context, input));
    return { title: template.title, findings: templateFindings(template) };
  },
  'letters.saveTemplate': (context, input) => saveTemplate(context, given(context, input)),
  'letters.useTemplate': (context, input) => putInUse(context, input),
  'letters.preview': (context, input) => previewLetter(context, input),
  'letters.merge': (context, input, job) => mergeLetters(context, input, job),
  'letters.issue': (context, input, job) => issueLetters(context, input, job),
  'letters.issued': (context, input) => issuedLetters(reader(context), input),
  'letters.issuedPage': (context, input) => issuedPage(reader(context), input.letterId),
  'letters.print': (context, input, job) => printIssued(context, input, job),
  'letters.act': (context, input) => recordLetterAct(context, input),
  'letters.prints': (context, input) => printLog(reader(context), input),
  'publications.basis': (context, input) => saveBasis(context, input),
  'publications.ask': (context, input) => askPublication(context, input),
  'publications.decide': (context, input) => decidePublication(context, input),
  'publications.withdraw': (context, input) => withdrawEntry(context, input),
  'publications.list': (context) => ({ publications: publications(reader(context)) }),
  'publications.show': (context, input) => ({ ...publicationOf(reader(context), input.publicationId), rows: entriesOf(reader(context), input.publicationId) }),
  'publications.page': (context, input) => publicationPage(context, input.publicationId),
  'publications.export': (context, input, job) => exportPublication(context, input, job),
} satisfies HandlersOf<Names>;

/** A text as it is being edited, or in a file of its own. */
const given = (context: AppContext, input: { readonly draft?: unknown; readonly file?: FileRef | undefined }): unknown => (input.file ? readJsonFile(context.files.pathOf(input.file), (reason) => new DomainError('LETTER_TEMPLATE_INVALID', { reason })) : input.draft);
