import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { fillForm } from '../../../electron/workbook/forms/fill-form.js';
import { checkFormMap, type FormData, type FormMap } from '../../../electron/workbook/forms/form-map.js';
import { attributesOf, cellOf, packWorkbook, partsOf, partText } from './form-parts.js';
import { RICH_MAP, RICH_PARTS, richForm } from './rich-form.js';

const SHEET = 'xl/worksheets/sheet1.xml';
const rows = (n: number): FormData['rows'] => Array.from({ length: n }, (_, i) => ({ no: i + 1, name: `户${i + 1}`, begin: 10_010 * (i + 1), paid: i % 2 === 0 ? null : 10 }));
const fill = (n: number, more: Partial<FormData> = {}, map: FormMap = RICH_MAP): Uint8Array => fillForm(richForm(), map, { cells: {}, rows: rows(n), ...more });
const strings = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((m) => m[1] ?? '');

describe('X-8 a form is filled without losing anything', () => {
  it.each([1, 3, 500])('%i rows: what refers to the sample row grows, what stands below moves', (n) => {
    const file = fill(n);
    const xml = partText(file, SHEET);
    const last = 5 + n;
    const below = (row: number): number => row + n - 1;

    expect(strings(xml, /<row r="(\d+)"/g).map(Number)).toEqual([1, 2, 5, ...Array.from({ length: n }, (_, i) => 6 + i), below(7), below(9)]);
    expect(cellOf(xml, `C${below(7)}`)).toMatch(new RegExp(`^<f>SUM\\(C6:C${last}\\)</f>`));
    expect(cellOf(xml, `E${below(7)}`)).toMatch(new RegExp(`^<f>SUM\\(E6:E${last}\\)</f>`));
    expect(cellOf(xml, 'C2')).toMatch(new RegExp(`^<f>SUM\\(C6:C${last}\\)</f>`));
    expect(cellOf(xml, `E${last}`)).toContain(`<f>C${last}-D${last}</f>`);
    expect(cellOf(xml, `F${last}`)).toContain(`<f>ROUND(E${last}/E$${below(7)}*100,2)</f>`);
    expect(cellOf(xml, `C${below(9)}`)).toContain(`<f>C${below(7)}/10000</f>`);

    const one = n === 1;
    const area = (letters: string, to = letters): string => (one && letters === to ? `${letters}6` : `${letters}6:${to}${last}`);
    expect(xml).toContain(`<dimension ref="A1:G${below(9)}"/>`);
    expect(xml).toContain(`<autoFilter ref="A5:G${last}"/>`);
    expect(strings(xml, /<conditionalFormatting sqref="([^"]*)"/g)).toEqual([area('A', 'G')]);
    expect(xml).toContain(`<formula>AND($E6&lt;0,COUNTIF($C$6:$C$${last},$C6)&gt;1)</formula>`);
    expect(strings(xml, /<dataValidation [^>]*sqref="([^"]*)"/g)).toEqual([area('B'), `${area('C', 'D')} D${below(9)}`]);
    expect(xml).toContain(`<formula1>$B$${below(9)}:$B$${below(12)}</formula1>`);
    expect(xml).toContain(`<xm:sqref>${area('G')}</xm:sqref>`);
    expect(strings(xml, /<mergeCell ref="([^"]*)"/g)).toEqual(['A1:G1', 'A4:A5', ...Array.from({ length: n }, (_, i) => `G${6 + i}:H${6 + i}`), `A${below(9)}:B${below(9)}`]);
    expect(xml).toContain(`<mergeCells count="${n + 3}">`);
    expect(xml).toContain(`<hyperlink ref="A${below(9)}" location="'台账'!A${below(7)}" display="合计"/>`);
    expect(xml).toContain(`<brk id="${below(7)}" max="16383" man="1"/>`);
    expect(xml).toContain(`<brk id="4" max="${below(8)}" man="1"/>`);
    expect(xml).toContain(`<ignoredError sqref="${area('B')}" numberStoredAsText="1"/>`);
    expect(xml).toContain('topLeftCell="C6"');
    expect(xml).toContain(`activeCell="A${below(9)}" sqref="A${below(9)}"`);

    const book = partText(file, 'xl/workbook.xml');
    expect(strings(book, /<definedName [^>]*>([^<]*)</g)).toEqual([`台账!$A$5:$G$${last}`, `'台账'!$A$1:$G$${below(9)}`, '台账!$A:$B,台账!$1:$5', `台账!$C$6:$C$${last}`, '代码!$A$6:$A$7']);
    expect(book).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
    expect(strings(partText(file, 'xl/comments1.xml'), /<comment ref="([^"]*)"/g)).toEqual(['C5', `C${below(7)}`]);
    expect(partText(file, 'xl/drawings/vmlDrawing1.vml')).toContain(`<x:Anchor>3, 15, ${below(6)}, 2, 5, 31, ${below(9)}, 1</x:Anchor><x:Row>${below(6)}</x:Row>`);
    expect(strings(partText(file, 'xl/drawings/drawing1.xml'), /<xdr:row>(\d+)</g)).toEqual([String(below(8)), String(below(11)), '0']);
    expect(partText(file, 'xl/charts/chart1.xml')).toContain(`<c:f>台账!$C$6:$C$${last}</c:f>`);
    expect(strings(partText(file, 'xl/tables/table1.xml'), /ref="([^"]*)"/g)).toEqual([`A5:G${last}`, `A5:G${last}`]);
  });

  it('keeps style, height and the constant cells of the sample row in every row', () => {
    const xml = partText(fill(3), SHEET);
    for (const row of [6, 7, 8]) {
      expect(xml).toMatch(new RegExp(`<row r="${row}" ht="22" customHeight="1" spans="1:8">`));
      expect(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((c) => /s="(\d)"/.exec(attributesOf(xml, `${c}${row}`))?.[1])).toEqual(['2', '3', '4', '4', '4', '5', '3']);
      expect(cellOf(xml, `G${row}`)).toBe('<v>3</v>');
    }
    expect(xml).toContain('<row r="9" ht="24" customHeight="1">');
  });

  it('leaves every part that has nothing to do with it byte for byte, and the calculation chain out', () => {
    const [before, after] = [partsOf(richForm()), partsOf(fill(40))];
    const same = Object.keys(before).filter((name) => Buffer.from(before[name] ?? []).equals(Buffer.from(after[name] ?? [])));
    const kept = ['_rels/.rels', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/_rels/sheet1.xml.rels', 'xl/worksheets/sheet3.xml', 'xl/media/image1.png', 'customXml/item1.xml'];
    expect(same).toEqual(expect.arrayContaining(kept));
    expect(Object.keys(after)).toEqual(Object.keys(before).filter((name) => name !== 'xl/calcChain.xml'));
    expect(partText(fill(2), '[Content_Types].xml') + partText(fill(2), 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(partText(fill(2), SHEET)).toContain('<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c></row>');
  });

  it('other sheets follow; their formulas lose the results of the empty form', () => {
    const xml = partText(fill(500), 'xl/worksheets/sheet2.xml');
    expect(cellOf(xml, 'A1')).toBe('<f>台账!C506</f>');
    expect(cellOf(xml, 'A6')).toBe("<f>SUM('台账'!C6:C505)+B1</f>");
    expect(cellOf(xml, 'B6')).toBe('<f>&quot;台账!C7&quot;&amp;A6</f>');
    expect(xml).toContain('<formula>台账!$C$506&gt;0</formula>');
    expect(cellOf(xml, 'B1')).toBe('<v>2</v>');
  });

  it('formulas hold their present result, or none where it is not known', () => {
    const xml = partText(fill(0, { rows: rows(3).map((row) => ({ ...row, paid: row['paid'] ?? 0 })) }), SHEET);
    expect(cellOf(xml, 'E7')).toBe('<f>C7-D7</f><v>200.1</v>');
    expect(cellOf(xml, 'C9')).toBe('<f>SUM(C6:C8)</f><v>600.6</v>');
    expect(cellOf(xml, 'E9')).toBe('<f>SUM(E6:E8)</f><v>600.5</v>');
    expect(cellOf(xml, 'C2')).toBe('<f>SUM(C6:C8)</f><v>600.6</v>');
    expect(cellOf(xml, 'F7')).toBe('<f>ROUND(E7/E$9*100,2)</f><v>33.32</v>');
    expect(cellOf(xml, 'C11')).toBe('<f>C9/10000</f><v>0.06006</v>');
    expect(cellOf(xml, 'D2')).toBe('<f>C6</f>');
    expect(cellOf(xml, 'E11')).toBe('<f>VLOOKUP(C9,C6:E8,1)</f>');
  });

  it('without data the form keeps one empty row', () => {
    const xml = partText(fill(0), SHEET);
    expect(cellOf(xml, 'A6')).toBe('');
    expect(cellOf(xml, 'E6')).toBe('');
    expect(cellOf(xml, 'C7')).toBe('<f>SUM(C6:C6)</f><v>0</v>');
  });

  it('uses up the blank rows an issued form has below the sample row', () => {
    const parts = { ...RICH_PARTS, [SHEET]: String(RICH_PARTS[SHEET]).replace('<row r="7"', '<row r="7"><c r="A7" s="2"/></row><row r="8"').replaceAll(/([A-E])7"/g, '$18"').replace('ref="C8:E8', 'ref="C8:E8').replace('SUM(C6:C6)', 'SUM(C6:C7)').replace('<c r="A8" s="2"/>', '<c r="A7" s="2"/>') };
    const map = { ...RICH_MAP, blankRows: 1, totalRow: 8 };
    for (const [n, total] of [[1, 7], [2, 8], [5, 11]] as const) {
      const xml = partText(fillForm(packWorkbook(parts), map, { cells: {}, rows: rows(n) }), SHEET);
      expect(cellOf(xml, `C${total}`)).toContain(`<f>SUM(C6:C${5 + n})</f>`);
      expect(xml).toContain(`<autoFilter ref="A5:G${5 + n}"/>`);
    }
  });
});

describe('values in a form', () => {
  it('writes money in the unit of the map, exact digits, rounded half-up once', () => {
    const one = (begin: number, unit: '元' | '万元'): string | undefined =>
      cellOf(partText(fill(0, { rows: [{ no: 1, name: 'x', begin, paid: 0 }] }, { ...RICH_MAP, unit }), SHEET), 'C6');
    expect(one(12_345, '元')).toBe('<v>123.45</v>');
    expect(one(-5, '元')).toBe('<v>-0.05</v>');
    expect(one(568_100_005_000, '万元')).toBe('<v>568100.01</v>');
    expect(one(9_007_199_254_740_991, '元')).toBe('<v>90071992547409.91</v>');
    expect(() => one(1.5, '元')).toThrow(RangeError);
  });

  it('— stands for what does not apply where the map says so; elsewhere null is an empty cell', () => {
    const xml = partText(fill(2), SHEET);
    expect(cellOf(xml, 'D6')).toBe('<is><t xml:space="preserve">—</t></is>');
    expect(cellOf(partText(fill(0, { rows: [{ no: null, name: null, begin: null, paid: 1 }] }), SHEET), 'A6')).toBe('');
  });

  it.each(['=1+1', '=cmd|"/c calc"!A1', '@x', '+1', '-5', '𠮷', '㛃', ' 前后 ', '第一行\n第二行', '_x0041_', '<b>&"\'', 'a\u0001b', '\ud800半', '0012', '439900196807257032'])('text %j stays text', (name) => {
    const file = fill(0, { rows: [{ no: 1, name, begin: 1, paid: 0 }] });
    const cell = XLSX.read(file, { cellFormula: true }).Sheets['台账']?.['B6'] as XLSX.CellObject;
    expect(cell.t).toBe('s');
    expect(cell.f).toBeUndefined();
    expect(partText(file, SHEET)).not.toMatch(/<c r="B6"[^>]*><f/);
    // the guards for characters XML cannot carry are undone by spreadsheets; SheetJS undoes them in its own way
    if (!/[\u0001\ud800]|_x/.test(name)) expect(cell.v).toBe(name);
  });

  it('guards what XML cannot carry as spreadsheets do', () => {
    const text = (name: string): string | undefined => cellOf(partText(fill(0, { rows: [{ no: 1, name, begin: 1, paid: 0 }] }), SHEET), 'B6');
    expect(text('a\u0001b')).toContain('>a_x0001_b<');
    expect(text('_x0041_')).toContain('>_x005F_x0041_<');
    expect(text('\ud800')).toContain('>\ufffd<');
    expect(() => text('长'.repeat(32_768))).toThrow(RangeError);
  });

  it('a row whose figures contradict its formula keeps the figure and loses the formula', () => {
    const xml = partText(fill(0, { rows: [{ no: 1, name: 'x', begin: 100, paid: 30, balance: 71 }, { no: 2, name: 'y', begin: 100, paid: 30, balance: 70 }] }), SHEET);
    expect(cellOf(xml, 'E6')).toBe('<v>0.71</v>');
    expect(cellOf(xml, 'E7')).toBe('<f>C7-D7</f><v>0.7</v>');
    expect(cellOf(xml, 'E8')).toBe('<f>SUM(E6:E7)</f><v>1.41</v>');
  });

  it('fills single cells around their label and leaves those that are not given', () => {
    const xml = partText(fill(2, { cells: { title: '样例县$&', preparedBy: null } }), SHEET);
    expect(cellOf(xml, 'A1')).toContain('>样例县$&amp;不良贷款台账<');
    expect(attributesOf(xml, 'A1')).toContain('s="1"');
    expect(cellOf(xml, 'A10')).toContain('>填表人：<');
    expect(cellOf(xml, 'A2')).toBe('<v>1</v>');
  });

  it('a long name makes its row higher', () => {
    const xml = partText(fill(0, { rows: [{ no: 1, name: '样例县石桥镇竹木制品加工厂', begin: 1, paid: 0 }, { no: 2, name: '短', begin: 1, paid: 0 }] }), SHEET);
    expect(xml).toContain('<row r="6" ht="47" customHeight="1"');
    expect(xml).toContain('<row r="7" ht="22" customHeight="1"');
  });

  it('refuses what does not fit the form', () => {
    expect(() => fill(1, { cells: { nobody: 'x' } })).toThrow('no cell named nobody');
    expect(() => fill(0, { rows: [{ no: 1, name: 'x', begin: 1 }] })).toThrow('has no paid');
    expect(() => fill(0, { rows: [{ no: 1, name: 'x', begin: '1', paid: 0 }] })).toThrow(TypeError);
    expect(() => fill(2, { total: { begin: 1 } })).toThrow('the total of begin');
    expect(() => fill(2, { total: { elsewhere: 1 } })).toThrow('no total of elsewhere');
    expect(() => fill(2, {}, { ...RICH_MAP, sheet: '别的' })).toThrow('no sheet');
    expect(fill(2, { total: { begin: 30_030 } }).length).toBeGreaterThan(0);
    expect(() => fillForm(new Uint8Array([1, 2, 3]), RICH_MAP, { cells: {}, rows: [] })).toThrow();
  });

  // Taken for the beginning of the next rule, it made that rule speak of the sample row, and its sum keep one row.
  it('a rule that only shows a prompt leaves the next rule to itself', () => {
    const prompt = '<dataValidation allowBlank="1" showInputMessage="1" prompt="按借据填写" sqref="A6"/><dataValidation type="custom" sqref="D9"><formula1>D9&lt;=SUM(C6:C6)</formula1></dataValidation>';
    const parts = { ...RICH_PARTS, [SHEET]: String(RICH_PARTS[SHEET]).replace('<dataValidations count="2">', `<dataValidations count="4">${prompt}`) };
    const xml = partText(fillForm(packWorkbook(parts), RICH_MAP, { cells: {}, rows: rows(3) }), SHEET);
    expect(xml).toContain('prompt="按借据填写" sqref="A6:A8"/>');
    expect(xml).toContain('sqref="D11"><formula1>D11&lt;=SUM(C6:C8)</formula1>');
  });

  // The form opened with the column of all rows selected.
  it('a selected cell of the sample row stays one cell', () => {
    const parts = { ...RICH_PARTS, [SHEET]: String(RICH_PARTS[SHEET]).replace('activeCell="A9" sqref="A9"', 'activeCell="C6" sqref="C6"') };
    const xml = partText(fillForm(packWorkbook(parts), RICH_MAP, { cells: {}, rows: rows(3) }), SHEET);
    expect(xml).toContain('activeCell="C6" sqref="C6"');
    expect(xml).toContain('<ignoredError sqref="B6:B8"');
  });

  it('equal input gives equal bytes', () => expect(Buffer.from(fill(7)).equals(Buffer.from(fill(7)))).toBe(true));
});

describe('form maps', () => {
  it.each([
    [null, 'id and sheet'],
    [{ ...RICH_MAP, unit: '千元' }, 'unit'],
    [{ ...RICH_MAP, sampleRow: 0 }, 'sampleRow'],
    [{ ...RICH_MAP, blankRows: 3 }, 'totalRow'],
    [{ ...RICH_MAP, cells: { a: [{ at: '6A' }] } }, 'cell a'],
    [{ ...RICH_MAP, columns: { a: { at: 'A', kind: 'colour' } } }, 'column a'],
  ])('%# names what is wrong', (map, place) => expect(() => checkFormMap(map)).toThrow(place));

  it('takes a proper one', () => expect(checkFormMap(RICH_MAP)).toBe(RICH_MAP));
});
