import Database from 'better-sqlite3';

/**
 * The monthly report worked out a second time, by plain SQL over loans, entries and monthly totals: no derived table of
 * the ledger, nothing of the product's own reports or domain. What both say is right; where they differ one is wrong.
 */
export interface CountyLine {
  readonly key: string;
  readonly unitName: string;
  readonly values: Readonly<Record<string, number | string | null>>;
}

interface Sums {
  beginCount: number; beginFen: number; endCount: number; endFen: number; newYtdFen: number;
  month: Movements; ytd: Movements; allBegin: number; allEnd: number; task: number | null;
}
interface Movements { cash: number; inKind: number; rolled: number; writeOff: number; other: number }

const NPL = `('substandard','doubtful','loss')`;
/** Cash and 抵债 count with their interest and in every book, other forms with their principal and in the book 表内. */
const MOVED = (when: string): string => `SELECT unit_id,
  sum(CASE WHEN form = 'cash' THEN principal_fen + on_fen + off_fen ELSE 0 END) AS cash, sum(CASE WHEN form = 'in_kind' THEN principal_fen + on_fen + off_fen ELSE 0 END) AS inKind,
  sum(CASE WHEN book = 'on' AND form IN ('rollover','upgrade') THEN principal_fen ELSE 0 END) AS rolled, sum(CASE WHEN book = 'on' AND form = 'write_off' THEN principal_fen ELSE 0 END) AS writeOff,
  sum(CASE WHEN book = 'on' AND form IN ('fund_swap','other') THEN principal_fen ELSE 0 END) AS other FROM entry WHERE ${when} GROUP BY unit_id`;

export function countyBySql(file: string, period: string): { readonly rows: readonly CountyLine[]; readonly total: CountyLine['values'] } {
  const conn = new Database(file, { readonly: true });
  try {
    const year = period.slice(0, 4);
    const by = <T>(sql: string, ...args: string[]): Map<number, T> => new Map((conn.prepare(sql).all(...args) as (T & { unit_id: number })[]).map((r) => [r.unit_id, r]));
    // loans one by one: what they began the year with, what was added, what was taken off
    const balances = by<{ beginCount: number; beginFen: number; endCount: number; endFen: number; newYtdFen: number }>(`
      WITH one AS (SELECT l.loan_id, l.unit_id, l.begin_fen AS b, (SELECT coalesce(sum(principal_fen), 0) FROM entry e WHERE e.loan_id = l.loan_id AND e.form = 'new_npl' AND e.period BETWEEN ?1 || '-01' AND ?2) AS g,
        (SELECT coalesce(sum(principal_fen), 0) FROM entry e WHERE e.loan_id = l.loan_id AND e.form <> 'new_npl' AND e.period BETWEEN ?1 || '-01' AND ?2) AS r
        FROM loan l WHERE l.status = 'live' AND l.book = 'on' AND l.begin_year = CAST(?1 AS INTEGER) AND l.risk_class IN ${NPL})
      SELECT unit_id, sum(b > 0) AS beginCount, sum(b) AS beginFen, sum(b + g - r > 0) AS endCount, sum(b + g - r) AS endFen, sum(g) AS newYtdFen FROM one GROUP BY unit_id`.replaceAll('?1', `'${year}'`).replaceAll('?2', `'${period}'`));
    const month = by<Movements>(MOVED(`period = '${period}'`));
    const ytd = by<Movements>(MOVED(`period BETWEEN '${year}-01' AND '${period}'`));
    const all = (p: string): Map<number, { fen: number }> => by(`SELECT unit_id, all_fen AS fen FROM unit_total WHERE voided_by IS NULL AND period = '${p}'`);
    const [allBegin, allEnd] = [all(`${Number(year) - 1}-12`), all(period)];
    const tasks = by<{ fen: number }>(`SELECT p.unit_id, sum(t.target_fen) AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id JOIN staff_post p ON p.staff_id = t.staff_id WHERE y.year = ${year} AND t.voided_by IS NULL AND p.voided_by IS NULL AND p.kind = 'main' AND p.to_on = '9999-12-31' GROUP BY p.unit_id`);
    const units = conn.prepare(`SELECT unit_id, code, name, kind FROM unit WHERE voided_by IS NULL ORDER BY kind = 'office', CAST(code AS INTEGER)`).all() as { unit_id: number; code: string; name: string; kind: string }[];
    const zero: Movements = { cash: 0, inKind: 0, rolled: 0, writeOff: 0, other: 0 };
    const sums = units.map((u): Sums => {
      const b = balances.get(u.unit_id);
      return { beginCount: b?.beginCount ?? 0, beginFen: b?.beginFen ?? 0, endCount: b?.endCount ?? 0, endFen: b?.endFen ?? 0, newYtdFen: b?.newYtdFen ?? 0, month: month.get(u.unit_id) ?? zero, ytd: ytd.get(u.unit_id) ?? zero, allBegin: allBegin.get(u.unit_id)?.fen ?? 0, allEnd: allEnd.get(u.unit_id)?.fen ?? 0, task: tasks.get(u.unit_id)?.fen ?? null };
    });
    const ranks = placesOf(units.map((u, i) => ({ competes: u.kind !== 'office', got: (sums[i]?.ytd.cash ?? 0) + (sums[i]?.ytd.inKind ?? 0), of: sums[i]?.task ?? 0 })));
    const rows = units.map((u, i): CountyLine => {
      const s = sums[i] as Sums;
      const competes = u.kind !== 'office';
      return { key: u.code, unitName: u.name, values: { seq: i + 1, unitName: u.name, ...cells(s), completionPct: competes && s.task !== null ? pct(s.ytd.cash + s.ytd.inKind, s.task) : null, rank: ranks[i] ?? null } };
    });
    const county = sums.reduce(addUp);
    return { rows, total: { seq: null, unitName: '合计', ...cells(county), completionPct: county.task === null ? null : pct(county.ytd.cash + county.ytd.inKind, county.task), rank: null } };
  } finally {
    conn.close();
  }
}

function cells(s: Sums): Record<string, number | string | null> {
  const span = (m: Movements, name: string): Record<string, number> => ({ [`cash${name}Fen`]: m.cash, [`inKind${name}Fen`]: m.inKind, [`recovered${name}Fen`]: m.cash + m.inKind, [`rolled${name}Fen`]: m.rolled, [`writeOff${name}Fen`]: m.writeOff, [`other${name}Fen`]: m.other, [`total${name}Fen`]: m.cash + m.inKind + m.rolled + m.writeOff + m.other });
  return {
    beginCount: s.beginCount, beginFen: s.beginFen, ...span(s.month, 'Month'), ...span(s.ytd, 'Ytd'), newYtdFen: s.newYtdFen, endCount: s.endCount, endFen: s.endFen, changeFen: s.endFen - s.beginFen, changePct: pct(s.endFen - s.beginFen, s.beginFen),
    nplRatioBeginPct: pct(s.beginFen, s.allBegin), nplRatioEndPct: pct(s.endFen, s.allEnd), nplRatioChangePct: points(s.endFen, s.allEnd, s.beginFen, s.allBegin), taskFen: s.task,
  };
}

function addUp(a: Sums, b: Sums): Sums {
  const move = (x: Movements, y: Movements): Movements => ({ cash: x.cash + y.cash, inKind: x.inKind + y.inKind, rolled: x.rolled + y.rolled, writeOff: x.writeOff + y.writeOff, other: x.other + y.other });
  return { beginCount: a.beginCount + b.beginCount, beginFen: a.beginFen + b.beginFen, endCount: a.endCount + b.endCount, endFen: a.endFen + b.endFen, newYtdFen: a.newYtdFen + b.newYtdFen, month: move(a.month, b.month), ytd: move(a.ytd, b.ytd), allBegin: a.allBegin + b.allBegin, allEnd: a.allEnd + b.allEnd, task: a.task === null && b.task === null ? null : (a.task ?? 0) + (b.task ?? 0) };
}

/** One plus the number of competitors with a greater completion; nobody without a task. */
function placesOf(list: readonly { competes: boolean; got: number; of: number }[]): (number | null)[] {
  const field = list.filter((x) => x.competes && x.of > 0);
  return list.map((x) => (!x.competes || x.of <= 0 ? null : 1 + field.filter((y) => BigInt(y.got) * BigInt(x.of) > BigInt(x.got) * BigInt(y.of)).length));
}

/** Hundredths, away from zero at the half. */
export function rounded(part: bigint, whole: bigint): string {
  const sign = part < 0n ? '-' : '';
  const twice = (part < 0n ? -part : part) * 2n;
  const n = String((twice + whole) / (whole * 2n)).padStart(3, '0');
  return `${n === '000' ? '' : sign}${n.slice(0, -2)}.${n.slice(-2)}`;
}
export const pct = (part: number, whole: number): string | null => (whole === 0 ? null : rounded(BigInt(part) * 10_000n, BigInt(whole)));
const points = (a: number, wa: number, b: number, wb: number): string | null => (wa === 0 || wb === 0 ? null : rounded((BigInt(a) * BigInt(wb) - BigInt(b) * BigInt(wa)) * 10_000n, BigInt(wa) * BigInt(wb)));

/** 万元 with two decimals from 分, as every printed money cell of the report has it. */
export const wan = (fen: number): string => rounded(BigInt(fen), 10_000n);
