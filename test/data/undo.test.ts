import { describe, expect, it } from 'vitest';
import { bookAgain, postEntry, reverseEntry } from '../../electron/data/entries.js';
import { closePeriods, reopenPeriod } from '../../electron/data/period-close.js';
import { checkUndoable, rehearseUndo, surveyUndo, undoBatch, undoneBy } from '../../electron/data/undo.js';
import { dump, SmallLedger } from './small-ledger.js';

const undo = (l: SmallLedger, batch: number): number => {
  const { title } = checkUndoable(l.conn, batch);
  return l.batch('undo', `撤销：${title}`, (uow) => undoBatch(uow, batch), batch).batch;
};
const balance = (l: SmallLedger, loan = 1): number | undefined => l.get('SELECT principal_fen FROM loan_now WHERE loan_id = ?', loan);
const standing = (l: SmallLedger, loan = 1): number => l.get('SELECT coalesce(sum(principal_fen), 0) FROM entry WHERE loan_id = ?', loan);
const IMPORT = 1;

describe('undo (decisions 14)', () => {
  it('of an import cancels its loans and voids the rest; nothing is deleted and the keys are free again', async () => {
    const l = await SmallLedger.make({ loans: [{}, {}] });
    undo(l, IMPORT);
    expect(l.all('SELECT DISTINCT status FROM loan')).toEqual([{ status: 'cancelled' }]);
    expect(l.get('SELECT count(*) FROM loan_now')).toBe(0);
    expect(l.get('SELECT count(*) FROM loan_state')).toBe(0);
    for (const t of ['unit', 'staff', 'party']) expect(l.get(`SELECT count(*) FROM ${t} WHERE voided_by IS NULL`)).toBe(0);
    l.batch('import', '再导', (uow) => {
      uow.insert('unit', { code: '01', kind: 'credit_union', name: '城关信用社', parent_id: null, sort_no: 1, opened_on: null, closed_on: null });
      l.insertLoan(uow, 0);
    });
    expect(l.problems()).toEqual([]);
  });

  it('of the undo brings everything back, and that can be undone again', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    const first = undo(l, batch);
    expect([balance(l), standing(l)]).toEqual([800_000, 0]);
    const second = undo(l, first);
    expect([balance(l), standing(l)]).toEqual([790_000, 10_000]);
    expect(undoneBy(l.conn, batch)).toBeNull();
    // The receipt stands again under another number: undoing its first batch once more must find that one. It was
    // skipped as "already reversed", and the money stayed.
    const third = undo(l, batch);
    expect([balance(l), standing(l)]).toEqual([800_000, 0]);
    expect(undoneBy(l.conn, batch)).toBe(third);
    expect(() => undo(l, second)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED' }));
    undo(l, third);
    expect([balance(l), standing(l)]).toEqual([790_000, 10_000]);
    expect(l.problems()).toEqual([]);
  });

  it('of a reversal books the receipt once more, on the day of the reversal: every day keeps its balance', async () => {
    const l = await SmallLedger.make();
    l.book({ bookedOn: '2011-08-05' });
    const days = (): unknown => l.all('SELECT from_on, to_on, principal_fen FROM loan_state ORDER BY from_on');
    const before = days();
    const { batch } = l.batch('reversal', '冲正', (uow) => reverseEntry(uow, 1, '2011-08-20', '误记'));
    undo(l, batch);
    expect(days()).toEqual(before);
    expect(l.all('SELECT booked_on, principal_fen, reversal_of, stands_for FROM entry ORDER BY entry_id')).toEqual([
      { booked_on: '2011-08-05', principal_fen: 10_000, reversal_of: null, stands_for: null },
      { booked_on: '2011-08-20', principal_fen: -10_000, reversal_of: 1, stands_for: null },
      { booked_on: '2011-08-20', principal_fen: 10_000, reversal_of: null, stands_for: 1 },
    ]);
    expect(l.problems()).toEqual([]);
  });

  // Import (batch 1), then a receipt on one of its loans (batch 2). The loan record itself had not changed, so undoing the
  // import went through: the loan was 已取消 and its receipt still counted as 清收.
  it('is refused while a later batch has money on what would vanish, and names that batch', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    expect(surveyUndo(l.conn, IMPORT)).toEqual({ restorable: 6, blocked: [`第 ${batch} 批“收回”（3 处）`], places: 3 });
    expect(() => undo(l, IMPORT)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED', message: `第 1 批之后有 3 处又被改动，不能撤销：第 ${batch} 批“收回”（3 处）` }));
    undo(l, batch);
    undo(l, IMPORT);
    expect(l.get(`SELECT count(*) FROM loan WHERE status = 'live'`)).toBe(0);
    expect(l.problems()).toEqual([]);
  });

  it.each<[string, (l: SmallLedger) => void]>([
    ['a responsible person on its loan', (l) => l.batch('import', '后来', (uow) => uow.insert('loan_responsible', { loan_id: 1, staff_id: null, outsider: '外人', role: 'manage', from_on: '2005-03-01', to_on: '9999-12-31', share_ppm: null, counts: 1 }))],
    ['a loan of its borrower', (l) => l.batch('import', '后来', (uow) => uow.insert('loan', { ...(l.all('SELECT * FROM loan')[0] as never as object), loan_no: 'J9' } as never))],
    ['a target of its staff', (l) => l.batch('import', '后来', (uow) => uow.insert('target', { year_plan_id: uow.insert('year_plan', { year: 2011, state: 'draft' }), staff_id: 1, unit_id: null, target_fen: 1, source: 'tier', reason: null }))],
    ['a unit under its unit', (l) => l.batch('import', '后来', (uow) => uow.insert('unit', { code: '11', kind: 'branch', name: '分社', parent_id: 1, sort_no: 3, opened_on: null, closed_on: null }))],
    ['an actual user on an older loan', (l) => {
      const other = l.batch('import', '另一批', (uow) => uow.insert('party', { kind: 'person', name: '实样用', py: 'syy', id_kind: null, id_no: null, phone: null, town: null, public_kind: 'no' }));
      l.batch('import', '后来', (uow) => uow.update('loan', 1, { actual_id: other.value }));
      expect(() => undo(l, other.batch)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED' }));
    }],
  ])('is refused while a later batch refers to what would vanish: %s', async (_what, later) => {
    const l = await SmallLedger.make();
    // search keys belong to parties inserted with them; these tests add parties without
    later(l);
    const batch = l.get('SELECT max(batch_id) FROM batch');
    expect(() => undo(l, IMPORT)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED', details: expect.objectContaining({ detail: expect.stringContaining(`第 ${batch} 批“后来”`) }) }));
  });

  it('is not hindered by what the batch itself, or an undone one, did with its records', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.batch('import', '一批', (uow) => {
      const id = l.insertLoan(uow, 5);
      uow.update('loan', id, { cause: '先' });
      uow.update('loan', id, { cause: '后', problem: 'other' });
      uow.update('loan', 1, { cause: '一' });
      uow.update('loan', 1, { cause: '二' });
      const entry = postEntry(uow, l.entry({ loanId: id }));
      reverseEntry(uow, entry, '2011-08-10', '同批冲正');
      postEntry(uow, l.entry({ loanId: id, principalFen: 5 }));
      return id;
    });
    const later = l.book({ loanId: 2, bookedOn: '2011-08-11' });
    undo(l, later.batch);
    const changed = l.batch('import', '改', (uow) => uow.update('loan', 2, { cause: '三' }));
    undo(l, changed.batch);
    const first = undo(l, batch);
    expect(l.all('SELECT status, cause FROM loan WHERE loan_id = 2')).toEqual([{ status: 'cancelled', cause: '后' }]);
    expect(l.get('SELECT cause FROM loan WHERE loan_id = 1')).toBeNull();
    expect(standing(l, 2)).toBe(0);
    expect(l.problems()).toEqual([]);
    undo(l, first);
    expect(l.get('SELECT cause FROM loan WHERE loan_id = 1')).toBe('二');
    expect([balance(l, 2), standing(l, 2)]).toEqual([799_995, 5]);
    expect(l.problems()).toEqual([]);
  });

  it('is refused for a field that was changed again, and gives back the one before the batch when it was not', async () => {
    const l = await SmallLedger.make();
    const one = l.batch('import', '改一', (uow) => uow.update('loan', 1, { cause: '一', security: '甲' }));
    const two = l.batch('import', '改二', (uow) => uow.update('loan', 1, { cause: '二' }));
    expect(() => undo(l, one.batch)).toThrow(expect.objectContaining({ message: `第 ${one.batch} 批之后有 1 处又被改动，不能撤销：第 ${two.batch} 批“改二”（1 处）` }));
    undo(l, two.batch);
    undo(l, one.batch);
    expect(l.all('SELECT cause, security FROM loan WHERE loan_id = 1')).toEqual([{ cause: null, security: null }]);
    expect(l.problems()).toEqual([]);
  });

  it('is refused when another record took the key meanwhile', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.batch('import', '一笔', (uow) => l.insertLoan(uow, 7));
    const undone = undo(l, batch);
    const again = l.batch('import', '又导', (uow) => l.insertLoan(uow, 7));
    expect(() => undo(l, undone)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED', details: expect.objectContaining({ detail: `第 ${again.batch} 批“又导”（1 处）` }) }));
    undo(l, again.batch);
    undo(l, undone);
    expect(l.get(`SELECT count(*) FROM loan WHERE loan_no = 'J7' AND status = 'live'`)).toBe(1);
    expect(l.problems()).toEqual([]);
  });

  // A receipt is undone, then the import that brought its loan. Undoing the first undo booked the receipt once more – on a
  // loan that was 已取消.
  it('is refused when what would come back has lost what it stood on', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    const receiptUndone = undo(l, batch);
    const importUndone = undo(l, IMPORT);
    expect(() => undo(l, receiptUndone)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED', details: expect.objectContaining({ detail: expect.stringContaining(`第 ${importUndone} 批`) }) }));
    undo(l, importUndone);
    undo(l, receiptUndone);
    expect([balance(l), standing(l)]).toEqual([790_000, 10_000]);
    expect(l.problems()).toEqual([]);
  });

  // Import, its undo, the undo of that, a receipt: taking the third step back cancelled the loan under the receipt, because
  // only loans the batch had inserted were looked after, not those it had brought back.
  it('is refused while later money stands on what it would take away a second time', async () => {
    const l = await SmallLedger.make();
    const redone = undo(l, undo(l, IMPORT));
    const { batch } = l.book();
    expect(() => undo(l, redone)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED', details: expect.objectContaining({ detail: `第 ${batch} 批“收回”（3 处）` }) }));
    expect(l.problems()).toEqual([]);
  });

  it('is refused for money that was taken back by hand: that reversal comes first', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    const reversal = l.batch('reversal', '手工冲正', (uow) => reverseEntry(uow, 1, '2011-08-10', '误记'));
    expect(() => undo(l, batch)).toThrow(expect.objectContaining({ details: expect.objectContaining({ detail: `第 ${reversal.batch} 批“手工冲正”（1 处）` }) }));
    undo(l, reversal.batch);
    undo(l, batch);
    expect([balance(l), standing(l)]).toEqual([800_000, 0]);
    expect(l.problems()).toEqual([]);
  });

  // A receipt takes its part out of the 期初带入 (reversal, rest carried anew). After undoing the receipt the carry-in
  // stood again under a new number, and undoing the import left it standing on a cancelled loan.
  it('of a receipt that used up a 期初带入, then of the import: nothing remains', async () => {
    const l = await SmallLedger.make();
    const carry = l.entry({ carried: true, shares: [], measure: null, principalFen: 3000, bookedOn: '2011-08-31' });
    const imported = l.batch('import', '导入', (uow) => {
      const loan = l.insertLoan(uow, 6);
      postEntry(uow, { ...carry, loanId: loan });
      return loan;
    });
    const receipt = l.batch('recovery', '收回', (uow) => {
      reverseEntry(uow, 1, '2011-08-31', '期初带入已逐笔对应');
      postEntry(uow, { ...carry, loanId: imported.value, principalFen: 1000 });
      postEntry(uow, l.entry({ loanId: imported.value, principalFen: 2000, bookedOn: '2011-08-31' }));
    });
    expect(() => undo(l, imported.batch)).toThrow(expect.objectContaining({ code: 'UNDO_BLOCKED' }));
    undo(l, receipt.batch);
    expect([balance(l, imported.value), standing(l, imported.value)]).toEqual([797_000, 3000]);
    undo(l, imported.batch);
    expect(standing(l, imported.value)).toBe(0);
    expect(l.problems()).toEqual([]);
  });

  it('in a closed month takes money back in the first open one, and refuses what would move the closed one', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    l.batch('close', '结账', (uow) => closePeriods(uow, '2011-08', null, '[]'));
    undo(l, batch);
    expect(l.all('SELECT period, booked_on, business_on, principal_fen FROM entry ORDER BY entry_id')).toEqual([{ period: '2011-08', booked_on: '2011-08-10', business_on: '2011-08-10', principal_fen: 10_000 }, { period: '2011-09', booked_on: '2011-09-01', business_on: '2011-08-10', principal_fen: -10_000 }]);
    expect(() => undo(l, IMPORT)).toThrow(expect.objectContaining({ code: 'PERIOD_CLOSED', message: '2011-01 已结账，不能再写入' }));
    expect(l.problems()).toEqual([]);
  });

  it('of a close opens every month it locked, and is itself not undone', async () => {
    const l = await SmallLedger.make();
    l.book({ bookedOn: '2011-06-10' });
    l.book({ bookedOn: '2011-08-10' });
    const { batch } = l.batch('close', '结账', (uow) => closePeriods(uow, '2011-08', null, '[]'));
    expect(l.all('SELECT period, state FROM period ORDER BY period')).toEqual(['2011-06', '2011-07', '2011-08'].map((period) => ({ period, state: 'closed' })));
    const opened = undo(l, batch);
    expect(l.get(`SELECT count(*) FROM period WHERE state = 'closed'`)).toBe(0);
    expect(() => undo(l, opened)).toThrow(expect.objectContaining({ code: 'BATCH_NOT_UNDOABLE' }));
    const again = l.batch('close', '再结账', (uow) => closePeriods(uow, '2011-08', null, '[]'));
    expect(l.all('SELECT version, loans, principal_fen FROM close_total ORDER BY version')).toEqual([{ version: 1, loans: 1, principal_fen: 780_000 }, { version: 2, loans: 1, principal_fen: 780_000 }]);
    const reopened = l.batch('reopen', '重开', (uow) => reopenPeriod(uow, '2011-08', '漏记'));
    expect(() => undo(l, reopened.batch)).toThrow(expect.objectContaining({ code: 'BATCH_NOT_UNDOABLE' }));
    expect(undoneBy(l.conn, again.batch)).toBeNull();
    expect(l.problems()).toEqual([]);
  });

  it('can be rehearsed: what it would come to, and nothing of it remains', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    const before = dump(l.conn);
    const sums = (): unknown => l.all('SELECT (SELECT sum(principal_fen) FROM loan_now) AS owed, (SELECT sum(principal_fen) FROM entry) AS booked')[0];
    const shown = rehearseUndo(l.conn, batch, sums);
    expect(dump(l.conn)).toEqual(before);
    undo(l, batch);
    expect(shown).toEqual(sums());
    expect(shown).toEqual({ owed: 800_000, booked: 0 });
    l.batch('close', '结账', (uow) => closePeriods(uow, '2011-08', null, '[]'));
    const state = dump(l.conn);
    expect(() => rehearseUndo(l.conn, IMPORT, sums)).toThrow(expect.objectContaining({ code: 'PERIOD_CLOSED' }));
    expect(dump(l.conn)).toEqual(state);
  });

  it('renews names and order in the grid when it takes a name back', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.batch('import', '改名', (uow) => {
      uow.update('party', 1, { public_kind: 'village' });
      uow.update('unit', 1, { sort_no: 40 });
    });
    expect(l.all('SELECT sort_no FROM loan_now')).toEqual([{ sort_no: 40 }]);
    undo(l, batch);
    expect(l.all('SELECT sort_no FROM loan_now')).toEqual([{ sort_no: 1 }]);
    expect(l.problems()).toEqual([]);
  });

  it('refuses what there is not, what was undone, and the beginning', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.book();
    undo(l, batch);
    const created = l.batch('create', '建立台账', () => undefined);
    for (const [id, code] of [[99, 'BATCH_UNKNOWN'], [batch, 'BATCH_ALREADY_UNDONE'], [created.batch, 'BATCH_NOT_UNDOABLE']] as const) expect(() => checkUndoable(l.conn, id)).toThrow(expect.objectContaining({ code }));
  });

  it('books an entry anew only in the place of one that is reversed and not stood for', async () => {
    const l = await SmallLedger.make();
    l.book();
    expect(() => l.batch('undo', 'x', (uow) => bookAgain(uow, 1, '2011-08-10', 'x'))).toThrow(/REBOOKING_NOT_EXACT/);
  });
});
