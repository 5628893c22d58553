import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { IMPORT_BATCH, sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

const YEAR = { from: '2011-01-01', to: '2011-08-31' };
let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

describe('P-4 D4-14 X-4 an incentive run over the sample county', () => {
  it.each(['county-2011', 'jilin-draft', 'longhui-2015'])('%s: what each person gets is exactly what the lines say', async (plan) => {
    const run = await core.call('incentive.run', { plan, ...YEAR, store: false });
    expect(run.persons.length).toBeGreaterThan(200);
    for (const p of run.persons) {
      expect(p.lines.reduce((a, l) => a + l.amountFen, 0), `${p.staffNo} ${p.name}`).toBe(p.rewardFen + p.heldBackFen - p.penaltyFen);
      for (const l of p.lines) expect(l.text, p.staffNo).toMatch(/[\u4e00-\u9fff]/);
    }
    const sum = (of: (p: (typeof run.persons)[number]) => number): number => run.persons.reduce((a, p) => a + of(p), 0);
    expect(run.totals).toMatchObject({ people: run.persons.length, rewardFen: sum((p) => p.rewardFen), heldBackFen: sum((p) => p.heldBackFen), penaltyFen: sum((p) => p.penaltyFen) });
    expect(run).toMatchObject({ runId: null, batch: null });
    expect(core.one('SELECT count(*) FROM incentive_run')).toBe(0);
  });

  it('county-2011: credited amounts and base sums are what plain SQL over receipts and shares gives', async () => {
    const run = await core.call('incentive.run', { plan: 'county-2011', ...YEAR });
    const credited = new Map(core.sql<{ no: string; fen: number }>(`SELECT s.staff_no AS no, sum(x.principal_fen + x.interest_fen) AS fen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form IN ('cash','in_kind') AND e.booked_on BETWEEN '2011-01-01' AND '2011-08-31' GROUP BY 1`).map((r) => [r.no, r.fen]));
    for (const p of run.persons) expect(p.creditedFen, p.staffNo).toBe(credited.get(p.staffNo) ?? 0);
    expect(run.persons.reduce((a, p) => a + p.creditedFen, 0)).toBe(6_009_000_000);
    // a receipt pays a person for his own part of it and for no more, in each step of the derivation
    const parts = new Map(core.sql<{ id: number; no: string; fen: number }>(`SELECT e.entry_id AS id, s.staff_no AS no, sum(x.principal_fen + x.interest_fen) AS fen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id GROUP BY 1, 2`).map((r) => [`${r.id} ${r.no}`, r.fen]));
    const used = new Map<string, number>();
    for (const p of run.persons) for (const l of p.lines.filter((x) => x.receipt !== null)) used.set(`${l.receipt} ${p.staffNo} ${l.step}`, (used.get(`${l.receipt} ${p.staffNo} ${l.step}`) ?? 0) + l.baseFen);
    for (const [key, base] of used) expect(base, key).toBeLessThanOrEqual(parts.get(key.split(' ', 2).join(' ')) ?? -1);
    expect(core.sql('SELECT reward_fen AS r, held_fen AS h, penalty_fen AS p FROM incentive_run')).toEqual([{ r: run.totals.rewardFen, h: run.totals.heldBackFen, p: run.totals.penaltyFen }]);
  });

  it('county-2011: reward and holdback are the plan’s percentages of the shares, by plain arithmetic', async () => {
    // 1 % of what came in kind, 1.5 % of principal and 3 % of interest in cash, 3 % of everything on written-off loans; own loans nothing
    const earned = core.sql<{ no: string; target: number | null; credited: number; ppm: number }>(`SELECT s.staff_no AS no, (SELECT t.target_fen FROM target t WHERE t.staff_id = s.staff_id) AS target, sum(x.principal_fen + x.interest_fen) AS credited,
      sum(CASE WHEN EXISTS (SELECT 1 FROM loan_responsible r WHERE r.loan_id = e.loan_id AND r.staff_id = s.staff_id AND r.role IN ('investigate','approve') AND r.voided_by IS NULL) AND l.problem IN ('staff_own','staff_guaranteed','staff_introduced') THEN 0
        WHEN e.form = 'in_kind' THEN (x.principal_fen + x.interest_fen) * 10000 WHEN e.book = 'written_off' THEN (x.principal_fen + x.interest_fen) * 30000 ELSE x.principal_fen * 15000 + x.interest_fen * 30000 END) AS ppm
      FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN loan l ON l.loan_id = e.loan_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form IN ('cash','in_kind') GROUP BY s.staff_id`);
    const run = await core.call('incentive.run', { plan: 'county-2011', ...YEAR, store: false });
    const wanted = new Map(earned.map((p) => {
      // paid by the pace: the year's target times 243 of 365 days; under six tenths nothing, beyond it all
      const pace = p.target === null ? 1 : Math.min(1, (p.credited * 365) / (p.target * 243));
      const all = pace < 0.6 ? 0 : (p.ppm / 1_000_000) * pace;
      return [p.no, { paid: all * 0.7, held: all * 0.3 }];
    }));
    let lines = 0;
    for (const p of run.persons) {
      const w = wanted.get(p.staffNo) ?? { paid: 0, held: 0 };
      // every line is rounded to the 分 once
      const most = p.lines.length / 2 + 2;
      lines += most;
      expect(Math.abs(p.rewardFen - w.paid), `${p.staffNo} paid ${p.rewardFen} ${w.paid}`).toBeLessThanOrEqual(most);
      expect(Math.abs(p.heldBackFen - w.held), `${p.staffNo} held`).toBeLessThanOrEqual(most);
      expect(p.penaltyFen).toBe(0);
    }
    expect(run.totals.rewardFen).toBeGreaterThan(10_000_000);
    expect(lines / run.totals.rewardFen).toBeLessThan(0.001);
  });

  it('a stored run is kept: later receipts and undo of other batches do not recompute it', async () => {
    const run = await core.call('incentive.run', { plan: 'county-2011', ...YEAR });
    const [loan] = core.sql<{ id: number }>(`SELECT n.loan_id AS id FROM loan_now n WHERE n.book = 'on' AND n.principal_fen > 9000000 LIMIT 1`);
    await core.call('recoveries.book', { loanId: loan?.id ?? 0, on: '2011-08-31', principalFen: 8_000_000, form: 'cash', persons: [{ staffNo: '0001', sharePpm: 1_000_000 }] });
    expect(await core.call('incentive.last', {})).toEqual({ run });
    expect(await core.call('incentive.last', { runId: run.runId ?? 0 })).toEqual({ run });
    const tried = await core.call('incentive.run', { plan: 'county-2011', ...YEAR, store: false });
    expect(tried.persons.find((p) => p.staffNo === '0001')?.creditedFen).toBe((run.persons.find((p) => p.staffNo === '0001')?.creditedFen ?? 0) + 8_000_000);

    const second = await core.call('incentive.run', { plan: 'county-2011', ...YEAR });
    expect((await core.call('incentive.last', {})).run?.runId).toBe(second.runId);
    await core.call('history.undo', { batch: second.batch ?? 0 });
    expect(await core.call('incentive.last', {})).toEqual({ run });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('two halves add up to the whole in what is credited; the second half knows the first', async () => {
    const first = await core.call('incentive.run', { plan: 'county-2011', from: '2011-01-01', to: '2011-06-30', store: false });
    const second = await core.call('incentive.run', { plan: 'county-2011', from: '2011-07-01', to: '2011-08-31', store: false });
    const whole = await core.call('incentive.run', { plan: 'county-2011', ...YEAR, store: false });
    const byNo = new Map(second.persons.map((p) => [p.staffNo, p]));
    const inFirst = new Map(first.persons.map((p) => [p.staffNo, p]));
    for (const p of whole.persons) expect(byNo.get(p.staffNo)?.creditedFen, p.staffNo).toBe(p.creditedFen);
    expect(first.persons.reduce((a, p) => a + p.creditedFen, 0)).toBe(core.one(`SELECT sum(principal_fen + on_fen + off_fen) FROM entry WHERE form IN ('cash','in_kind') AND booked_on <= '2011-06-30'`));
    expect(inFirst.size).toBeGreaterThan(200);
  });

  it('期初带入 is nobody’s work; a loan of one’s own brings nothing', async () => {
    expect(core.one(`SELECT count(*) FROM entry WHERE carried = 1 AND form IN ('cash','in_kind')`)).toBe(0);
    const run = await core.call('incentive.run', { plan: 'county-2011', ...YEAR, store: false });
    const own = core.sql<{ no: string; entry: number }>(`SELECT DISTINCT s.staff_no AS no, e.entry_id AS entry FROM loan_responsible r JOIN staff s ON s.staff_id = r.staff_id JOIN loan l ON l.loan_id = r.loan_id JOIN entry e ON e.loan_id = l.loan_id JOIN entry_share x ON x.entry_id = e.entry_id AND x.staff_id = s.staff_id WHERE r.role IN ('investigate','approve') AND l.problem IN ('staff_own','staff_guaranteed','staff_introduced') AND e.form = 'cash'`);
    for (const { no, entry } of own) {
      const lines = run.persons.find((p) => p.staffNo === no)?.lines.filter((l) => l.receipt === entry) ?? [];
      expect(lines.reduce((a, l) => a + l.amountFen, 0), `${no} ${entry}`).toBe(0);
    }
  });

  it('the workbook for the payroll holds the run’s sums', async () => {
    const run = await core.call('incentive.run', { plan: 'county-2011', ...YEAR });
    const { files } = await core.call('incentive.export', { runId: run.runId ?? 0 });
    const book = XLSX.read(readFileSync(core.pathOf(files[0] as (typeof files)[number])));
    const grid = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: true }).filter((r) => /^\d{4}$/.test(String(r[0])));
    expect(grid).toHaveLength(run.persons.length);
    for (const [column, key] of [[8, 'rewardFen'], [9, 'heldBackFen'], [10, 'penaltyFen']] as const) expect(Math.round(grid.reduce((a, r) => a + Number(r[column] ?? 0), 0) * 100), key).toBe(run.totals[key]);
    expect((await core.refusal('incentive.export', { runId: 99 })).kind).toBe('domain');
  });

  it('what cannot be run is refused: unknown plans, days in the wrong order, a file with a mistake', async () => {
    expect(await core.refusal('incentive.run', { plan: 'no-such', ...YEAR })).toMatchObject({ code: 'RULE_PLAN_UNKNOWN' });
    expect(await core.refusal('incentive.run', { plan: 'county-2011', from: '2011-08-31', to: '2011-01-01' })).toMatchObject({ code: 'RUN_RANGE_INVALID' });
    expect(await core.refusal('incentive.run', { plan: 'county-2011', from: '2010-07-01', to: '2011-08-31' })).toMatchObject({ code: 'RUN_RANGE_INVALID' });
    const broken = core.adopt(core.put('办法.json', '{"id":'));
    expect(await core.refusal('incentive.run', { planFile: broken, ...YEAR })).toMatchObject({ code: 'RULE_PLAN_INVALID' });
    const wrong = core.adopt(core.put('办法2.json', '{"id":"x","version":1}'));
    expect(await core.refusal('incentive.run', { planFile: wrong, ...YEAR })).toMatchObject({ code: 'RULE_PLAN_INVALID' });
    expect(core.one('SELECT max(batch_id) FROM batch')).toBe(IMPORT_BATCH);
  });
});
