import { describe, expect, it } from 'vitest';
import { pastedWorkbook } from '../../../electron/domain/importing/pasted-sheet.js';

const cells = (text: string): (string | null)[][] => (pastedWorkbook(text).sheets[0]?.rows ?? []).map((r) => r.cells.map((c) => (c?.t === 's' ? c.v : null)));

describe('a block from the clipboard', () => {
  it('cells between tabs, rows between any line ends, nothing after the last', () => {
    expect(cells('甲\t乙\r\n1\t2\r\n')).toEqual([['甲', '乙'], ['1', '2']]);
    expect(cells('甲\n乙\r丙')).toEqual([['甲'], ['乙'], ['丙']]);
    expect(cells('\t\t甲\t')).toEqual([[null, null, '甲', null]]);
    expect(cells('甲\r\n\r\n乙\r\n\r\n\t\r\n')).toEqual([['甲'], [null], ['乙']]);
    expect(cells('甲\u0000\u0000')).toEqual([['甲']]);
    expect(cells('')).toEqual([]);
  });

  it('a cell in quotes may hold tabs, line ends and doubled quotes', () => {
    expect(cells('"一\n二"\t"a\tb"\t"他说""好"""\r\n下')).toEqual([['一\n二', 'a\tb', '他说"好"'], ['下']]);
    expect(cells('""\t甲')).toEqual([[null, '甲']]);
  });

  it('a quote that opens no quoted cell is a character', () => {
    expect(cells('"甲\t乙\n丙"丁\t"')).toEqual([['"甲', '乙'], ['丙"丁', '"']]);
    expect(cells('5" 管\t"a"b')).toEqual([['5" 管', '"a"b']]);
  });

  it('text stays text, and what lies beyond column IV is counted', () => {
    expect(cells('0012\t1-2\t439900197001010014\t=1+1')).toEqual([['0012', '1-2', '439900197001010014', '=1+1']]);
    expect(pastedWorkbook(`${'x\t'.repeat(300)}x`).sheets[0]).toMatchObject({ outside: { count: 45, first: 'IW1' } });
  });
});
