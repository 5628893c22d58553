import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

// Imports nothing of the product's rules: plain SQL over the ledger and the arithmetic of the county's plan written out.

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

interface Part { entry: number; no: string; form: string; book: string; own: 0 | 1; p: number; i: number; wp: number; won: number; woff: number }

const halfUp = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b);
/** A whole amount cut by weights: rounded down, what is left to the largest remainders, ties to the first. */
function cut(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((w, i) => ({ i, floor: Math.floor((whole * w) / sum), rest: (BigInt(whole) * BigInt(w)) % BigInt(sum) }));
  let left = whole - exact.reduce((a, e) => a + e.floor, 0);
  const out = exact.map((e) => e.floor);
  for (const e of [...exact].sort((a, b) => Number(b.rest - a.rest) || a.i - b.i)) if (left-- > 0) out[e.i] = (out[e.i] ?? 0) + 1;
  return out;
}

/** 1 % in kind, 3 % on written-off loans and on interest, 1.5 % on principal; own loans nothing. */
const RATES = { in_kind: 10_000, written_off: 30_000, principal: 15_000, interest: 30_000 };

function earnedBy(from: string, to: string): Map<string, number> {
  const rows = core.sql<Part>(`SELECT e.entry_id AS entry, s.staff_no AS no, e.form, e.book,
      EXISTS (SELECT 1 FROM loan_responsible r WHERE r.loan_id = e.loan_id AND r.staff_id = x.staff_id AND r.role IN ('investigate','approve') AND r.voided_by IS NULL AND l.problem IN ('staff_own','staff_guaranteed','staff_introduced')) AS own,
      x.principal_fen AS p, x.interest_fen AS i, e.principal_fen AS wp, e.on_fen AS won, e.off_fen AS woff
    FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form IN ('cash','in_kind') AND e.carried = 0 AND e.booked_on BETWEEN ? AND ? ORDER BY e.entry_id, s.staff_no`, from, to);
  const earned = new Map<string, number>();
  for (const parts of Map.groupBy(rows, (r) => r.entry).values()) {
    const [first] = parts as [Part, ...Part[]];
    const rate = (component: 'principal' | 'interest'): bigint => BigInt(first.form === 'in_kind' ? RATES.in_kind : first.book === 'written_off' ? RATES.written_off : RATES[component]);
    const on = cut(first.won, parts.map((x) => x.i));
    const weights = { principal: parts.map((x) => x.p), on, off: parts.map((x, k) => x.i - (on[k] ?? 0)) };
    const pays = [[first.wp, 'principal', weights.principal], [first.won, 'interest', weights.on], [first.woff, 'interest', weights.off]] as const;
    for (const [whole, component, w] of pays) {
      if (whole === 0) continue;
      const shares = cut(Number(halfUp(BigInt(whole) * rate(component), 1_000_000n)), w);
      parts.forEach((x, k) => { if (!x.own) earned.set(x.no, (earned.get(x.no) ?? 0) + (shares[k] ?? 0)); });
    }
  }
  return earned;
}

describe('P-4 X-4 the sample county by plain SQL and arithmetic', () => {
  it.each([
    ['a quarter, with its contest', '2011-04-01', '2011-06-30', 181, [100_000, 60_000, 30_000]],
    ['the year so far', '2011-01-01', '2011-08-31', 243, []],
  ])('%s: every person’s reward and holdback to the 分, and their sums', async (_name, from, to, days, prizes) => {
    const run = await core.call('incentive.run', { plan: 'county-2011', from, to });
    const earned = earnedBy(from, to);
    const persons = core.sql<{ no: string; target: number | null; credited: number }>(`SELECT s.staff_no AS no, (SELECT t.target_fen FROM target t WHERE t.staff_id = s.staff_id AND t.voided_by IS NULL) AS target, coalesce((SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id WHERE x.staff_id = s.staff_id AND e.form IN ('cash','in_kind') AND e.booked_on BETWEEN '2011-01-01' AND ?), 0) AS credited FROM staff s`, to);
    // 劳动竞赛: the three who brought in most in the days
    const best = core.sql<{ no: string }>(`SELECT s.staff_no AS no FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form IN ('cash','in_kind') AND e.carried = 0 AND e.booked_on BETWEEN ? AND ? GROUP BY 1 ORDER BY sum(x.principal_fen + x.interest_fen) DESC LIMIT 3`, from, to).map((r) => r.no);
    const byNo = new Map(run.persons.map((p) => [p.staffNo, p]));
    const sums = { reward: 0, held: 0 };
    for (const p of persons) {
      const all = BigInt(earned.get(p.no) ?? 0);
      // paid by the pace: the year's target × days ÷ 365; under six tenths nothing, from the whole on all of it
      const [num, den] = p.target === null || p.target === 0 ? [1n, 1n] : [BigInt(p.credited) * 365n, BigInt(p.target) * BigInt(days)];
      const after = num * 10n < den * 6n ? 0n : num >= den ? all : halfUp(all * num, den);
      const held = halfUp(after * 300_000n, 1_000_000n);
      const paid = Number(after - held) + (prizes[best.indexOf(p.no)] ?? 0);
      const got = byNo.get(p.no);
      expect({ no: p.no, credited: got?.creditedFen, reward: got?.rewardFen, held: got?.heldBackFen, penalty: got?.penaltyFen }).toEqual({ no: p.no, credited: p.credited, reward: paid, held: Number(held), penalty: 0 });
      sums.reward += paid;
      sums.held += Number(held);
    }
    expect(run.totals).toMatchObject({ people: persons.length, rewardFen: sums.reward, heldBackFen: sums.held, penaltyFen: 0, recoveredFen: core.one(`SELECT sum(principal_fen + on_fen + off_fen) FROM entry WHERE form IN ('cash','in_kind') AND carried = 0 AND booked_on BETWEEN '${from}' AND '${to}'`) });
    expect(sums.reward).toBeGreaterThan(1_000_000);
    // whoever brought something in has lines, and every receipt of the days is on its persons' lines
    const pairs = core.sql<{ pair: string }>(`SELECT DISTINCT e.entry_id || ' ' || s.staff_no AS pair FROM entry e JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form IN ('cash','in_kind') AND e.carried = 0 AND e.booked_on BETWEEN ? AND ?`, from, to).map((r) => r.pair);
    const lines = new Set(run.persons.flatMap((p) => p.lines.filter((l) => l.receipt !== null).map((l) => `${l.receipt} ${p.staffNo}`)));
    expect(pairs.filter((p) => !lines.has(p))).toEqual([]);
    expect(lines.size).toBe(pairs.length);
  });
});
