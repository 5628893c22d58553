import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell, RawRow } from '../../../electron/domain/importing/raw-sheet.js';
import { columnName } from '../../../electron/domain/importing/raw-sheet.js';
import { parseDecimal } from '../../../electron/workbook/reading/decimal.js';
import { RowPacker, unpackRows, type PackedRows } from '../../../electron/workbook/reading/packed-rows.js';
import { readSheet } from '../../fixtures/workbooks/read-fixture.js';
import { escapeXml, oneSheet } from '../../fixtures/workbooks/xlsx-book.js';

const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '_', 'x', '甲', '乙', '𠮷', ' ', '\n', '\t', '<', '>', '&', '"', "'", '_x000D_', ']]>'), minLength: 1, maxLength: 12 });
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100)).map((n) => n + 0);
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: text.map((v): RawCell => ({ t: 's', v })) },
  { weight: 5, arbitrary: number.map((v): RawCell => ({ t: 'n', v })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 80_000 }).map((v): RawCell => ({ t: 'n', v, d: true })) },
  { weight: 1, arbitrary: fc.boolean().map((v): RawCell => ({ t: 'b', v })) },
  { weight: 1, arbitrary: fc.constantFrom('#REF!', '#N/A', '#DIV/0!').map((v): RawCell => ({ t: 'e', v })) },
  { weight: 1, arbitrary: fc.constantFrom('SUM(A1:A9)', 'A1&"<>"').map((v): RawCell => ({ t: 'f', v })) },
);

/** Rows with gaps between them; no trailing empty cells, no empty rows. */
const rows: fc.Arbitrary<RawRow[]> = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(cell, { maxLength: 12 })), { maxLength: 12 }).map((list) => {
  let row = 0;
  return list.flatMap(([gap, cells]) => {
    row += gap;
    const kept = [...cells];
    while (kept.at(-1) === null) kept.pop();
    return kept.length === 0 ? [] : [{ row, cells: kept }];
  });
});

/** Text as Excel writes it: what XML cannot hold or would read otherwise is escaped. */
const xstring = (v: string): string => escapeXml(v.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

interface Style { readonly shared: boolean; readonly addresses: boolean; readonly prefix: boolean }

function written(grid: readonly RawRow[], style: Style): Uint8Array {
  const strings: string[] = [];
  const cellXml = (c: RawCell, at: string): string => {
    const r = style.addresses ? ` r="${at}"` : '';
    if (c === null) return style.addresses ? '' : '<c/>';
    if (c.t === 'n') return `<c${r}${c.d ? ' s="1"' : ''}><v>${c.v}</v></c>`;
    if (c.t === 'b') return `<c${r} t="b"><v>${c.v ? 1 : 0}</v></c>`;
    if (c.t === 'e') return `<c${r} t="e"><v>${c.v}</v></c>`;
    if (c.t === 'f') return `<c${r}><f>${escapeXml(c.v)}</f></c>`;
    const t = `<t xml:space="preserve">${xstring(c.v)}</t>`;
    if (!style.shared) return `<c${r} t="inlineStr"><is>${t}</is></c>`;
    strings.push(`<si>${t}</si>`);
    return `<c${r} t="s"><v>${strings.length - 1}</v></c>`;
  };
  const data = grid.map(({ row, cells }) => `<row r="${row}">${cells.map((c, i) => cellXml(c, `${columnName(i)}${row}`)).join('')}</row>`).join('');
  return oneSheet(data, { strings: strings.join(''), ...(style.prefix ? { prefix: 'x' } : {}) });
}

describe('I18 what is written is what is read', () => {
  it('any grid of cells, however it is written', async () => {
    const style = fc.record({ shared: fc.boolean(), addresses: fc.boolean(), prefix: fc.boolean() });
    await fc.assert(fc.asyncProperty(rows, style, async (grid, how) => {
      expect((await readSheet(written(grid, how))).rows).toEqual(grid);
    }), { numRuns: 400 });
  });

  it('rows packed for another thread', () => {
    fc.assert(fc.property(rows, (grid) => {
      const packer = new RowPacker();
      const batches: PackedRows[] = [];
      for (let i = 0; i < 3; i++) {
        for (const row of grid) {
          const full = packer.add(row);
          if (full) batches.push(full);
        }
        const rest = packer.take();
        if (rest) batches.push(rest);
      }
      expect(batches.flatMap((b) => [...unpackRows(structuredClone(b))])).toEqual([...grid, ...grid, ...grid]);
    }), { numRuns: 200 });
  });

  it('a batch fills up and goes on', () => {
    const packer = new RowPacker();
    const sent: RawRow[] = [];
    const cells = Array.from({ length: 44 }, (_, i): RawCell => (i % 3 === 0 ? { t: 's', v: `文${i}` } : { t: 'n', v: i / 100 }));
    const got: RawRow[] = [];
    for (let row = 1; row <= 4000; row++) {
      sent.push({ row, cells });
      const full = packer.add({ row, cells });
      if (full) got.push(...unpackRows(full));
    }
    expect(got.length).toBeGreaterThan(1000);
    got.push(...unpackRows(packer.take() as PackedRows));
    expect(got).toEqual(sent);
  });

  // Half a megabyte of workbook that named 300 long texts from every cell was copied for each of them, and ended the program.
  it('a long text that many cells share crosses once a batch; all texts together have a bound', () => {
    const packer = new RowPacker();
    const texts = Array.from({ length: 30 }, (_, i): RawCell => ({ t: 's', v: `甲${String.fromCodePoint(0x4e00 + i)}${'x'.repeat(31_990)}` }));
    const row = { row: 1, cells: Array.from({ length: 240 }, (_, i) => texts[i % texts.length] as RawCell) };
    const first = packer.add(row) ?? packer.take();
    expect(first?.texts).toHaveLength(30);
    expect([...unpackRows(first as PackedRows)]).toEqual([row]);
    expect(() => {
      for (let i = 0; i < 1000; i++) packer.add({ row: i + 2, cells: [{ t: 's', v: `${i}${'x'.repeat(32_000)}` }, ...row.cells] });
    }).toThrow(expect.objectContaining({ code: 'FILE_HOSTILE', details: { reason: '文字总量过大' } }) as Error);
  });

  it('numbers: the same double as Number()', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 });
    const written = fc.oneof(
      number.map(String), digits, fc.tuple(digits, digits).map(([a, b]) => `${a}.${b}`), digits.map((d) => `-${d}`), digits.map((d) => `-.${d}`), digits.map((d) => `${d}.`),
      fc.tuple(digits, fc.integer({ min: -30, max: 30 })).map(([d, e]) => `${d}E${e}`), number.map((n) => n.toExponential()),
    );
    fc.assert(fc.property(written, (t) => {
      expect(parseDecimal(Buffer.from(` ${t}\n`), 0, t.length + 2)).toBe(Number(t) + 0);
    }), { numRuns: 5000 });
  });

  it('what is no decimal is no number', () => {
    for (const t of ['', ' ', '-', '.', '-.', '+', 'e5', 'NaN', 'Infinity', '0x1F', '1,000', '1 2', '１２', '--1', '1-2', '1.2.3', '1e', '1e999', '2011-08-31']) {
      expect(parseDecimal(Buffer.from(t), 0, Buffer.byteLength(t)), t).toBeNaN();
    }
  });
});
