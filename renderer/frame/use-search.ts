import { useEffect, useMemo, useState } from 'react';
import type { LoanHit } from '../../electron/contract/loans.js';
import type { OutputOf } from '../../electron/contract/api.js';
import type { AppState } from '../../electron/contract/ledger.js';
import type { Client } from '../api/client.js';
import { ACTIONS } from '../actions/registry.js';
import { amountText } from '../text/figures.js';
import { NAV } from './nav-items.js';
import { go } from './use-route.js';

export interface Found {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly right: string;
  readonly open: () => void;
}

type Report = OutputOf<'reports.list'>['reports'][number];
/** Long enough that typing a name asks once or twice, short enough not to be felt. */
const PAUSE_MS = 120;

/** Everything that answers to `text`: pages and commands at once, borrowers when typing pauses. */
export function useSearch(text: string, client: Client, state: AppState): { hits: readonly Found[]; busy: boolean } {
  const wanted = text.trim();
  const [loans, setLoans] = useState<{ text: string; hits: readonly LoanHit[] }>({ text: '', hits: [] });
  const [reports, setReports] = useState<readonly Report[]>([]);

  useEffect(() => {
    client.query('reports.list', {}).then((r) => setReports(r.reports), () => setReports([]));
  }, [client]);

  useEffect(() => {
    if (wanted === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      client.query('loans.search', { text: wanted, limit: 9 }).then(
        ({ hits }) => current && setLoans({ text: wanted, hits }),
        () => current && setLoans({ text: wanted, hits: [] }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, wanted]);

  return useMemo(() => {
    if (wanted === '') return { hits: [], busy: false };
    const context = { client, state };
    const fits = (title: string, initials: string): boolean => title.includes(wanted) || initials.startsWith(wanted.toLowerCase());
    const hits: Found[] = loans.hits.map((h) => ({
      key: `loan-${h.loanId}`, kind: '贷款', title: h.borrower, detail: `${h.unit} · ${h.no}${h.idTail === '' ? '' : ` · 证件尾号 ${h.idTail}`}`, right: `${amountText(h.principalFen, '元')} 元`,
      open: () => go('loans', '', { loanId: h.loanId }),
    }));
    for (const item of NAV) {
      const subs = item.subs.length > 0 ? item.subs : [{ page: item.page, sub: '', label: item.label, initials: item.initials }];
      for (const s of subs) if (fits(s.label, s.initials) || fits(item.label, item.initials)) hits.push({ key: `page-${s.page}-${s.sub}`, kind: '页面', title: s.label, detail: '', right: '', open: () => go(s.page, s.sub) });
    }
    for (const r of reports) if (fits(r.title, r.id)) hits.push({ key: `report-${r.id}`, kind: '报表', title: r.title, detail: '', right: '', open: () => go('reports', '', { id: r.id }) });
    for (const a of ACTIONS) if (!a.id.startsWith('open-') && fits(a.label, a.initials) && a.enabled?.(context) !== false) hits.push({ key: a.id, kind: '操作', title: a.label, detail: '', right: a.shortcut ?? '', open: () => a.run(context) });
    return { hits, busy: loans.text !== wanted };
  }, [wanted, loans, reports, client, state]);
}
