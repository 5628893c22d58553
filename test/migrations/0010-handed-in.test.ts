import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

const FILE = { sha256: 'x', name: '台账.xlsx', sheet: '台账', kind: 'ledger', profile: 'provincial-ledger', profile_version: 1, period: '2011-08', plan_hash: 'y', rows: 3, inserted: 0, updated: 0, unchanged: 1, conflicts: 1, rejected: 1, control: '{}' };

describe('0010-handed-in', () => {
  it('adds its table to an older ledger, empty, and nothing else moves', async () => {
    const file = await ledgerBefore('0010-handed-in', (uow) => uow.insert('staff', { staff_no: 'A001', name: '甲样一', py: 'jyy', id_no: null, phone: null, joined_on: null }));
    await expectOnlyNewTables(file, ['import_unit']);
  });

  it('a file brings rows for a unit once, more than none, and never other ones afterwards', async () => {
    const l = await SmallLedger.make();
    const row = { unit_id: l.units[0] ?? 0, rows: 3, conflicts: 1, rejected: 1, principal_fen: 100 };
    const { id, file } = l.batch('import', '导入', (uow) => {
      const file = uow.insert('import_file', { ...FILE, batch_id: uow.batchId });
      return { file, id: uow.insert('import_unit', { ...row, import_file_id: file }) };
    }).value;
    const write = (more: object): string => stopped(() => l.batch('import', '试探', (uow) => uow.insert('import_unit', { ...row, import_file_id: file, ...more })));
    expect(write({})).toMatch(/UNIQUE/);
    for (const wrong of [{ rows: 0, conflicts: 0, rejected: 0 }, { rows: 1 }, { principal_fen: -1 }]) expect(write({ unit_id: l.units[1] ?? l.units[0] ?? 0, ...wrong })).toMatch(/CHECK|UNIQUE/);
    expect(stopped(() => l.batch('import', '改', (uow) => uow.update('import_unit', id, { rejected: 0 })))).toMatch(/VERSION_IS_FINAL/);
    expect(l.problems()).toEqual([]);
  });
});
