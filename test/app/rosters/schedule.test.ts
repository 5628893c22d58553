import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const plans = async (): Promise<Record<number, readonly number[]>> => Object.fromEntries((await core.call('rosters.schedule', {})).years.map((y) => [y.planYear, y.formedYears]));
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });

describe('D4-12 the schedule of vintages', () => {
  it('ships with three years, is edited, and the edit can be undone', async () => {
    const shipped = { 2011: [2010], 2012: [2008, 2009, 2011], 2013: [2006, 2007, 2012] };
    expect(await plans()).toEqual(shipped);
    const done = await core.call('rosters.plan', { year: 2012, formedYears: [2011, 2005, 2009, 2009] });
    expect(done).toMatchObject({ added: [2005], removed: [2008] });
    await core.call('rosters.plan', { year: 2014, formedYears: [2004] });
    await core.call('rosters.plan', { year: 2013, formedYears: [] });
    expect(await plans()).toEqual({ 2011: [2010], 2012: [2005, 2009, 2011], 2014: [2004] });
    expect((await core.call('rosters.show', { kind: 'vintage', year: 2012 })).persons.map((p) => p.staffNo).sort()).toEqual(['2005', '2009', '2011']);
    await core.call('history.undo', { batch: done.batch });
    expect((await plans())[2012]).toEqual([2008, 2009, 2011]);
    await clean();
  });

  it('refuses what cannot be, and what is there already', async () => {
    expect(await core.refusal('rosters.plan', { year: 2012, formedYears: [2013] })).toMatchObject({ code: 'SCHEDULE_INVALID', message: '年度安排没有保存：2012 年不能清收 2013 年才形成的贷款' });
    expect(await core.refusal('rosters.plan', { year: 2011, formedYears: [2010] })).toMatchObject({ code: 'NOTHING_CHANGED' });
    expect(await core.refusal('rosters.lockYear', { year: 2020 })).toMatchObject({ code: 'SCHEDULE_INVALID' });
  });

  it('a locked year refuses changes with a sentence, the others do not; it is unlocked with a reason', async () => {
    const before = await core.call('rosters.plan', { year: 2011, formedYears: [2009, 2010] });
    await core.call('rosters.lockYear', { year: 2011 });
    expect(await core.refusal('rosters.plan', { year: 2011, formedYears: [2009] })).toMatchObject({ code: 'SCHEDULE_LOCKED', message: '2011 年的年度安排已锁定，没有改动' });
    expect(await core.refusal('rosters.lockYear', { year: 2011 })).toMatchObject({ code: 'NOTHING_CHANGED' });
    expect(await core.refusal('history.undo', { batch: before.batch })).toMatchObject({ kind: 'domain' });
    await core.call('rosters.plan', { year: 2012, formedYears: [2008] });
    expect((await core.call('rosters.schedule', {})).years.map((y) => y.locked)).toEqual([true, false, false]);
    expect((await core.call('settings.vintages', {})).vintages.map((v) => v.locked)).toEqual([true, false, false]);
    expect(await core.refusal('rosters.lockYear', { year: 2011, locked: false })).toMatchObject({ code: 'REASON_NEEDED' });
    await core.call('rosters.lockYear', { year: 2011, locked: false, reason: '县联社调整' });
    await core.call('rosters.plan', { year: 2011, formedYears: [2009] });
    await clean();
  });

  it('stays locked while a roster of the year stands', async () => {
    const lock = await core.call('rosters.lockYear', { year: 2011 });
    const { rosterId } = await core.call('rosters.issue', { year: 2011, kind: 'unit' });
    expect(await core.refusal('rosters.lockYear', { year: 2011, locked: false, reason: '试探' })).toMatchObject({ code: 'SCHEDULE_IN_USE' });
    expect(await core.refusal('history.undo', { batch: lock.batch })).toMatchObject({ code: 'SCHEDULE_IN_USE' });
    await core.call('rosters.withdraw', { rosterId, reason: '重新编制' });
    await core.call('history.undo', { batch: lock.batch });
    expect((await core.call('rosters.schedule', {})).years[0]?.locked).toBe(false);
    await clean();
  });
});
