import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, dayNumber, toExcelSerial } from '../../../electron/domain/date.js';
import { plainYuan } from '../../../electron/domain/money.js';
import type { FieldType, ProfileField } from '../../../electron/domain/importing/profile.js';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import { readCell } from '../../../electron/domain/importing/read-cell.js';
import { rawCell, type Cell } from './sheet-builder.js';

const field = (type: FieldType, required = false, codes?: string): ProfileField => ({ key: 'k', titles: ['组', '题'], synonyms: [], type, required, ...(codes === undefined ? {} : { codes }) });
const read = (type: FieldType, cell: Cell, options: { required?: boolean; codes?: string; unit?: '元' | '万元'; date1904?: boolean } = {}): unknown => {
  const reading = readCell(rawCell(cell), field(type, options.required, options.codes), { date1904: options.date1904 ?? false, unit: options.unit ?? '元' });
  return reading.findings.length === 0 ? reading.value : reading.findings.map((f) => `${f.severity} ${f.code}`).join();
};
const date = (v: number): RawCell & object => ({ t: 'n', v, d: true });

describe('empty, formula and error cells', () => {
  it.each(['text', 'id', 'day', 'money', 'percent', 'int', 'code', 'people'] as const)('%s', (type) => {
    const codes = type === 'code' ? 'BOOKS' : undefined;
    const opts = codes === undefined ? {} : { codes };
    for (const cell of [null, '   ', '-', '——', '/', '\u3000']) expect(read(type, cell, opts)).toBeNull();
    expect(read(type, null, { ...opts, required: true })).toBe(type === 'people' ? 'warn PEOPLE_MISSING' : 'reject REQUIRED_MISSING');
    expect(read(type, { t: 'f', v: 'A1+B1' }, opts)).toBe('reject FORMULA_NOT_CALCULATED');
    expect(read(type, { t: 'e', v: '#REF!' }, opts)).toBe('reject CELL_ERROR');
  });

  it('无 means empty where a figure, a number or a code belongs, and stays a word in free text', () => {
    expect(read('money', '无')).toBeNull();
    expect(read('id', '无', { required: true })).toBe('reject REQUIRED_MISSING');
    expect(read('text', '无')).toBe('无');
  });

  it('an empty code is what its list says empty means', () => {
    expect(read('code', null, { codes: 'PUBLIC_KINDS' })).toBe('no');
    expect(read('code', null, { codes: 'PROBLEMS' })).toBe('ordinary');
    expect(read('code', null, { codes: 'OLD_CLASSES' })).toBeNull();
  });

  it('yes/no cells are no figures', () => {
    for (const type of ['money', 'day', 'id', 'percent', 'int'] as const) expect(read(type, { t: 'b', v: true })).toBe('reject CELL_KIND_WRONG');
    expect(read('text', { t: 'b', v: true })).toBe('是');
  });
});

describe('I13 I18 money', () => {
  it.each([[749000, 74_900_000], [0.1 + 0.2, 30], [-3.5, -350], ['1,234.56', 123_456], ['１２３．４', 12_340], ['¥ 5', 500], ['12元', 1200], [0, 0], ['0.00', 0]] as [Cell, number][])('%j 元', (cell, fen) => {
    expect(read('money', cell)).toBe(fen);
  });

  it.each([[7.4, 7_400_000], [0.6, 600_000], ['1.65万元', 1_650_000], [2633.25, 2_633_250_000]] as [Cell, number][])('%j 万元', (cell, fen) => {
    expect(read('money', cell, { unit: '万元' })).toBe(fen);
  });

  it.each([[1.005, 'AMOUNT_TOO_FINE'], ['0.001', 'AMOUNT_TOO_FINE'], ['约5万', 'AMOUNT_UNREADABLE'], ['1.5万', 'AMOUNT_UNREADABLE'], ['1,23.4', 'AMOUNT_TOO_FINE'], [date(40786), 'AMOUNT_IS_DATE'], [1e20, 'AMOUNT_TOO_FINE']] as [Cell, string][])('%j 元 is refused', (cell, code) => {
    expect(read('money', cell)).toBe(`reject ${code}`);
  });

  it('a figure with the other unit is refused', () => {
    expect(read('money', '100元', { unit: '万元' })).toBe('reject AMOUNT_UNREADABLE');
  });

  it('every amount written as number or text comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (fen) => {
        expect(read('money', Number(plainYuan(fen)))).toBe(fen === 0 ? 0 : fen);
        expect(read('money', plainYuan(fen))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });
});

describe('days', () => {
  it.each([['2011-08-31', '2011-08-31'], ['2011.8.31', '2011-08-31'], [20110831, '2011-08-31'], ['20110831', '2011-08-31'], [date(40786), '2011-08-31'], [40786, '2011-08-31'], [date(40786.5), '2011-08-31'], ['2011年8月31日', '2011-08-31']] as [Cell, string][])('%j', (cell, day) => {
    expect(read('day', cell)).toBe(day);
  });

  it.each([
    ['2010-02-30', 'DAY_IMPOSSIBLE'], [20100230, 'DAY_IMPOSSIBLE'], ['20110832', 'DAY_IMPOSSIBLE'], ['2011年8月', 'DAY_UNREADABLE'], ['2011', 'DAY_UNREADABLE'], [2010, 'DAY_TOO_EARLY'], [date(2010), 'DAY_TOO_EARLY'], [201108, 'DAY_UNREADABLE'], ['31/08/2011', 'DAY_UNREADABLE'], [-5, 'DAY_UNREADABLE'], [date(60), 'DAY_UNREADABLE'], ['1911-08-31', 'DAY_TOO_EARLY'],
  ] as [Cell, string][])('%j is refused', (cell, code) => {
    expect(read('day', cell)).toBe(`reject ${code}`);
  });

  it('R34 the 1904 system is obeyed', () => {
    expect(read('day', date(40786 - 1462), { date1904: true })).toBe('2011-08-31');
  });

  it('serial, number and text of the same day are the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1949-10-01'), max: dayNumber('2199-12-31') }), (n) => {
        const day = fromDayNumber(n);
        for (const cell of [date(toExcelSerial(day)), toExcelSerial(day), Number(day.replaceAll('-', '')), day]) expect(read('day', cell)).toBe(day);
      }),
    );
  });
});

describe('rates in per cent', () => {
  it.each([[9.6, 96_000], ['9.6', 96_000], ['9.6%', 96_000], ['９．６％', 96_000], [10.57, 105_700], [0, 0], ['0.8%', 8_000], [8.708333333, 87_083], [9.600000000000001, 96_000], [1, 10_000]] as [Cell, number][])('%j', (cell, ppm) => {
    expect(read('percent', cell)).toBe(ppm);
  });

  it.each([[0.096, 'warn PERCENT_DOUBTFUL'], ['0.8', 'warn PERCENT_DOUBTFUL'], [96, 'warn PERCENT_HIGH'], ['8‰', 'reject PERCENT_UNREADABLE'], ['月息8厘', 'reject PERCENT_UNREADABLE'], [-1, 'reject PERCENT_UNREADABLE']] as [Cell, string][])('%j: %s', (cell, code) => {
    expect(read('percent', cell)).toBe(code);
  });

  it('a doubtful rate stays unset, a high one is kept', () => {
    expect(readCell({ t: 'n', v: 0.096 }, field('percent'), { date1904: false, unit: '元' }).value).toBeNull();
    expect(readCell({ t: 'n', v: 96 }, field('percent'), { date1904: false, unit: '元' }).value).toBe(960_000);
  });
});

describe('whole numbers', () => {
  it.each([[2010, 2010], ['2010', 2010], ['2010年', 2010], ['2010年度', 2010], ['3次', 3], ['３', 3], [0, 0]] as [Cell, number][])('%j', (cell, n) => {
    expect(read('int', cell)).toBe(n);
  });

  it('what is none is refused where required, otherwise a remark', () => {
    expect(read('int', '甲', { required: true })).toBe('reject INTEGER_UNREADABLE');
    expect(read('int', '1-1')).toBe('warn INTEGER_IGNORED');
    expect(read('int', 1.5)).toBe('warn INTEGER_IGNORED');
  });
});

describe('codes (decisions.md 24)', () => {
  it.each([['表内', 'BOOKS', 'on'], ['on', 'BOOKS', 'on'], [' 票据 置换 ', 'BOOKS', 'note_swap'], ['关注２', 'CLASSES', 'watch2'], ['次级类', 'CLASSES', 'substandard'], ['转据／重组上调', 'FORMS', 'rollover']])('%s in %s', (text, codes, code) => {
    expect(read('code', text, { codes })).toBe(code);
  });

  it('an unknown one is refused with what may stand there', () => {
    const reading = readCell(rawCell('表外'), field('code', true, 'BOOKS'), { date1904: false, unit: '元' });
    expect(reading.findings).toMatchObject([{ code: 'CODE_UNKNOWN', severity: 'reject', message: '“题”的“表外”不在可选范围内，可填：表内、票据置换、已核销、资金置换、抵债资产。' }]);
  });
});

describe('I13 numbers that are names', () => {
  it.each([
    ['439900196807257032', '439900196807257032'], ["'0101", '0101'], ['’0101', '0101'], ['43990019680725703x', '43990019680725703X'], ['4399 0019 6807 2570 32', '439900196807257032'], ['４３９９', '4399'], [123456, '123456'], [999999999999999, '999999999999999'], ['SY-2010-00001', 'SY-2010-00001'], ['\u200B8699\uFEFF', '8699'], ['1E5', '1E5'],
    ['0000-5555534', '0000-5555534'],
  ] as [Cell, string][])('%j is %s', (cell, id) => {
    expect(read('id', cell)).toBe(id);
  });

  it.each([[1e15, 'ID_DIGITS_LOST'], [4.30122196807257e17, 'ID_DIGITS_LOST'], ['4.30122E+17', 'ID_DIGITS_LOST'], ['4.30122e+17', 'ID_DIGITS_LOST'], ['4E+17', 'ID_DIGITS_LOST'], [1.5, 'ID_DIGITS_LOST'], [-3, 'ID_DIGITS_LOST'], [date(36893), 'ID_BECAME_DATE']] as [Cell, string][])('%j has lost digits and is never a value', (cell, code) => {
    expect(read('id', cell)).toBe(`reject ${code}`);
  });

  it('text of digits is never changed', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{1,30}$/), (digits) => void expect(read('id', digits)).toBe(digits)));
  });
});

describe('free text', () => {
  it.each([['  李　明 ', '李明'], ['张 三 丰', '张三丰'], ['上门催收  已签收', '上门催收 已签收'], ['上门催收\r\n已签收', '上门催收 已签收'], ['=1+1', '=1+1'], ['阿依古丽·买买提', '阿依古丽·买买提'], ['㛃𠮷', '㛃𠮷'], [12, '12'], [date(40786), '2011-08-31'], ['a\u0000b\u202Ec', 'abc']] as [Cell, string][])('%j is %j', (cell, text) => {
    expect(read('text', cell)).toBe(text);
  });

  it('I08 no cell text of any kind throws or hangs', () => {
    const types: FieldType[] = ['text', 'id', 'day', 'money', 'percent', 'int', 'people'];
    fc.assert(fc.property(fc.constantFrom(...types), fc.string({ unit: 'binary', maxLength: 200 }), (type, text) => void expect(read(type, text)).not.toBeUndefined()));
    for (const type of types) for (const hostile of ['9'.repeat(50_000), '1,'.repeat(30_000), ' '.repeat(50_000), '(('.repeat(20_000), '李 '.repeat(20_000), '-'.repeat(50_000), '0'.repeat(50_000) + 'x', '；'.repeat(50_000)]) expect(read(type, hostile)).not.toBeUndefined();
  });
});
