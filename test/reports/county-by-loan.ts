import Database from 'better-sqlite3';
import { rounded } from './county-by-sql.js';

/**
 * The county a second time, loan by loan and movement by movement, by plain SQL over the facts: no derived table of the
 * ledger, nothing of the product. The reports' tests add these up by themselves. Good for a ledger whose classes never
 * changed, like the sample county's.
 */
export interface Loan {
  readonly id: number; readonly unit: string; readonly borrower: number; readonly cause: string | null; readonly formed: number; readonly guarantee: string; readonly client: string; readonly riskClass: string;
  /** Principal in 分 at the end of a month, `begin` for 年初. */
  at(month: string): number;
}
export interface Move { readonly loan: number; readonly unit: string; readonly book: string; readonly month: string; readonly form: string; readonly principal: number; readonly interest: number }
export interface Unit { readonly code: string; readonly name: string; readonly office: boolean }
export interface County {
  readonly units: readonly Unit[];
  /** 表内不良. */
  readonly loans: readonly Loan[];
  readonly moves: readonly Move[];
  /** 各项贷款余额 of a month and year targets, by unit. */
  readonly all: (month: string) => ReadonlyMap<string, number>;
  readonly tasks: ReadonlyMap<string, number>;
}

export function countyByLoan(file: string): County {
  const conn = new Database(file, { readonly: true });
  try {
    const all = <T>(sql: string): T[] => conn.prepare(sql).all() as T[];
    const moves = all<Move>(`SELECT e.loan_id AS loan, u.code AS unit, e.book, e.period AS month, e.form, e.principal_fen AS principal, e.on_fen + e.off_fen AS interest FROM entry e JOIN unit u ON u.unit_id = e.unit_id`);
    const byLoan = Map.groupBy(moves, (m) => m.loan);
    const loans = all<Omit<Loan, 'at'> & { begin: number }>(`SELECT l.loan_id AS id, u.code AS unit, l.borrower_id AS borrower, l.cause, CAST(substr(l.npl_on, 1, 4) AS INTEGER) AS formed, l.guarantee, p.kind AS client, l.risk_class AS riskClass, l.begin_fen AS begin FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id WHERE l.status = 'live' AND l.book = 'on' AND l.risk_class IN ('substandard','doubtful','loss')`);
    const totals = all<{ month: string; unit: string; fen: number }>(`SELECT t.period AS month, u.code AS unit, t.all_fen AS fen FROM unit_total t JOIN unit u ON u.unit_id = t.unit_id WHERE t.voided_by IS NULL`);
    const tasks = all<{ unit: string; fen: number }>(`SELECT u.code AS unit, sum(t.target_fen) AS fen FROM target t JOIN unit u ON u.unit_id = t.unit_id WHERE t.voided_by IS NULL GROUP BY 1`);
    return {
      units: all<{ code: string; name: string; office: number }>(`SELECT code, name, kind = 'office' AS office FROM unit WHERE voided_by IS NULL ORDER BY office, CAST(code AS INTEGER)`).map((u) => ({ ...u, office: u.office === 1 })),
      loans: loans.map(({ begin, ...l }) => ({ ...l, at: (month) => (byLoan.get(l.id) ?? []).reduce((a, m) => (month !== 'begin' && m.month <= month ? a + (m.form === 'new_npl' ? m.principal : -m.principal) : a), begin) })),
      moves,
      all: (month) => new Map(totals.filter((t) => t.month === month).map((t) => [t.unit, t.fen])),
      tasks: new Map(tasks.map((t) => [t.unit, t.fen])),
    };
  } finally {
    conn.close();
  }
}

export type Values = Record<string, number | string | null>;
export interface Sheet { readonly rows: readonly (readonly [string, Values])[]; readonly total: Values }

/** A table as a sheet of this file. */
export const sheetOn = (table: { readonly rows: readonly { readonly key: string; readonly values: Values }[]; readonly total: Values | null }): Sheet => ({ rows: table.rows.map((r) => [r.key, r.values] as const), total: table.total ?? {} });

/** Units in order, 信用社小计 when 机关 stands on the sheet too, 合计; `own` is what single units have besides. */
export function sheetOf(units: readonly Unit[], cells: (units: readonly Unit[]) => Values, own: (u: Unit) => Values = () => ({})): Sheet {
  const blank = Object.fromEntries(Object.keys(units[0] ? own(units[0]) : {}).map((k) => [k, null]));
  const lines = units.map((u, i): [string, Values] => [u.code, { seq: i + 1, unitName: u.name, ...cells([u]), ...own(u) }]);
  const unions = units.filter((u) => !u.office);
  if (unions.length < units.length) lines.splice(unions.length, 0, ['sub:unions', { seq: null, unitName: '信用社小计', ...cells(unions), ...blank }]);
  return { rows: lines, total: { seq: null, unitName: '合计', ...cells(units), ...blank } };
}

export const sum = <T>(list: Iterable<T>, of: (x: T) => number): number => {
  let n = 0;
  for (const x of list) n += of(x);
  return n;
};
/** Sum over units; null where none of them has a figure. */
export const known = (map: ReadonlyMap<string, number>, units: readonly Unit[]): number | null => (units.some((u) => map.has(u.code)) ? sum(units, (u) => map.get(u.code) ?? 0) : null);
export const pct = (part: number, whole: number | null): string | null => (whole === null || whole === 0 ? null : rounded(BigInt(part) * 10_000n, BigInt(whole)));
export const points = (a: number, wa: number | null, b: number, wb: number | null): string | null => (!wa || !wb ? null : rounded((BigInt(a) * BigInt(wb) - BigInt(b) * BigInt(wa)) * 10_000n, BigInt(wa) * BigInt(wb)));
export const monthBefore = (month: string): string => (month.endsWith('-01') ? 'begin' : `${month.slice(0, 5)}${String(Number(month.slice(5)) - 1).padStart(2, '0')}`);
/** The month whose 各项贷款余额 belongs to it: 年初 is last December. */
export const totalsOf = (month: string, year: string): string => (month === 'begin' ? `${Number(year) - 1}-12` : month);
/** 余额, 比上月, 比年初. */
export const compared = (key: string, now: number | null, month: number | null, year: number | null): Values => ({ [`${key}Fen`]: now, [`${key}MonthFen`]: now === null || month === null ? null : now - month, [`${key}YearFen`]: now === null || year === null ? null : now - year });
