import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterSheet } from '../../../electron/contract/rosters.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
let rosterId: number;
let sheets: readonly RosterSheet[];
beforeEach(async () => {
  core = await sampleLedger('imported');
  ({ rosterId } = await core.call('rosters.issue', { year: 2011, kind: 'responsibility', on: '2011-07-04', asOf: '2011-06-30' }));
  sheets = (await core.call('rosters.one', { rosterId })).persons;
});
afterEach(() => core.close());

const act = (which: readonly number[], what: 'printed' | 'delivered' | 'signed' | 'refused' | 'reminded' | 'warned' | 'returned', on: string, more: object = {}) => core.call('rosters.act', { rosterId, sheetIds: which.map((i) => sheets[i]?.sheetId ?? 0), act: what, on, by: '周样初', ...more });
const refused = (which: readonly number[], what: 'delivered' | 'signed' | 'refused' | 'reminded' | 'returned', on: string, more: object = {}) => core.refusal('rosters.act', { rosterId, sheetIds: which.map((i) => sheets[i]?.sheetId ?? 0), act: what, on, ...more });
const state = async (i: number): Promise<RosterSheet> => (await core.call('rosters.one', { rosterId })).persons[i] as RosterSheet;
const HANDED = { how: '当面', to: '本人' };

describe('D4-13 what happens to a person’s sheet', () => {
  it('printed, delivered, reminded, signed, returned: each dated, with how and to whom', async () => {
    const all = sheets.map((_, i) => i);
    expect(await act(all, 'printed', '2011-07-04')).toMatchObject({ sheets: sheets.length });
    await act(all, 'delivered', '2011-07-05', HANDED);
    await act([0], 'reminded', '2011-07-20', { how: '电话' });
    await act([0], 'signed', '2011-07-22');
    await act([0], 'returned', '2011-07-25');
    await act([1], 'refused', '2011-07-10', { says: '称第 3 笔与己无关' });
    expect(await state(0)).toMatchObject({ state: 'signed', deliveredOn: '2011-07-05', signedOn: '2011-07-22', returnedOn: '2011-07-25', reminders: 1, remindOn: null });
    expect(await state(1)).toMatchObject({ state: 'refused', remindOn: null });
    expect(await state(2)).toMatchObject({ state: 'delivered', signedOn: null, remindOn: '2011-07-16' });
    expect((await core.call('rosters.issued', {})).rosters[0]).toMatchObject({ delivered: sheets.length, signed: 1 });
    const { acts } = await core.call('rosters.sheet', { sheetId: sheets[0]?.sheetId ?? 0 });
    expect(acts.map((a) => [a.act, a.on, a.how, a.to])).toEqual([['printed', '2011-07-04', '', ''], ['delivered', '2011-07-05', '当面', '本人'], ['reminded', '2011-07-20', '电话', ''], ['signed', '2011-07-22', '', ''], ['returned', '2011-07-25', '', '']]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('refuses what cannot follow, for one and for many: all or none', async () => {
    expect(await refused([0], 'delivered', '2011-07-05')).toMatchObject({ code: 'ACT_OUT_OF_ORDER', message: expect.stringContaining('怎样送达') as string });
    expect(await refused([0], 'delivered', '2011-07-03', HANDED)).toMatchObject({ code: 'ACT_OUT_OF_ORDER', message: expect.stringContaining('2011-07-04') as string });
    expect(await refused([0], 'reminded', '2011-07-05')).toMatchObject({ code: 'ACT_OUT_OF_ORDER' });
    expect(await refused([0], 'returned', '2011-07-05')).toMatchObject({ code: 'ACT_OUT_OF_ORDER' });
    expect(await refused([0], 'signed', '2011-09-01')).toMatchObject({ code: 'DAY_IN_FUTURE' });
    await act([0], 'signed', '2011-07-06');
    expect(await refused([1, 0], 'signed', '2011-07-07')).toMatchObject({ code: 'ACT_OUT_OF_ORDER', message: expect.stringContaining(sheets[0]?.name ?? '?') as string });
    expect(await state(1)).toMatchObject({ state: 'open' });
    expect(await core.refusal('rosters.act', { rosterId, sheetIds: [99_999], act: 'signed', on: '2011-07-07' })).toMatchObject({ code: 'ACT_OUT_OF_ORDER' });
    // a signature on the spot is a delivery too
    expect(await state(0)).toMatchObject({ state: 'signed', deliveredOn: '2011-07-06' });
  });

  it('an act is taken back by undo', async () => {
    const { batch } = await act([0], 'signed', '2011-07-06');
    await core.call('history.undo', { batch });
    expect(await state(0)).toMatchObject({ state: 'open', signedOn: null });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});

describe('D4-13 what is due: delivery, reminders, warnings by quarter and then by month', () => {
  const due = async (until: string) => (await core.call('rosters.due', { until })).due.map((d) => [d.kind, d.dueOn, d.sheets]);
  const owing = async (): Promise<number> => (await core.call('rosters.one', { rosterId })).persons.filter((p) => p.leftFen > 0).length;

  it('lists them by roster, and on the home list', async () => {
    const all = sheets.length;
    const open = await owing();
    expect(await due('2011-12-31')).toEqual([['deliver', '2011-07-14', all], ['warn', '2011-09-30', open], ['warn', '2011-10-31', open], ['warn', '2011-11-30', open], ['warn', '2011-12-31', open]]);
    await act(sheets.map((_, i) => i), 'delivered', '2011-07-05', HANDED);
    await act([0], 'signed', '2011-07-06');
    expect(await due('2011-08-31')).toEqual([['remind', '2011-07-16', all - 1]]);
    await act(sheets.map((_, i) => i).slice(1), 'reminded', '2011-08-28');
    expect(await due('2011-08-31')).toEqual([]);
    expect(await due('2011-09-08')).toEqual([['remind', '2011-09-08', all - 1]]);
    const { alerts } = await core.call('alerts.list', { days: 30 });
    expect(alerts.filter((a) => a.kind.startsWith('名册'))).toMatchObject([{ kind: '名册催签', dueOn: '2011-09-08', subject: '2011年度责任清收名册', level: 'soon' }, { kind: '名册预警', dueOn: '2011-09-30' }]);
  });

  it('a roster of a later year is not warned about before its year', async () => {
    await core.call('rosters.issue', { year: 2013, kind: 'unit' });
    const title = '2013年度责任清收名册（按机构）';
    const days = (await core.call('rosters.due', { until: '2013-06-30' })).due.filter((d) => d.title === title).map((d) => [d.kind, d.dueOn]);
    expect(days).toEqual([['deliver', '2011-09-10'], ['warn', '2013-03-31'], ['warn', '2013-06-30']]);
  });

  it('a warning that was given is not due again until the next; who has collected all is not warned', async () => {
    await core.core.close();
    core = await TestCore.open({ ledger: core.ledger, today: '2011-10-08' });
    const open = await owing();
    expect((await due('2011-10-08')).filter(([kind]) => kind === 'warn')).toEqual([['warn', '2011-09-30', open]]);
    const owe = (await core.call('rosters.one', { rosterId })).persons.filter((p) => p.leftFen > 0).map((p) => p.sheetId);
    await core.call('rosters.act', { rosterId, sheetIds: owe.slice(0, 5), act: 'warned', on: '2011-10-08', how: '书面' });
    expect((await due('2011-10-08')).filter(([kind]) => kind === 'warn')).toEqual([['warn', '2011-09-30', open - 5]]);
    await core.call('rosters.withdraw', { rosterId, reason: '重新编制' });
    expect(await due('2011-12-31')).toEqual([]);
  });
});
