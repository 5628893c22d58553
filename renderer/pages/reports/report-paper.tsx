import type { ReactNode } from 'react';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { PaperPreview } from '../../components/paper/paper-preview.js';
import { Refusal } from '../../components/refusal.js';
import { useFoldNavigation } from '../../frame/folded-nav.js';
import { REPORT_AREAS } from './areas.js';

/** The sheets as the printer gets them. */
export function ReportPaper({ id, period, paper, actions }: { readonly id: string; readonly period: string; readonly paper: string | undefined; readonly actions: ReactNode }): ReactNode {
  useFoldNavigation(true);
  const page = useQuery('reports.page', { id, period }, REPORT_AREAS);
  if (page.error) return <Refusal error={page.error} onRetry={page.refetch} />;
  if (!page.data || page.stale) return <Busy text="正在排版" />;
  return <PaperPreview html={page.data.html} title={page.data.title} pages={page.data.pages} {...(paper === undefined ? {} : { paper })} actions={actions} />;
}
