import { parsePeriod } from '../date.js';
import { plainYuan } from '../money.js';
import { finding } from './issue-codes.js';
import type { PlacedFinding } from './ledger-row.js';
import type { DraftValue, ImportKind } from './profile.js';

/** Text columns of the plain forms that hold a month. */
const MONTHS: Readonly<Partial<Record<ImportKind, readonly string[]>>> = { balances: ['period'], gov: ['deductedFrom'] };

/** Months as offices write them (2011-08, 2011年8月, 201108) become periods; the rules between cells are the planner's. */
export function checkPlainRow(kind: ImportKind, values: Record<string, DraftValue>, title: (key: string) => string): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  for (const column of MONTHS[kind] ?? []) {
    const written = values[column];
    if (typeof written !== 'string') continue;
    const period = parsePeriod(written);
    values[column] = period;
    if (period === null) found.push({ column, found: finding('PERIOD_UNREADABLE', { title: title(column), value: written }) });
  }
  for (const [column, value] of Object.entries(values)) {
    if (column.endsWith('Fen') && typeof value === 'number' && value < 0) found.push({ column, found: finding('AMOUNT_NEGATIVE', { title: title(column), value: plainYuan(value) }) });
  }
  return found;
}
