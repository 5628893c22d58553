import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandedInUnit } from '../../../electron/contract/imports.js';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { PERIOD, sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

/** Two units: the second row is another's. */
const UNIT = String(loanRow(1)['unit']);
const OTHER = '青石信用社';
const JULY = [loanRow(1), loanRow(2), loanRow(3, { unit: OTHER })];
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ today: '2011-09-15' });
  await core.call('ledger.create', { county: '样例县' });
  await core.import('2011-07', core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账07.xlsx', ledgerForm(JULY)));
});
afterEach(async () => {
  expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  await core.close();
});

const put = (name: string, rows: readonly OfficeRow[]): string => core.put(name, ledgerForm(rows));
const unit = async (period: string, name = UNIT): Promise<HandedInUnit | undefined> => (await core.call('import.handedIn', { period })).units.find((u) => u.unit === name);

describe('D4-06 台账报送', () => {
  it('each unit of a file is handed in with its own rows and principal; another month is missing', async () => {
    expect(await unit('2011-07')).toMatchObject({ loans: 2, handedIn: { firstOn: '2011-09-15', lastOn: '2011-09-15', times: 1, by: '周样初', files: ['台账07.xlsx'], rows: 2, conflicts: 0, rejected: 0, principalFen: Number(loanRow(1)['principalFen']) + Number(loanRow(2)['principalFen']) } });
    expect(await unit('2011-07', OTHER)).toMatchObject({ loans: 1, handedIn: { rows: 1, principalFen: Number(loanRow(3)['principalFen']) } });
    expect(await unit('2011-08')).toMatchObject({ loans: 2, handedIn: null });
  });

  it('rows that stayed out are told until the corrected ones come; the whole is the longest file', async () => {
    await core.import('2011-08', put('台账08.xlsx', [loanRow(1, { beginFen: 1_100_000 }), loanRow(2, { riskClass: '损失' }), loanRow(2, { loanNo: '新1', riskClass: '没有的类' })]));
    expect((await unit('2011-08'))?.handedIn).toMatchObject({ times: 1, rows: 3, conflicts: 1, rejected: 1 });
    await core.import('2011-08', put('台账08,改.xlsx', [loanRow(1, { riskClass: '损失' })]));
    expect((await unit('2011-08'))?.handedIn).toMatchObject({ times: 2, rows: 3, conflicts: 0, rejected: 0, files: ['台账08,改.xlsx'] });
    expect((await unit('2011-08', OTHER))?.handedIn).toBeNull();
  });

  it('a 台账 that changes nothing is recorded as handed in, once; undo takes that back', async () => {
    const same = put('台账08.xlsx', JULY.slice(0, 2));
    const plan = await core.plan('2011-08', [same]);
    expect(plan.totals).toMatchObject({ unchanged: 2, insert: 0, update: 0 });
    const { batch, committed } = await core.commit(plan);
    expect(committed).toBe(0);
    expect(core.sql('SELECT title FROM batch WHERE batch_id = ?', batch)).toEqual([{ title: '收到 台账08.xlsx，与台账一致' }]);
    expect((await unit('2011-08'))?.handedIn).toMatchObject({ rows: 2, conflicts: 0, rejected: 0, batch });
    const again = await core.plan('2011-08', [same]);
    expect(await core.refusal('import.commit', { planId: again.planId, hash: again.hash })).toMatchObject({ code: 'PLAN_EMPTY' });
    await core.call('history.undo', { batch });
    expect((await unit('2011-08'))?.handedIn).toBeNull();
  });
});

describe('D4-06 a 台账 of which nothing can be booked', () => {
  it('is handed in with what stayed out, and is not called equal to the ledger', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1), loanRow(2, { beginFen: 1_100_000 })])]);
    expect(plan.totals).toMatchObject({ unchanged: 1, conflict: 1, insert: 0, update: 0 });
    const { batch } = await core.commit(plan);
    expect(core.sql('SELECT title FROM batch WHERE batch_id = ?', batch)).toEqual([{ title: '收到 台账08.xlsx，1 行退回，没有可入账的行' }]);
    expect((await unit('2011-08'))?.handedIn).toMatchObject({ rows: 2, conflicts: 1, rejected: 0 });
    expect(core.sql('SELECT verdict FROM import_row')).toEqual([{ verdict: 'conflict' }]);
  });
});

describe('D4-06 the sample county', () => {
  it('every unit with loans handed in; what the ledger lacks is counted as by plain SQL', async () => {
    const sample = await sampleLedger('imported');
    const { units } = await sample.call('import.handedIn', { period: PERIOD });
    const OWED = 'FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE n.principal_fen > 0';
    const sum = (of: (u: HandedInUnit) => number): number => units.reduce((a, u) => a + of(u), 0);
    expect(units.map((u) => u.unitId).toSorted((a, b) => a - b)).toEqual(sample.sql<{ id: number }>(`SELECT DISTINCT n.unit_id AS id ${OWED} ORDER BY 1`).map((r) => r.id));
    expect(units.filter((u) => u.handedIn === null)).toEqual([]);
    expect(sum((u) => u.handedIn?.rows ?? 0)).toBe(sample.one(`SELECT sum(rows) FROM import_file WHERE kind = 'ledger'`));
    expect(sum((u) => u.loans)).toBe(sample.one(`SELECT count(*) ${OWED}`));
    expect(sum((u) => u.lacking.idNo)).toBe(sample.one(`SELECT count(*) ${OWED} AND p.id_no IS NULL`));
    expect(sum((u) => u.lacking.cause)).toBe(sample.one(`SELECT count(*) ${OWED} AND l.cause IS NULL`));
    expect(sum((u) => u.lacking.limitation)).toBe(sample.one(`SELECT count(*) ${OWED} AND l.extra NOT LIKE '%limitationOn%'`));
    expect(sum((u) => u.lacking.responsible)).toBe(sample.one(`SELECT count(*) ${OWED} AND l.loan_id NOT IN (SELECT loan_id FROM loan_responsible WHERE voided_by IS NULL AND to_on = '9999-12-31' AND role <> 'collect')`));
    await sample.close();
  });
});
