import type { ReactNode } from 'react';
import { PageHead } from '../../../components/card.js';
import { Segment } from '../../../components/segment.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { IssuedView } from './issued-view.js';
import { VIEWS, viewOf } from './letter-words.js';
import './letters.css';
import { MakeView } from './make-view.js';
import { PrintsView } from './prints-view.js';
import { PublicationsView } from './publications-view.js';
import { TemplateEditor } from './template-editor.js';
import { TemplatesView } from './templates-view.js';

/** 文书: the office's texts, letters made with them for one or for thousands, what was issued, who is named in public. */
export function LettersPage(): ReactNode {
  const { params } = useRoute();
  const view = viewOf(params['view']);
  const id = params['id'] ?? '';
  const version = /^\d+$/.test(params['version'] ?? '') ? Number(params['version']) : undefined;
  if (view === 'templates' && id !== '') return <TemplateEditor key={`${id} ${version ?? ''}`} id={id} version={version} />;
  return (
    <>
      <PageHead title="文书" hint="范本可以改；出具的文书按印出的样子存档">
        <Segment label="文书" value={view} onChange={(v) => go('rosters', 'letters', { view: v })} options={VIEWS} />
      </PageHead>
      {view === 'templates' && <TemplatesView />}
      {view === 'make' && <MakeView params={params} />}
      {view === 'issued' && <IssuedView />}
      {view === 'publications' && <PublicationsView />}
      {view === 'prints' && <PrintsView />}
    </>
  );
}
