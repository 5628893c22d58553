import type { RosterDocument } from '../reporting/report-table.js';

/** Columns of a roster that an office may do without; the others say who owes what and who answers for it. */
export const OPTIONAL_COLUMNS = [
  { code: 'idNo', name: '证件号码' }, { code: 'unit', name: '机构' }, { code: 'dueOn', name: '到期日' }, { code: 'nplOn', name: '形成不良日' }, { code: 'riskClass', name: '五级' }, { code: 'guarantee', name: '担保' },
  { code: 'role', name: '责任类别' }, { code: 'share', name: '责任比例' }, { code: 'beginFen', name: '年初本金' }, { code: 'recoveredFen', name: '本年收回' }, { code: 'interestFen', name: '欠息' },
] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]['code'];

/** How the office wants its rosters on paper. */
export interface RosterLayout {
  readonly leaveOut: readonly OptionalColumn[];
  readonly size: 'A4' | 'A3';
  readonly landscape: boolean;
  /** Across every sheet; empty = none. */
  readonly watermark: string;
}

/** The roster in this layout: the same rows and sums, fewer columns, other paper. */
export function inLayout(document: RosterDocument, layout: RosterLayout): RosterDocument {
  const gone: ReadonlySet<string> = new Set(layout.leaveOut);
  return { ...document, columns: document.columns.filter((c) => !gone.has(c.key)), paper: { size: layout.size, landscape: layout.landscape }, watermark: layout.watermark.trim() };
}
