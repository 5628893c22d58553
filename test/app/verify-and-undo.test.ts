import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { CLOSE_BATCH, IMPORT_BATCH, PERIOD, RUN_BATCH, SAMPLE_FILES, sampleLedger } from '../helpers/sample-ledger.js';
import { TestCore } from '../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('closed');
});
afterEach(() => core.close());

const clean = async (): Promise<OutputOf<'ledger.verify'>> => {
  const found = await core.call('ledger.verify', {});
  expect(found.problems).toEqual([]);
  expect(found.ok).toBe(true);
  return found;
};
const monthly = (): Promise<OutputOf<'reports.table'>> => core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });

describe('Show 4: verify is clean', () => {
  it('after the whole way through', async () => {
    expect(await clean()).toMatchObject({ batches: CLOSE_BATCH, loans: core.one('SELECT count(*) FROM loan') });
  });

  it('after undo of its last batch: the month is open again, the run is still there', async () => {
    const preview = await core.call('history.undoPreview', { batch: CLOSE_BATCH });
    expect(preview.kept).toEqual([]);
    await core.call('history.undo', { batch: CLOSE_BATCH });
    await clean();
    expect(await core.call('app.state', {})).toMatchObject({ period: PERIOD, periodState: 'open', lastClosed: null });
    expect((await core.call('incentive.last', {})).run?.batch).toBe(RUN_BATCH);
    // it can be closed again, and it is the same close
    const again = await core.call('periods.close', { period: PERIOD });
    expect(again.checks.filter((k) => !k.ok)).toEqual([]);
    await clean();
  });

  it('X-3 D-14 after undo of the import, and after taking the same files in once more', async () => {
    const before = await monthly();
    const persons = await core.call('targets.show', { year: 2011 });
    await core.call('history.undo', { batch: CLOSE_BATCH });
    await core.call('history.undo', { batch: RUN_BATCH });
    const preview = await core.call('history.undoPreview', { batch: IMPORT_BATCH });
    expect(preview.effect).toEqual([{ name: '本金余额', beforeFen: expect.any(Number) as number, afterFen: 0 }, { name: '累计清收', beforeFen: 6_009_000_000, afterFen: 0 }]);
    await core.call('history.undo', { batch: IMPORT_BATCH });
    await clean();
    expect(await core.call('loans.page', {})).toMatchObject({ count: 0, rows: [] });
    expect(core.one('SELECT count(*) FROM loan')).toBeGreaterThan(4000);
    expect(core.one(`SELECT count(*) FROM loan WHERE status <> 'cancelled'`)).toBe(0);
    expect(core.one('SELECT sum(principal_fen + on_fen + off_fen) FROM entry')).toBe(0);
    expect(core.one('SELECT count(*) FROM loan_now')).toBe(0);
    expect((await core.call('units.list', {})).units).toEqual([]);
    expect((await core.refusal('rosters.show', { kind: 'responsibility', year: 2011 })).code).toBe('ROSTER_EMPTY');
    expect((await core.refusal('targets.show', { year: 2011 })).code).toBe('TARGETS_MISSING');

    const plan = await core.plan(PERIOD, SAMPLE_FILES);
    expect(plan.totals).toMatchObject({ update: 0, unchanged: 0, conflict: 0, reject: 0 });
    await core.commit(plan);
    await clean();
    const again = await monthly();
    expect(again.rows).toEqual(before.rows);
    expect(again.total).toEqual(before.total);
    expect(again.checks.filter((k) => !k.ok)).toEqual([]);
    expect(await core.call('targets.show', { year: 2011 })).toEqual(persons);
  });

  it('undo of an undo brings everything back', async () => {
    const before = await monthly();
    await core.call('history.undo', { batch: CLOSE_BATCH });
    await core.call('history.undo', { batch: RUN_BATCH });
    const { batch } = await core.call('history.undo', { batch: IMPORT_BATCH });
    await core.call('history.undo', { batch });
    await clean();
    const after = await monthly();
    expect(after.total).toEqual(before.total);
    expect(after.rows).toEqual(before.rows);
    expect((await core.call('history.list', {})).batches.map((b) => [b.id, b.undoOf, b.undoneBy])).toContainEqual([batch, IMPORT_BATCH, 8]);
  });
});

describe('X-3 what cannot be undone says why and what to do', () => {
  it('the creation, a batch twice, a batch others build on, one that is not there', async () => {
    expect(await core.refusal('history.undo', { batch: 1 })).toMatchObject({ code: 'BATCH_NOT_UNDOABLE', hint: '台账的建立不能撤销。' });
    expect(await core.refusal('history.undo', { batch: 99 })).toMatchObject({ code: 'BATCH_UNKNOWN' });
    await core.call('history.undo', { batch: RUN_BATCH });
    expect(await core.refusal('history.undo', { batch: RUN_BATCH })).toMatchObject({ code: 'BATCH_ALREADY_UNDONE' });
    expect(await core.refusal('history.undoPreview', { batch: RUN_BATCH })).toMatchObject({ code: 'BATCH_ALREADY_UNDONE' });
  });

  it('the import while its month is closed: refused naming the month, nothing half done', async () => {
    const refusal = await core.refusal('history.undo', { batch: IMPORT_BATCH });
    expect(refusal.code).toBe('PERIOD_CLOSED');
    expect(refusal.message).toMatch(/^2011-0\d 已结账/);
    expect(core.one('SELECT count(*) FROM batch')).toBe(CLOSE_BATCH);
    await clean();
  });

  it('an import whose records were changed by a later one names the later batch', async () => {
    await core.call('history.undo', { batch: CLOSE_BATCH });
    const [loan] = core.sql<{ id: number }>(`SELECT l.loan_id AS id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 5000000 LIMIT 1`);
    await core.call('recoveries.book', { loanId: loan?.id ?? 0, on: '2011-08-31', principalFen: 100, form: 'cash' });
    // money booked later on a loan of the import stands in the way of cancelling the loan
    const refusal = await core.refusal('history.undo', { batch: IMPORT_BATCH });
    expect(refusal).toMatchObject({ code: 'UNDO_BLOCKED' });
    await clean();
  });
});

describe('verify finds what was tampered with past the guards', () => {
  const tampered = async (change: (conn: Database.Database) => void): Promise<readonly string[]> => {
    await core.core.close();
    const conn = new Database(core.ledger);
    for (const name of conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]) conn.exec(`DROP TRIGGER ${name}`);
    conn.pragma('foreign_keys=OFF');
    change(conn);
    conn.close();
    const opened = await TestCore.open({ ledger: core.ledger });
    try {
      const found = await opened.call('ledger.verify', {});
      expect(found.ok).toBe(false);
      return found.problems;
    } finally {
      await opened.close();
    }
  };

  it.each([
    ['an amount of an entry', `UPDATE entry SET principal_fen = principal_fen + 1 WHERE entry_id = (SELECT min(entry_id) FROM entry WHERE form = 'cash')`, /entry/],
    ['a share', `UPDATE entry_share SET principal_fen = principal_fen + 1 WHERE entry_share_id = 1`, /归属|entry_share/],
    ['a balance', `UPDATE loan_now SET principal_fen = principal_fen + 1 WHERE loan_id = 1`, /贷款 1/],
    ['a dated balance', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE loan_id = 1`, /贷款 1/],
    ['a loan’s fact', `UPDATE loan SET begin_fen = begin_fen + 100 WHERE loan_id = 1`, /loan|贷款/],
    ['a title in 历史', `UPDATE batch SET title = '另一个题目' WHERE batch_id = 2`, /第 2 批/],
    ['who did it', `UPDATE batch SET user_name = '别人' WHERE batch_id = 3`, /第 3 批/],
    ['a change row', `UPDATE change SET after = 'x' WHERE change_id = 100`, /./],
    ['a record taken away', `DELETE FROM entry WHERE entry_id = (SELECT max(entry_id) FROM entry)`, /entry/],
    ['a change row taken away', `DELETE FROM change WHERE change_id = 500`, /变更号|不一致/],
    ['a target', `UPDATE target SET target_fen = target_fen - 100 WHERE target_id = 1`, /target/],
    ['a stored incentive run', `UPDATE incentive_run SET reward_fen = reward_fen + 1`, /incentive_run/],
    ['a forgotten batch', `UPDATE write_gate SET batch_id = 2`, /封账/],
  ])('%s', async (_what, sql, says) => {
    const problems = await tampered((conn) => conn.exec(sql));
    expect(problems.join('\n')).toMatch(says);
  });
});
