import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReader } from '../../../electron/domain/importing/column-reader.js';
import type { FieldType, ProfileField } from '../../../electron/domain/importing/profile.js';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import { readCell } from '../../../electron/domain/importing/read-cell.js';

const TYPES: readonly FieldType[] = ['text', 'id', 'day', 'money', 'percent', 'int', 'code', 'people'];
const fieldOf = (type: FieldType, required: boolean): ProfileField => ({ key: 'k', titles: ['栏'], synonyms: [], type, required, ...(type === 'code' ? { codes: 'CLASSES' } : {}) });
const cell: fc.Arbitrary<RawCell | undefined> = fc.oneof(
  fc.constantFrom<RawCell | undefined>(undefined, null, { t: 'b', v: true }, { t: 'e', v: '#N/A' }, { t: 'f', v: 'A1' }),
  fc.constantFrom('', ' ', '-', '无', '次级', '可疑类', '2011.8.31', '2011-02-30', '40786', '1,234.56', '0.005', '9.6', '李守义[0101](调查)60%；陈福根(包收)40%', '李守义', '430900198001011234', '43090019800101123x', '1E+17').map((v): RawCell => ({ t: 's', v })),
  fc.tuple(fc.constantFrom(0, 1, 60, 40_786, 40_786.5, 0.3, 123.456, -5, 20_110_831, 1e15), fc.boolean()).map(([v, d]): RawCell => (d ? { t: 'n', v, d: true } : { t: 'n', v })),
);

describe('a column that remembers what it has read', () => {
  it('reads every cell as it would be read alone, whatever stood above it', () => {
    fc.assert(fc.property(fc.constantFrom(...TYPES), fc.boolean(), fc.constantFrom<'元' | '万元'>('元', '万元'), fc.boolean(), fc.array(cell, { minLength: 1, maxLength: 60 }), (type, required, unit, date1904, cells) => {
      const field = fieldOf(type, required);
      const context = { date1904, unit };
      const read = columnReader(field, context);
      for (const c of cells) expect(read(c)).toEqual(readCell(c, field, context));
    }), { numRuns: 500 });
  });

  it('also where no value ever comes again, and after very many that do', () => {
    const field = fieldOf('text', true);
    const context = { date1904: false, unit: '元' as const };
    const unique = columnReader(field, context);
    for (let i = 0; i < 10_000; i++) expect(unique({ t: 's', v: `户 ${i}` }).value).toBe(`户 ${i}`);
    const mixed = columnReader(field, context);
    for (let i = 0; i < 60_000; i++) expect(mixed({ t: 's', v: i % 2 === 0 ? '同一户' : `户${i}` }).value).toBe(i % 2 === 0 ? '同一户' : `户${i}`);
  });
});
