import { describe, expect, it } from 'vitest';
import { postEntry, reverseEntry } from '../../electron/data/entries.js';
import { runBatch } from '../../electron/data/unit-of-work.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { dump, head, SmallLedger } from './small-ledger.js';

describe('a batch (ledger invariants 13; decisions 14–16)', () => {
  it('leaves its head, one change row a record, and a hash over both and the batch before', async () => {
    const l = await SmallLedger.make();
    const { batch } = l.batch('targets', '任务', (uow) => {
      const unit = uow.insert('unit', { code: '09', kind: 'office', name: '资产管理中心', parent_id: null, sort_no: 9, opened_on: null, closed_on: null });
      uow.update('unit', unit, { sort_no: 10, name: '资产管理中心' });
    });
    const [row] = l.all<{ kind: string; title: string; user_name: string; business_on: string; first_change: number; last_change: number; prev_hash: Uint8Array; hash: Uint8Array }>('SELECT * FROM batch WHERE batch_id = ?', batch);
    expect(row).toMatchObject({ kind: 'targets', title: '任务', user_name: '周样初', business_on: '2011-08-31' });
    expect(row?.prev_hash).toEqual(l.all<{ hash: Uint8Array }>('SELECT hash FROM batch WHERE batch_id = ?', batch - 1)[0]?.hash);
    const changes = l.all('SELECT change_id, tbl, op, before, after FROM change WHERE batch_id = ? ORDER BY change_id', batch);
    expect(changes).toEqual([
      { change_id: row?.first_change, tbl: 'unit', op: 'I', before: null, after: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) },
      // only what moved: the name already was that
      { change_id: row?.last_change, tbl: 'unit', op: 'U', before: '{"sort_no":9}', after: '{"sort_no":10}' },
    ]);
    expect(l.problems()).toEqual([]);
  });

  it('writes nothing when nothing moves', async () => {
    const l = await SmallLedger.make();
    expect(l.batch('targets', 'x', (uow) => uow.update('loan', 1, { cause: null, begin_fen: 800_000 })).value).toBe(false);
    const last = l.get('SELECT max(batch_id) FROM batch');
    expect(l.all('SELECT first_change, last_change FROM batch WHERE batch_id = ?', last)).toEqual([{ first_change: null, last_change: null }]);
    expect(l.problems()).toEqual([]);
  });

  it('leaves nothing behind when it throws, wherever it throws', async () => {
    const l = await SmallLedger.make();
    l.book();
    const before = dump(l.conn);
    const steps = [() => undefined, () => void l.conn.exec('SELECT no_such_column FROM loan'), () => { throw new Error('the work gave up'); }];
    for (const fail of steps.slice(1)) {
      expect(() => l.batch('import', '半途', (uow) => {
        uow.insert('unit', { code: '08', kind: 'office', name: '半途部', parent_id: null, sort_no: 8, opened_on: null, closed_on: null });
        uow.update('loan', 1, { cause: 'x' });
        postEntry(uow, l.entry({ bookedOn: '2014-02-03' }));
        fail();
      })).toThrow();
      expect(dump(l.conn)).toEqual(before);
    }
    expect(l.book({ bookedOn: '2011-08-11' }).batch).toBe(l.get('SELECT max(batch_id) FROM batch'));
    expect(l.problems()).toEqual([]);
  });

  it('says in words what a guard refused', async () => {
    const l = await SmallLedger.make();
    const refusal = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (e) {
        return { code: (e as { code: string }).code, message: (e as Error).message };
      }
    };
    l.batch('close', '结账', (uow) => void uow.conn.exec(`INSERT INTO period VALUES ('2011-08', 'open', 0); UPDATE period SET state = 'closed', version = 1 WHERE period = '2011-08'`));
    expect(refusal(() => l.book())).toEqual({ code: 'PERIOD_CLOSED', message: '2011-08 已结账，不能再写入' });
    expect(refusal(() => l.batch('import', 'x', (uow) => uow.update('loan', 1, { begin_fen: 1 })))).toEqual({ code: 'YEAR_START_LOCKED', message: '2011 年年初数已锁定，没有改动' });
    expect(refusal(() => l.book({ bookedOn: '2011-09-01', principalFen: 800_001 }))).toEqual({ code: 'RECEIPT_OVER_BALANCE', message: '收回本金 8,000.01 元超过当前余额 8,000.00 元'.replace(/,/g, '') });
    expect(refusal(() => l.book({ bookedOn: '2011-09-01', shares: [{ staffId: 1, unitId: 1, sharePpm: 500_000 }] }))).toEqual({ code: 'SHARES_NOT_100', message: '归属比例合计为 50%，应为 100%' });
    expect(refusal(() => l.book({ bookedOn: '2010-12-20' }))).toMatchObject({ code: 'PERIOD_CLOSED' });
  });

  it('chains batches: numbers and changes run on without gaps over many', async () => {
    const l = await SmallLedger.make();
    for (let i = 1; i <= 20; i++) l.book({ bookedOn: `2011-08-${String(i).padStart(2, '0')}`, principalFen: i });
    expect(verifyLedger(l.conn)).toMatchObject({ ok: true, batches: 21, loans: 1, changes: l.get('SELECT count(*) FROM change') });
    expect(l.get('SELECT count(DISTINCT prev_hash) FROM batch')).toBe(21);
  });

  it('cannot be opened inside another', async () => {
    const l = await SmallLedger.make();
    expect(() => l.batch('import', '外', () => runBatch(l.conn, head('import', '内'), () => undefined))).toThrow();
    expect(l.problems()).toEqual([]);
  });
});

describe('an entry', () => {
  it('shares principal and interest out to the 分 and its reversal takes back exactly that', async () => {
    const l = await SmallLedger.make();
    const three = [333_333, 333_333, 333_334].map((sharePpm, i) => ({ staffId: i < 2 ? i + 1 : 3, unitId: 1, sharePpm }));
    l.batch('import', '员工', (uow) => uow.insert('staff', { staff_no: 'A003', name: '丁样三', py: 'dys', id_no: null, phone: null, joined_on: null }));
    const { value: id } = l.book({ principalFen: 100, onFen: 1, offFen: 1, shares: three });
    const sharesOf = (entry: number): unknown => l.all('SELECT staff_id AS s, principal_fen AS p, interest_fen AS i FROM entry_share WHERE entry_id = ? ORDER BY staff_id', entry);
    expect(sharesOf(id)).toEqual([{ s: 1, p: 33, i: 1 }, { s: 2, p: 33, i: 0 }, { s: 3, p: 34, i: 1 }]);
    const { value: reversal } = l.batch('reversal', '冲正', (uow) => reverseEntry(uow, id, '2011-08-10', '误记'));
    expect(sharesOf(reversal)).toEqual([{ s: 1, p: -33, i: -1 }, { s: 2, p: -33, i: 0 }, { s: 3, p: -34, i: -1 }]);
    expect(() => l.batch('reversal', '再冲', (uow) => reverseEntry(uow, id, '2011-08-10', 'x'))).toThrow(expect.objectContaining({ code: 'ALREADY_REVERSED' }));
    expect(() => l.batch('reversal', '冲冲正', (uow) => reverseEntry(uow, reversal, '2011-08-10', 'x'))).toThrow(expect.objectContaining({ code: 'ALREADY_REVERSED' }));
    expect(l.get('SELECT principal_fen FROM loan_now WHERE loan_id = 1')).toBe(800_000);
    expect(l.problems()).toEqual([]);
  });
});
