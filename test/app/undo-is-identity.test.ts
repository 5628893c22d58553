import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../helpers/office-workbooks.js';
import { Refused, TestCore } from '../helpers/test-core.js';

/** What the office sees: reports of every month, the grid, targets, home, rosters. */
async function seen(core: TestCore): Promise<unknown> {
  const out: unknown[] = [];
  const ask = async (what: () => Promise<unknown>): Promise<void> => {
    try {
      out.push(await what());
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      out.push(e.error.code);
    }
  };
  for (const period of ['2011-06', '2011-07', '2011-08', '2011-09']) {
    for (const id of ['monthly-recovery', 'personal-targets']) {
      await ask(async () => {
        const { rows, total } = await core.call('reports.table', { id, period });
        return [period, id, rows, total];
      });
    }
    await ask(async () => (await core.call('periods.snapshot', { period })).rows);
  }
  await ask(async () => (await core.call('loans.page', { limit: 200, sort: { key: 'no', descending: false } })).rows.map(({ loanId: _id, unitId: _unit, ...r }) => r));
  await ask(() => core.call('targets.show', { year: 2011 }));
  await ask(async () => (await core.call('rosters.show', { kind: 'responsibility', year: 2011 })).persons);
  await ask(async () => (await core.call('staff.list', {})).staff);
  await ask(async () => (await core.call('units.list', {})).units.map(({ unitId: _u, ...u }) => u));
  return out;
}

type Step =
  | { readonly kind: 'ledger'; readonly period: string; readonly loans: readonly { no: number; cash: number; inKind: number; fresh: boolean; risk: string; arrears: number }[] }
  | { readonly kind: 'register'; readonly receipts: readonly { no: number; on: string; fen: number; off: number }[] }
  | { readonly kind: 'staff'; readonly tier: string }
  | { readonly kind: 'targets'; readonly fen: number }
  | { readonly kind: 'balances'; readonly fen: number }
  | { readonly kind: 'recover'; readonly no: number; readonly on: string; readonly fen: number; readonly form: string; readonly off: number }
  | { readonly kind: 'class'; readonly no: number; readonly on: string; readonly to: string }
  | { readonly kind: 'move'; readonly no: number; readonly on: string }
  | { readonly kind: 'rename' }
  | { readonly kind: 'reverse' };

/** Everything that is owed. */
const WHOLE = -1;
const day = fc.constantFrom('2011-02-10', '2011-04-30', '2011-06-15', '2011-07-31', '2011-08-05', '2011-08-31');
const no = fc.integer({ min: 1, max: 6 });
/** One of the loans that are there from the beginning. */
const known = fc.integer({ min: 1, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ledger' as const), period: fc.constantFrom('2011-06', '2011-07', '2011-08', '2012-01'), loans: fc.uniqueArray(fc.record({ no, cash: fc.integer({ min: 0, max: 500_000 }), inKind: fc.constantFrom(0, 0, 100_000), fresh: fc.boolean(), risk: fc.constantFrom('次级', '可疑', '损失', '关注'), arrears: fc.integer({ min: 0, max: 9_999 }) }), { selector: (l) => l.no, minLength: 1, maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('register' as const), receipts: fc.array(fc.record({ no, on: day, fen: fc.integer({ min: 1, max: 200_000 }), off: fc.constantFrom(0, 0, 777) }), { minLength: 1, maxLength: 5 }) }) },
  fc.record({ kind: fc.constant('staff' as const), tier: fc.constantFrom('信用社员工', '部室主任', '一般员工') }),
  fc.record({ kind: fc.constant('targets' as const), fen: fc.integer({ min: 1, max: 9_000_000 }) }),
  fc.record({ kind: fc.constant('balances' as const), fen: fc.integer({ min: 1, max: 900_000_000 }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('recover' as const), no: known, on: day, fen: fc.oneof(fc.integer({ min: 1, max: 300_000 }), fc.constant(WHOLE)), form: fc.constantFrom('现金', '以物抵债', '转据', '非重组上调', '核销', '资金置换', '其他'), off: fc.constantFrom(0, 33) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('class' as const), no: known, on: day, to: fc.constantFrom('关注', '次级', '可疑', '损失') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), no: known, on: day }) },
  fc.record({ kind: fc.constant('rename' as const) }),
  fc.record({ kind: fc.constant('reverse' as const) }),
);

const loanOf = async (core: TestCore, no: number): Promise<number> => (await core.call('loans.get', { no: String(loanRow(no)['loanNo']) })).loan.loanId;

/** Does one step; the batch it made, or null where the rules refused it or nothing was new. */
async function perform(core: TestCore, s: Step, serial: number): Promise<number | null> {
  const take = async (period: string, bytes: Uint8Array): Promise<number> => (await core.import(period, core.put(`${serial}.xlsx`, bytes))).batch;
  try {
    switch (s.kind) {
      case 'ledger': return await take(s.period, ledgerForm(s.loans.map((l): OfficeRow => loanRow(l.no, { riskClass: l.risk, offInterestFen: l.arrears, cashFen: l.cash, inKindFen: l.inKind, ...(l.fresh ? { beginFen: 0, newFen: 1_000_000, stock: '新增', dueOn: '2011-01-05', nplOn: '2011-01-20' } : {}) }))));
      case 'register': return await take('2011-08', plainBook('recoveries', s.receipts.map((r, i) => ({ on: r.on, unit: '石桥信用社', loanNo: String(loanRow(r.no)['loanNo']), form: '现金', principalFen: r.fen, offInterestFen: r.off, voucherNo: `V${serial}-${i}`, persons: '0301:60;0302:40' }))));
      case 'staff': return await take('2011-08', plainBook('staff', [...STAFF.slice(1), { ...STAFF[0], tier: s.tier }]));
      case 'targets': return await take('2011-08', plainBook('targets', [{ year: 2011, staffNo: '0301', unit: '石桥信用社', targetFen: s.fen }]));
      case 'balances': return await take('2011-08', plainBook('balances', [{ period: '2011-08', unit: '石桥信用社', allFen: s.fen }]));
      case 'recover': {
        const { loan } = await core.call('loans.get', { no: String(loanRow(s.no)['loanNo']) });
        const principalFen = s.fen === WHOLE ? loan.currentPrincipalFen : s.fen;
        const asset = s.form === '以物抵债' ? { name: '样品', kind: '动产', agreedFen: principalFen + s.off + 7 } : null;
        return (await core.call('recoveries.book', { loanId: loan.loanId, on: s.on, principalFen, offInterestFen: s.off, form: s.form, asset, persons: [{ staffNo: '0301', sharePpm: 1_000_000 }] })).batch;
      }
      case 'class': return (await core.call('loans.reclassify', { loanId: await loanOf(core, s.no), on: s.on, to: s.to, reason: '认定' })).batch;
      case 'move': {
        const loanId = await loanOf(core, s.no);
        const unitId = core.one('SELECT u.unit_id FROM unit u WHERE u.unit_id <> (SELECT unit_id FROM loan WHERE loan_id = ?) ORDER BY u.unit_id LIMIT 1', loanId);
        return (await core.call('loans.move', { loanIds: [loanId], toUnitId: unitId, on: s.on, reason: '划转' })).batch;
      }
      case 'rename': return (await core.call('units.rename', { unitId: core.one('SELECT min(unit_id) FROM unit'), name: `改名${serial}社`, on: '2011-08-01', reason: '批复' })).batch;
      case 'reverse': {
        const last = (await core.call('recoveries.list', {})).rows.find((r) => !r.carried && !r.reversed && r.reversalOf === null);
        return last ? (await core.call('recoveries.reverse', { entryId: last.entryId, reason: '记错' })).batch : null;
      }
    }
  } catch (e) {
    if (e instanceof Refused) return null;
    throw e;
  }
}

describe('X-3 undo ∘ do = identity for everything the office sees', () => {
  it('any run of imports, registers and receipts taken back in turn', async () => {
    let undone = 0;
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const core = await TestCore.open({ today: '2012-01-31' });
        try {
          await core.call('ledger.create', { county: '样例县' });
          await core.import('2011-06', core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2)])));
          const done: { batch: number; before: unknown }[] = [];
          for (const [i, s] of steps.entries()) {
            const before = await seen(core);
            const batch = await perform(core, s, i);
            if (batch !== null) done.push({ batch, before });
            if (batch !== null) kinds.add(s.kind === 'recover' ? s.form : s.kind);
          }
          expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
          for (const { batch, before } of done.reverse()) {
            await core.call('history.undo', { batch });
            expect(await seen(core)).toEqual(before);
            undone++;
          }
          expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
        } finally {
          await core.close();
        }
      }),
      { numRuns: 30, seed: 20110831 },
    );
    // a property over nothing would hold as well
    expect(undone).toBeGreaterThan(40);
    expect([...kinds]).toEqual(expect.arrayContaining(['ledger', 'register', 'reverse', 'class', 'move', 'rename', '现金', '以物抵债', '转据', '非重组上调', '核销', '资金置换', '其他']));
  });
});
