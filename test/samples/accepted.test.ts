import { describe, expect, it } from 'vitest';
import { findCode, ID_KINDS } from '../../electron/domain/codes.js';
import { checkLedgerRow } from '../../electron/domain/importing/ledger-row.js';
import { parsePeople, shareFindings } from '../../electron/domain/importing/people.js';
import { county, ledgerRows } from './county.js';

describe('decisions.md 1 the sample passes the product’s own rules', () => {
  it('ledger rows get remarks about old IDs and the one loan sued before it fell due, nothing else', () => {
    const codes = ledgerRows.flatMap((r) => {
      const values = { ...r, idKind: findCode(ID_KINDS, r.idKind)?.code ?? null };
      return checkLedgerRow(values, new Set(), (key) => key).map((f) => f.found.code);
    });
    const counts = Object.fromEntries([...Map.groupBy(codes, (c) => c)].map(([code, list]) => [code, list.length]));
    expect(Object.keys(counts).sort()).toEqual(['FORMED_BEFORE_DUE', 'ID_EMPTY', 'ID_OLD_15']);
    expect(counts['FORMED_BEFORE_DUE']).toBe(1);
  });

  it('responsible persons and shares of the register are read without a finding', () => {
    for (const cell of new Set([...ledgerRows.map((r) => r.responsible), ...county.recoveries.map((r) => r.persons).filter((p) => p !== '')])) {
      const parsed = parsePeople(cell);
      if (!('people' in parsed)) throw new Error(`${cell}: ${parsed.reason}`);
      expect(shareFindings(parsed.people, '责任人')).toEqual([]);
    }
  });
});
