import type { ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/api.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { PaperPreview } from '../../components/paper/paper-preview.js';
import { Refusal } from '../../components/refusal.js';
import { useFoldNavigation } from '../../frame/folded-nav.js';
import { REPORT_AREAS } from './areas.js';

interface ReportPaperProps {
  /** Which sheets: of a report as the ledger has it now, of its charts, of an issue. */
  readonly of: { readonly method: 'reports.page'; readonly input: InputOf<'reports.page'> } | { readonly method: 'reports.issuedPage'; readonly input: InputOf<'reports.issuedPage'> };
  readonly paper: string | undefined;
  readonly actions: ReactNode;
}

/** The sheets as the printer gets them. */
export function ReportPaper({ of, paper, actions }: ReportPaperProps): ReactNode {
  useFoldNavigation(true);
  const page = useQuery(of.method, of.input, REPORT_AREAS);
  if (page.error) return <Refusal error={page.error} onRetry={page.refetch} />;
  if (!page.data || page.stale) return <Busy text="正在排版" />;
  return <PaperPreview html={page.data.html} title={page.data.title} pages={page.data.pages} {...(paper === undefined ? {} : { paper })} actions={actions} />;
}
