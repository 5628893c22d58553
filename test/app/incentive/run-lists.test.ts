import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { RunList } from '../../../electron/contract/incentive.js';
import { sumFen } from '../../../electron/domain/money.js';
import { BEHIND, BUSY, LAWYER, officeRuns, type OfficeRuns } from './office-run.js';

type Run = NonNullable<OutputOf<'incentive.last'>['run']>;
type Cell = string | number | undefined;
interface Sheet { readonly title: string; readonly head: readonly string[]; readonly rows: readonly Cell[][]; readonly total: readonly Cell[] }

let office: OfficeRuns;
beforeAll(async () => {
  office = await officeRuns();
}, 120_000);
afterAll(() => office?.core.close());

async function sheets(run: Run, list: RunList): Promise<Sheet[]> {
  const { files } = await office.core.call('incentive.export', { runId: run.runId ?? 0, list });
  return files.map((file) => {
    const book = XLSX.read(readFileSync(office.core.pathOf(file)));
    const grid = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: true });
    const [first, , head = [], ...body] = grid;
    return { title: String(first?.[0]), head: head.map(String), rows: body.slice(0, -1), total: body.at(-1) ?? [] };
  });
}
async function sheet(run: Run, list: RunList): Promise<Sheet> {
  const all = await sheets(run, list);
  expect(all).toHaveLength(1);
  return all[0] as Sheet;
}
const fen = (cell: Cell): number => {
  expect(typeof cell).toBe('number');
  return Math.round(Number(cell) * 100);
};
const column = (s: Sheet, name: string): number => {
  const at = s.head.indexOf(name);
  expect(at, `${name} in ${s.head.join(' ')}`).toBeGreaterThanOrEqual(0);
  return at;
};
/** The column's rows add up to its 合计; returns the sum in 分. */
const sumOf = (s: Sheet, name: string): number => {
  const at = column(s, name);
  const sum = sumFen(s.rows.map((r) => fen(r[at])));
  expect(fen(s.total[at]), name).toBe(sum);
  return sum;
};

describe('P-4 D4-15 the lists of a run as workbooks', () => {
  it('payroll: everyone, what is carried over and paid out last, sums as in the run', async () => {
    for (const run of [office.first, office.second]) {
      const s = await sheet(run, 'payroll');
      expect(s.head).toEqual(['工号', '姓名', '机构', '职级', '任务(元)', '认定额(元)', '完成率(%)', '名次', '应发奖励(元)', '暂留(元)', '扣罚(元)', '限制事项', '结转(元)', '实付(元)']);
      expect(s.rows.map((r) => r[0])).toEqual(run.persons.map((p) => p.staffNo));
      expect([sumOf(s, '应发奖励(元)'), sumOf(s, '暂留(元)'), sumOf(s, '扣罚(元)'), sumOf(s, '结转(元)'), sumOf(s, '实付(元)')]).toEqual([run.totals.rewardFen, run.totals.heldBackFen, run.totals.penaltyFen, run.totals.carriedFen, run.totals.rewardFen - run.totals.penaltyFen]);
      expect(s.title).toContain(`${run.from} 至 ${run.to}`);
    }
  });

  it('rewards: from the receipts to what is paid, row by row', async () => {
    for (const run of [office.first, office.second]) {
      const s = await sheet(run, 'rewards');
      expect([sumOf(s, '应发奖励(元)'), sumOf(s, '暂留(元)')]).toEqual([run.totals.rewardFen, run.totals.heldBackFen]);
      const at = (name: string): number => column(s, `${name}(元)`);
      for (const r of s.rows) {
        const [receipts, share, gate, cap, round, prize, due, held, reward] = ['逐笔计奖', '单位、领导分成', '完成率挂钩', '封顶', '取整', '竞赛奖励', '应奖', '暂留', '应发奖励'].map((n) => fen(r[at(n)]));
        expect(sumFen([receipts ?? 0, share ?? 0, gate ?? 0, cap ?? 0, round ?? 0, prize ?? 0]), String(r[0])).toBe(due);
        expect((due ?? 0) - (held ?? 0)).toBe(reward);
      }
      expect(s.rows.every((r) => run.persons.find((p) => p.staffNo === r[0])?.lines.length)).toBe(true);
    }
  });

  it('deductions: due, taken within the wage limit, carried over, with the sentence of the clause', async () => {
    const s = await sheet(office.second, 'deductions');
    expect([sumOf(s, '本期扣(元)'), sumOf(s, '结转下期(元)')]).toEqual([office.second.totals.penaltyFen, office.second.totals.carriedFen]);
    expect(sumOf(s, '应扣(元)')).toBe(office.second.totals.penaltyFen + office.second.totals.carriedFen);
    const behind = s.rows.find((r) => r[0] === BEHIND);
    expect(behind?.slice(4)).toEqual([21_963.56, 300, 21_663.56, '欠任务扣绩效：完成率0.62%，低于100%，欠219,635.56元，按欠额10%扣21,963.56元']);
    expect(s.rows.some((r) => r[0] === BUSY)).toBe(false);
    expect((await sheet(office.first, 'deductions')).rows.every((r) => r.every((c) => c === undefined || c === ''))).toBe(true);
  });

  it('sanctions: warned before the end, in force after it, from when and what lifts them', async () => {
    const due = office.second.persons.flatMap((p) => p.sanctionsDue.map((x) => [p.staffNo, x.name]));
    const s = await sheet(office.second, 'sanctions');
    expect(s.rows.map((r) => [r[0], r[4]])).toEqual(due);
    const from = XLSX.SSF.parse_date_code(Number(s.rows[0]?.[column(s, '起始日')]));
    expect([from.y, from.m, from.d]).toEqual([2011, 9, 11]);
    expect(new Set(s.rows.map((r) => `${r[column(s, '状态')]} ${r[column(s, '解除条件')]}`))).toEqual(new Set(['已生效 补足欠额并经考核小组确认']));
    const before = await sheet(office.first, 'sanctions');
    expect(before.rows.length).toBeGreaterThan(0);
    expect(new Set(before.rows.map((r) => `${r[column(before, '状态')]} ${r[column(before, '起始日')] ?? ''}`))).toEqual(new Set(['预警 ']));
  });

  it('commission: collectors that are no employees, with what they brought in and earn', async () => {
    const s = await sheet(office.first, 'commission');
    const lawyer = office.first.persons.find((p) => p.staffNo === LAWYER);
    const mine = office.core.one(`SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE s.staff_no = ? AND e.form IN ('cash','in_kind') AND e.booked_on BETWEEN '2011-01-01' AND '2011-08-31'`, LAWYER);
    expect(mine).toBeGreaterThan(0);
    expect(s.rows.map((r) => [r[0], r[2]])).toEqual([[LAWYER, '律师事务所']]);
    expect([sumOf(s, '收回额(元)'), sumOf(s, '手续费(元)'), sumOf(s, '应付(元)')]).toEqual([mine, (lawyer?.rewardFen ?? 0) + (lawyer?.heldBackFen ?? 0), lawyer?.rewardFen]);
  });

  it('ranking: persons within their tier and units by completion; equal completion shares a place', async () => {
    const run = office.first;
    const [persons, units] = await sheets(run, 'ranking');
    if (!persons || !units) throw new Error('two workbooks');
    for (const [, own] of Map.groupBy(persons.rows, (r) => r[0])) {
      const placed = own.filter((r) => typeof r[1] === 'number');
      const ratio = (r: Cell[]): number => fen(r[6]) / fen(r[5]);
      placed.forEach((r, i) => expect(r[1]).toBe(i > 0 && ratio(r) === ratio(placed[i - 1] ?? []) ? placed[i - 1]?.[1] : i + 1));
      placed.slice(1).forEach((r, i) => expect(ratio(r)).toBeLessThanOrEqual(ratio(placed[i] ?? [])));
    }
    const measured = run.persons.filter((p) => p.targetFen > 0 || p.creditedFen !== 0);
    expect(persons.rows).toHaveLength(measured.length);
    for (const s of [persons, units]) expect([sumOf(s, '任务(元)'), sumOf(s, '认定额(元)')]).toEqual([sumFen(measured.map((p) => p.targetFen)), sumFen(measured.map((p) => p.creditedFen))]);
    for (const r of units.rows) expect(fen(r[3]), String(r[0])).toBe(sumFen(measured.filter((p) => p.unit === r[0]).map((p) => p.targetFen)));
    const ratios = units.rows.filter((r) => typeof r[1] === 'number').map((r) => fen(r[4]) / fen(r[3]));
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    expect(units.rows.filter((r) => r[1] === 1)).not.toHaveLength(0);
  });

  it('refuses a run that does not exist', async () => {
    expect((await office.core.refusal('incentive.export', { runId: 99, list: 'payroll' })).code).toBe('RUN_UNKNOWN');
  });
});
