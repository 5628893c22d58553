import { describe, expect, it } from 'vitest';
import { SCHEMA_DIGEST, schemaDigest } from '../../electron/data/proof/file.js';
import { AUDITED_TABLES } from '../../electron/data/schema.js';
import { SmallLedger } from './small-ledger.js';

describe('the schema a new ledger gets', () => {
  it('is the one verify expects (after a migration: copy the value shown here into proof/file.ts)', async () => {
    const l = await SmallLedger.make();
    expect(schemaDigest(l.conn)).toBe(SCHEMA_DIGEST);
    expect(l.problems()).toEqual([]);
    void AUDITED_TABLES;
  });
});
