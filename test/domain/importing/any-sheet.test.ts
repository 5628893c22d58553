import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainYuan } from '../../../electron/domain/money.js';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import type { RawCell, RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import { GOOD_LOAN, ledgerSheet, PROFILES, readOnly, type Cell } from './sheet-builder.js';

const words = [...new Set(PROFILES.flatMap((p) => p.fields.flatMap((f) => [...f.titles, ...f.synonyms])))];
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.constantFrom(...words, '合计', '小计', '填表人：', '单位：万元', '一、农户', '1', '甲').map((v) => ({ t: 's' as const, v })) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((v) => ({ t: 's' as const, v })) },
  { weight: 2, arbitrary: fc.double({ noNaN: false }).map((v) => ({ t: 'n' as const, v })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60_000 }).map((v) => ({ t: 'n' as const, v, d: true as const })) },
  { weight: 1, arbitrary: fc.constantFrom<RawCell>({ t: 'b', v: true }, { t: 'e', v: '#N/A' }, { t: 'f', v: 'A1' }) },
);
const sheets: fc.Arbitrary<RawSheet> = fc.record({
  name: fc.string(), hidden: fc.constant(false), date1904: fc.boolean(),
  rows: fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 20 }).map((rows) => rows.map((cells, i) => ({ row: i + 1, cells }))),
  merges: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 300 })), { maxLength: 8 }).map((list) => list.map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }))),
});

describe('I19 any sheet at all', () => {
  it('is answered without an exception; a table that is not ready gives no rows; every filled row is accounted for', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        for (const match of findTables(sheet, PROFILES)) {
          const profile = PROFILES.find((p) => p.id === match.profile);
          if (!profile) throw new Error(match.profile);
          const reading = readTable(sheet, match, profile);
          if (match.state !== 'ready') {
            expect(reading.rows).toEqual([]);
            expect(reading.issues.some((i) => i.severity === 'reject')).toBe(true);
            continue;
          }
          if (reading.issues.some((i) => i.severity === 'reject')) continue;
          const filled = sheet.rows.filter((r) => r.row > match.headBottom && r.row <= match.dataBottom && r.cells.slice(match.left, match.right + 1).some((c) => c && !(c.t === 's' && c.v.trim() === ''))).map((r) => r.row);
          const seen = new Set([...reading.rows.map((r) => r.row), ...(reading.skipped ?? []).map((s) => s.row)]);
          expect(filled.filter((r) => !seen.has(r))).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('I18 what is written comes back', () => {
  it('random loans in any order of columns, in 元 or 万元', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000_000 });
    const loans = fc.array(fc.record({ begin: amount, add: amount, cash: amount, on: amount }).map((m) => ({ ...m, principal: m.begin + m.add + m.cash })), { minLength: 1, maxLength: 5 });
    const order = fc.shuffledSubarray(LEDGER_COLUMNS.map((c) => c.key), { minLength: 44, maxLength: 44 });
    fc.assert(
      fc.property(loans, order, fc.boolean(), (list, columns, asText) => {
        const figure = (fen: number): Cell => (asText ? plainYuan(fen) : Number(plainYuan(fen)));
        const sheet = ledgerSheet(list.map((m, i) => ({ ...GOOD_LOAN, loanNo: `8${String(i).padStart(15, '0')}`, beginFen: figure(m.principal), newFen: figure(m.add), cashFen: figure(m.cash), inKindFen: figure(m.add), rolledFen: null, principalFen: figure(m.begin + m.add), onInterestFen: figure(m.on) })), { order: columns });
        const reading = readOnly(sheet);
        expect(reading.rows.map((r) => [r.values['beginFen'], r.values['newFen'], r.values['cashFen'], r.values['principalFen'], r.values['onInterestFen'], r.issues])).toEqual(list.map((m) => [m.principal, m.add, m.cash, m.begin + m.add, m.on, []]));
      }),
      { numRuns: 60 },
    );
  });
});
