import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore } from './older-ledger.js';

describe('0002-export-form (X-1, X-8)', () => {
  it('adds the table to a ledger of the first version: nothing else moves, and the two are one and the same shape', async () => {
    const file = await ledgerBefore('0002-export-form', (uow) => uow.insert('import_profile', { profile: 'own', version: 1, title: '自制表', body: '{}' }));
    const l = await expectOnlyNewTables(file, ['export_form']);
    l.batch('profile', '表式', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '自制表', map: '{}', template: Buffer.from('PK') }));
    expect(l.problems()).toEqual([]);
  });

  it('keeps versions as they were', async () => {
    const l = await SmallLedger.make();
    const { value: id } = l.batch('profile', '表式', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '表', map: '{}', template: Buffer.from('PK') }));
    for (const patch of [{ map: '{"a":1}' }, { template: Buffer.from('PL') }, { version: 2 }, { form: 'x' }, { title: '另' }]) {
      expect(() => l.batch('profile', '改', (uow) => uow.update('export_form', id, patch))).toThrow('VERSION_IS_FINAL');
    }
    expect(() => l.batch('profile', '又一个', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '表', map: '{}', template: Buffer.from('PK') }))).toThrow();
    expect(() => l.batch('profile', '空的', (uow) => uow.insert('export_form', { form: 'own', version: 2, title: '表', map: '{}', template: Buffer.alloc(0) }))).toThrow();
    expect(l.problems()).toEqual([]);
  });
});
