import type { DomainError } from '../../domain/domain-error.js';
import { nameOf } from '../../domain/codes.js';
import { CODE_LISTS } from '../../domain/importing/code-lists.js';
import { findTables } from '../../domain/importing/find-tables.js';
import { LEDGER_COLUMNS } from '../../domain/importing/ledger-form.js';
import type { DraftValue, ImportProfile, SheetReading } from '../../domain/importing/profile.js';
import { readTable } from '../../domain/importing/read-table.js';
import type { ReportValue } from '../../domain/reporting/report-table.js';
import { fillForm } from '../../workbook/forms/fill-form.js';
import type { OwnForm } from '../../workbook/forms/own-form.js';
import { readWorkbook } from '../../workbook/reading/read-workbook.js';

/** The refusal of a workbook as a form, in words. */
export type Unsuitable = (reason: string, cause?: unknown) => DomainError;

/**
 * Fills a form with two made-up loans and reads it back by its own profile: every column must give what was written, to
 * the 分, and nothing else may be read. Throws what `unsuitable` makes of the first difference.
 */
export async function tryForm(form: OwnForm, profile: ImportProfile, unsuitable: Unsuitable): Promise<void> {
  const keys = Object.keys(form.map.columns);
  const loans = [1, 2].map(triedLoan);
  const total = form.map.totalRow === undefined ? {} : { total: Object.fromEntries(LEDGER_COLUMNS.filter((c) => c.type === 'money' && keys.includes(c.key)).map((c) => [c.key, loans.reduce((a, l) => a + Number(l[c.key]?.read ?? 0), 0)])) };
  let file: Uint8Array;
  try {
    file = fillForm(form.template, form.map, { cells: {}, rows: loans.map((l) => Object.fromEntries(keys.map((k) => [k, l[k]?.written ?? null]))), ...total });
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    throw unsuitable('试填没有成功，多半是合计行或样例行的公式与各列对不上', e);
  }
  const reading = await readBack(file, form, profile);
  if (!reading || reading.rows.length !== loans.length) throw unsuitable(`试填 ${loans.length} 行，读回 ${reading?.rows.length ?? 0} 行`);
  for (const [i, loan] of loans.entries()) {
    for (const key of keys) {
      const back = reading.rows[i]?.values[key] ?? null;
      if (back !== (loan[key]?.read ?? null)) throw unsuitable(`试填后“${titleOf(profile, key)}”读回来是“${back ?? ''}”，应为“${loan[key]?.read ?? ''}”`);
    }
  }
  const doubt = reading.issues.find((i) => i.code === 'TOTAL_DIFFERS' || i.code === 'ROWS_AFTER_END');
  if (doubt) throw unsuitable(doubt.message);
}

const titleOf = (profile: ImportProfile, key: string): string => profile.fields.find((f) => f.key === key)?.titles.at(-1) ?? key;

async function readBack(file: Uint8Array, form: OwnForm, profile: ImportProfile): Promise<SheetReading | null> {
  const sheet = (await readWorkbook(file, form.map.title)).sheets.find((s) => s.name === form.map.sheet);
  const match = sheet && findTables(sheet, [profile])[0];
  return sheet && match ? readTable(sheet, match, profile) : null;
}

interface Tried {
  /** As it goes into the form. */
  readonly written: ReportValue;
  /** As it comes back. */
  readonly read: DraftValue;
}

/** A loan with something different in every column; its amounts agree with each other. */
function triedLoan(no: number): Record<string, Tried> {
  const same = (value: ReportValue): Tried => ({ written: value, read: value });
  const amounts: Record<string, number> = { originalFen: 9_876_543 + no, beginFen: 1_234_567 * no, newFen: 100_001, cashFen: 20_002, inKindFen: 3_003, rolledFen: 404, otherReducedFen: 55, onInterestFen: 777, offInterestFen: 8_808 * no, interestPaidFen: 909 };
  amounts['principalFen'] = ['cashFen', 'inKindFen', 'rolledFen', 'otherReducedFen'].reduce((a, k) => a - (amounts[k] ?? 0), (amounts['beginFen'] ?? 0) + (amounts['newFen'] ?? 0));
  const days: Record<string, string> = { grantedOn: '2008-03-20', dueOn: `2009-03-2${no}`, nplOn: `2010-06-1${no}`, limitationOn: '2012-10-31', guaranteeUntilOn: '2012-11-30' };
  const others: Record<string, Tried> = { seq: same(no), formedYear: same(2010), rollovers: same(no), callYear: same(2011), ratePpm: { written: '7.965', read: 79_650 }, stock: same('存量'), responsible: same('甲样(调查)60%；乙样(包收)40%') };
  return Object.fromEntries(LEDGER_COLUMNS.map((c): [string, Tried] => {
    if (others[c.key]) return [c.key, others[c.key] as Tried];
    if (c.type === 'money') return [c.key, same(amounts[c.key] ?? 0)];
    if (c.type === 'day') return [c.key, same(days[c.key] ?? null)];
    const list = CODE_LISTS.get(c.codes ?? '');
    if (list) return [c.key, { written: nameOf(list, list[0]?.code ?? ''), read: list[0]?.code ?? null }];
    return [c.key, same(c.type === 'id' ? `00${no}${c.no}` : `试填${c.title}${no}`)];
  }));
}
