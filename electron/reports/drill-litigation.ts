import { chineseDay } from '../domain/date.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows, type EntryQuestion } from './drill/entry-rows.js';
import { listed, oneByOne } from './drill/listed.js';
import { hasPaid, isClosed, partiesOf, SUED_ENTRIES, SUIT_OF_ENTRY, suitFigures, type SuitFigure } from './figures/suit-figures.js';
import { linesOfRow, partsOfRow } from './grouped-rows.js';

const DEBTOR: readonly ReportColumn[] = [{ key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['被告'], kind: 'text', mm: 30 }];
const DAYS: readonly ReportColumn[] = [{ key: 'filedOn', titles: ['立案日'], kind: 'day', mm: 22 }, { key: 'closedOn', titles: ['结案日'], kind: 'day', mm: 22 }, { key: 'closedHow', titles: ['结案方式'], kind: 'text', mm: 20 }];

interface PartyCell { readonly title: string; readonly keep: (own: readonly SuitFigure[]) => boolean }
const PARTIES: Readonly<Record<string, PartyCell>> = { filed: { title: '起诉户', keep: () => true }, closed: { title: '结案户', keep: isClosed }, paid: { title: '收回户', keep: hasPaid }, open: { title: '未结户', keep: (own) => !isClosed(own) } };

const CLAIMS: Readonly<Record<string, { readonly title: string; readonly of: (s: SuitFigure) => number }>> = {
  claimPrincipalFen: { title: '起诉本金', of: (s) => s.claimPrincipalFen }, claimInterestFen: { title: '起诉利息', of: (s) => s.claimInterestFen }, claimFen: { title: '起诉本息', of: (s) => s.claimPrincipalFen + s.claimInterestFen },
};
const RECEIPTS: Readonly<Record<string, Pick<EntryQuestion, 'title' | 'counts'>>> = { gotPrincipalFen: { title: '诉讼收回本金', counts: 'principal' }, gotInterestFen: { title: '诉讼收回利息', counts: 'interest' }, gotFen: { title: '诉讼收回本息', counts: 'both' } };

/** The debtors, suits or receipts behind a cell; `row` is `batch:unit`, a batch or "total". */
export function drillLitigation(c: ReportContext, row: string, column: string): Drill | null {
  const flow = RECEIPTS[column];
  if (flow) return receipts(c, row, flow);
  const suits = linesOfRow(suitFigures(c), row);
  const until = `截至${chineseDay(c.asOf)}`;
  const claim = CLAIMS[column];
  if (claim) {
    return listed({
      title: claim.title, explains: `诉讼登记${until}立案的，逐件。`, columns: [...DEBTOR, ...DAYS, { key: 'amountFen', titles: [claim.title], kind: 'money', mm: 26 }],
      lines: suits, fenOf: claim.of, rowsOf: oneByOne((s) => ({ key: String(s.suitId), values: { unit: s.unitName, borrower: s.name, filedOn: s.filedOn, closedOn: s.closedOn, closedHow: s.closedHow, amountFen: claim.of(s) } })),
    });
  }
  const cell = PARTIES[column];
  if (!cell) return null;
  return listed({
    title: cell.title, explains: `诉讼登记${until}，同一借款人一行；收回为立案之日起登记的本金和利息。`,
    columns: [...DEBTOR, ...DAYS, { key: 'gotFen', titles: ['收回本息'], kind: 'money', mm: 26 }],
    lines: partiesOf(suits).filter(cell.keep), fenOf: gotOf, rowsOf: oneByOne((own) => ({ key: String(own[0]?.partyId ?? 0), values: { ...last(own), gotFen: gotOf(own) } })),
  });
}

const gotOf = (own: readonly SuitFigure[]): number => own.reduce((a, s) => a + s.gotPrincipalFen + s.gotInterestFen, 0);

/** A debtor is named by his latest suit; it stays open while any of them is. */
function last(own: readonly SuitFigure[]): Record<string, string | null> {
  const s = own.at(-1);
  return { unit: s?.unitName ?? '', borrower: s?.name ?? '', filedOn: s?.filedOn ?? '', closedOn: isClosed(own) ? (s?.closedOn ?? null) : null, closedHow: isClosed(own) ? (s?.closedHow ?? null) : null };
}

function receipts(c: ReportContext, row: string, flow: Pick<EntryQuestion, 'title' | 'counts'>): Drill {
  const { group, unit } = partsOfRow(row);
  return entryRows(c, {
    ...flow, unit: 'total', forms: ['cash', 'in_kind'], explains: `${flow.title}，立案之日起、截至${chineseDay(c.asOf)}登记的现金和以物抵债；红字冲正为负数。`,
    where: `${SUED_ENTRIES} AND e.booked_on <= ? AND ${SUIT_OF_ENTRY} IN (SELECT suit_id FROM suit WHERE voided_by IS NULL AND filed_on <= ?${group === null ? '' : ' AND batch_no = ?'}${unit === 'total' ? '' : ' AND unit_id = (SELECT unit_id FROM unit WHERE code = ? AND voided_by IS NULL)'})`,
    args: [c.asOf, c.asOf, ...(group === null ? [] : [Number(group)]), ...(unit === 'total' ? [] : [unit])],
  });
}
