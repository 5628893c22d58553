import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTables, matchHeadRows } from '../../../electron/domain/importing/find-tables.js';
import { normaliseHead } from '../../../electron/domain/importing/head-text.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { PLAIN_FORMS } from '../../../electron/domain/importing/plain-forms.js';
import { namesOfField } from '../../../electron/domain/importing/profile-names.js';
import type { RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { GOOD_LOAN, ledgerSheet, letters, profile, PROFILES, sheetOf, type Cell } from './sheet-builder.js';

const ledger = profile('provincial-ledger');
const columnsOf = (sheet: RawSheet, n = 0): Record<string, number> => Object.fromEntries((findTables(sheet, PROFILES)[n]?.columns ?? []).map((c) => [c.key, c.column]));
const REQUIRED = LEDGER_COLUMNS.filter((c) => c.required && c.type !== 'people').map((c) => c.key);

/** A flat ledger head with other names for some columns. */
function flat(names: Readonly<Record<string, string>> = {}, extra: readonly string[] = []): string[] {
  return [...LEDGER_COLUMNS.map((c) => names[c.key] ?? c.title), ...extra];
}

describe('I14 the provincial form', () => {
  it('is found under its title, unit line, two-level head and column numbers', () => {
    const [match, ...rest] = findTables(ledgerSheet([GOOD_LOAN]), PROFILES);
    expect(rest).toEqual([]);
    expect(match).toMatchObject({ profile: 'provincial-ledger', state: 'ready', headTop: 3, headBottom: 4, dataBottom: 6, left: 0, right: 43, missing: [], questions: [], rivals: [], unknown: [] });
    expect(match?.columns.map((c) => c.key)).toEqual(LEDGER_COLUMNS.map((c) => c.key));
    expect(match?.columns[33]).toMatchObject({ key: 'principalFen', head: '金额(元) / 当前本金余额', by: 'path', unit: '元' });
  });

  it('is found in any order of columns', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(LEDGER_COLUMNS.map((c) => c.key), { minLength: 44, maxLength: 44 }), (order) => {
        const columns = columnsOf(ledgerSheet([GOOD_LOAN], { order }));
        expect(columns).toEqual(Object.fromEntries(order.map((key, i) => [key, i])));
      }),
      { numRuns: 30 },
    );
  });

  it('is found with columns put in between; they are listed as unknown', () => {
    const sheet = ledgerSheet([GOOD_LOAN]);
    const widened: RawSheet = { ...sheet, merges: [], rows: sheet.rows.map((r) => ({ row: r.row, cells: [...r.cells.slice(0, 5), r.row === 4 ? { t: 's', v: '客户经理意见' } : null, ...r.cells.slice(5)] })) };
    const [match] = findTables(widened, PROFILES);
    expect(match?.state).toBe('ready');
    expect(match?.unknown).toMatchObject([{ column: 5, head: '基本信息 / 客户经理意见' }]);
    expect(match?.columns.find((c) => c.key === 'idKind')?.column).toBe(6);
  });

  it('every known other name of every column leads to its column', () => {
    for (const field of ledger.fields) {
      for (const synonym of field.synonyms) {
        const sheet = sheetOf([flat({ [field.key]: synonym }), LEDGER_COLUMNS.map((c) => GOOD_LOAN[c.key] ?? null)]);
        expect(columnsOf(sheet)[field.key], synonym).toBe(LEDGER_COLUMNS.findIndex((c) => c.key === field.key));
      }
    }
  });

  it('every plain form leads to its own profile, by its own titles', () => {
    for (const form of PLAIN_FORMS) {
      const [match, ...rest] = findTables(sheetOf([[form.title], form.columns.map((c) => c.titles.at(-2) ?? null), form.columns.map((c) => c.titles.at(-1) ?? null)]), PROFILES);
      expect(rest).toEqual([]);
      expect(match, form.id).toMatchObject({ profile: form.id, state: 'ready', rivals: [], unknown: [], questions: [] });
      expect(match?.columns.map((c) => c.key)).toEqual(form.columns.map((c) => c.key));
    }
  });

  it('every other name in the plain forms leads to its column', () => {
    for (const p of PROFILES) {
      for (const [at, field] of p.fields.entries()) {
        for (const synonym of field.synonyms) {
          const [match] = findTables(sheetOf([p.fields.map((f) => (f.key === field.key ? synonym : f.titles.join('')))]), [p]);
          expect(match?.columns.find((c) => c.key === field.key)?.column, `${p.id} ${synonym}`).toBe(at);
        }
      }
    }
  });
});

describe('I14 heads written without merges', () => {
  const names = { ...Object.fromEntries(LEDGER_COLUMNS.map((c) => [c.key, c.title])) };
  const plain = LEDGER_COLUMNS.filter((c) => !['cashFen', 'inKindFen', 'rolledFen', 'interestPaidFen', 'beginFen', 'principalFen'].includes(c.key)).map((c) => names[c.key] ?? '');

  it('an empty upper cell belongs to the group at its left; vertical heads stand on the upper row alone', () => {
    const top: Cell[] = [...plain, '年初', '本年收回', null, null, '期末', '备注二'];
    const low: Cell[] = [...plain.map(() => null), '本金余额', '现金', '抵债', '利息', '本金余额', null];
    const columns = columnsOf(sheetOf([['城关信用社不良贷款明细表'], top, low]));
    const n = plain.length;
    expect(columns).toMatchObject({ beginFen: n, cashFen: n + 1, inKindFen: n + 2, interestPaidFen: n + 3, principalFen: n + 4 });
  });

  it('the same leaf under two groups is told apart by the full path', () => {
    const top: Cell[] = [...plain, '年初', '本月收回', null, '本年收回', null, '期末'];
    const low: Cell[] = [...plain.map(() => null), '本金余额', '现金', '抵债', '现金', '抵债', '本金余额'];
    const [match] = findTables(sheetOf([top, low]), PROFILES);
    const n = plain.length;
    expect(Object.fromEntries((match?.columns ?? []).map((c) => [c.key, c.column]))).toMatchObject({ cashFen: n + 3, inKindFen: n + 4 });
    expect(match?.unknown.map((u) => u.head)).toContain('本月收回 / 现金');
    expect(match?.state).toBe('ready');
  });

  it('a group ends at an empty column and where an upper level begins anew', () => {
    const head = [
      [...plain, '贷款余额', null, null, null, '其他'],
      [...plain.map(() => null), '本年收回', null, null, '年初本金余额', '抵债'],
      [...plain.map(() => null), '现金', '利息', null, null, null],
    ];
    const [match] = findTables(sheetOf(head), PROFILES);
    const heads = new Map([...(match?.columns ?? []), ...(match?.unknown ?? [])].map((c) => [c.column, c.head]));
    const n = plain.length;
    expect(heads.get(n)).toBe('贷款余额 / 本年收回 / 现金');
    expect(heads.get(n + 1)).toBe('贷款余额 / 本年收回 / 利息');
    // the empty column n+2 cuts the group off
    expect(heads.get(n + 3)).toBe('年初本金余额');
    expect(heads.get(n + 4)).toBe('其他 / 抵债');
  });

  it('an upper group that begins anew ends the groups below it', () => {
    const head = [
      [...plain, '表内', null, '其他'],
      [...plain.map(() => null), '本年收回', null, null],
      [...plain.map(() => null), '现金', '利息', '抵债'],
    ];
    const [match] = findTables(sheetOf(head), PROFILES);
    const n = plain.length;
    expect([...(match?.columns ?? []), ...(match?.unknown ?? [])].find((c) => c.column === n + 2)?.head).toBe('其他 / 抵债');
  });

  it('a merge states its own extent: the cell beside it does not inherit', () => {
    const top: Cell[] = [...plain, '本年收回', null, null, '年初本金余额', '当前本金余额'];
    const low: Cell[] = [...plain.map(() => null), '现金', '抵债', '转据/上调', null, null];
    const at = plain.length;
    const [match] = findTables(sheetOf([top, low], [`${letters(at)}1:${letters(at + 1)}1`]), PROFILES);
    expect(match?.columns.find((c) => c.key === 'rolledFen')?.head).toBe('转据/上调');
    expect(match?.columns.find((c) => c.key === 'cashFen')?.head).toBe('本年收回 / 现金');
  });

  it('five levels are read', () => {
    const chain = (leaf: string, i: number): Cell[] => (i < 20 ? ['借款情况', '基本数据', '主要项目', '明细', leaf] : ['不良情况', '本期数据', '主要指标', '逐项', leaf]);
    const paths = LEDGER_COLUMNS.map((c, i) => chain(c.title, i));
    const rows = [0, 1, 2, 3, 4].map((level) => paths.map((p, i) => (level < 4 && i !== 0 && i !== 20 ? null : (p[level] ?? null))));
    expect(findTables(sheetOf(rows), PROFILES)[0]).toMatchObject({ state: 'ready', headTop: 1, headBottom: 5 });
  });
});

describe('I14 never a wrong silent mapping', () => {
  it('two columns of the same name are a question: for money the table waits, for a remark the column stays out', () => {
    const [money] = findTables(sheetOf([flat({}, ['当前本金余额'])]), PROFILES);
    expect(money).toMatchObject({ state: 'ambiguous', missing: ['principalFen'], questions: [{ key: 'principalFen', why: 'several', blocking: true }] });
    expect(money?.questions[0]?.columns.map((c) => c.column)).toEqual([33, 44]);
    const [optional] = findTables(sheetOf([flat({}, ['表内欠息'])]), PROFILES);
    expect(optional).toMatchObject({ state: 'ambiguous', missing: [], questions: [{ key: 'onInterestFen', blocking: true }] });
    const [remark] = findTables(sheetOf([flat({ progress: '备注' }, ['清收进度'])]), PROFILES);
    expect(remark).toMatchObject({ state: 'ready', questions: [{ key: 'progress', blocking: false }] });
    expect(remark?.columns.some((c) => c.key === 'progress')).toBe(false);
  });

  it('the own title is stronger than another name; the other column is listed', () => {
    const [match] = findTables(sheetOf([flat({}, ['户名'])]), PROFILES);
    expect(match).toMatchObject({ state: 'ready', questions: [] });
    expect(match?.unknown).toMatchObject([{ column: 44, head: '户名' }]);
  });

  it.each([
    ['担保人', '证件号码', 'idNo'], ['上月', '本金余额', 'principalFen'], ['本月', '收回利息', 'interestPaidFen'], ['本年收回', '表内利息', 'onInterestFen'], ['年初', '五级分类', 'riskClass'], ['计划', '现金收回', 'cashFen'], ['累计', '收回利息', 'interestPaidFen'], ['配偶', '姓名', 'borrower'],
  ])('%s / %s does not become %s', (group, leaf, key) => {
    const others = LEDGER_COLUMNS.filter((c) => c.key !== key).map((c) => c.title);
    const [match] = findTables(sheetOf([[...others, group], [...others.map(() => null), leaf]]), PROFILES);
    expect(match?.columns.some((c) => c.key === key)).toBe(false);
    expect(match?.questions).toMatchObject([{ key, why: 'qualified' }]);
    expect(match?.state).toBe(REQUIRED.includes(key) ? 'ambiguous' : 'ready');
  });

  it('a per-mille rate is not taken for the yearly rate', () => {
    const columns = columnsOf(sheetOf([flat({ ratePpm: '利率(‰)' })]));
    expect('ratePpm' in columns).toBe(false);
    expect('ratePpm' in columnsOf(sheetOf([flat({ ratePpm: '月利率' })]))).toBe(false);
  });

  it.each(REQUIRED)('without %s the form is incomplete and says so', (key) => {
    const sheet = ledgerSheet([GOOD_LOAN], { order: LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== key) });
    expect(findTables(sheet, PROFILES)[0]).toMatchObject({ profile: 'provincial-ledger', state: 'incomplete', missing: [key] });
  });

  it('without persons the form is still read (decisions.md 1)', () => {
    const sheet = ledgerSheet([GOOD_LOAN], { order: LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== 'responsible') });
    expect(findTables(sheet, PROFILES)[0]?.state).toBe('ready');
  });

  it('random heads from real words: what is mapped is mapped by its own name', () => {
    const words = [...new Set(PROFILES.flatMap((p) => p.fields.flatMap((f) => [...f.titles, ...f.synonyms])))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 50 }), (head) => {
        for (const match of findTables(sheetOf([head]), PROFILES)) {
          const fields = profile(match.profile).fields;
          const used = new Set<number>();
          for (const c of match.columns) {
            expect(used.has(c.column)).toBe(false);
            used.add(c.column);
            const field = fields.find((f) => f.key === c.key);
            if (!field) throw new Error(c.key);
            expect(namesOfField(field).map((n) => n.name)).toContain(normaliseHead(head[c.column] ?? ''));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('wrong tables', () => {
  it('an unrelated sheet has no table', () => {
    expect(findTables(sheetOf([['会议纪要'], ['时间', '地点'], ['2011-08-31', '三楼会议室']]), PROFILES)).toEqual([]);
    expect(findTables(sheetOf([]), PROFILES)).toEqual([]);
    expect(findTables(sheetOf([[1, 2, 3], [4, 5, 6]]), PROFILES)).toEqual([]);
  });

  it('a deposit list that shares a few heads is not read: it is reported as the nearest and incomplete', () => {
    const sheet = sheetOf([['储蓄存款明细表'], ['序号', '户名', '账号', '证件号码', '存款种类', '存款余额'], [1, '罗望山', '8699000000000001', '439900196807257032', '定期', 1000]]);
    const matches = findTables(sheet, PROFILES);
    expect(matches.length).toBe(1);
    expect(matches[0]?.state).toBe('incomplete');
    expect(matches[0]?.missing.length).toBeGreaterThan(2);
  });

  it('a ledger with a lost column is not read as another kind that it happens to satisfy', () => {
    const order = ['unit', 'loanNo', 'borrower', 'dueOn', 'originalFen', 'principalFen', 'beginFen', 'riskClass', 'guarantee'];
    const [match] = findTables(ledgerSheet([GOOD_LOAN], { order }), PROFILES);
    expect(match).toMatchObject({ profile: 'provincial-ledger', state: 'incomplete' });
  });

  it('two profiles that fit equally well are rivals, not a guess', () => {
    const twin = { ...profile('loan-balances'), id: 'twin' };
    const [match] = findTables(sheetOf([['月份', '机构', '各项贷款余额(元)']]), [...PROFILES, twin]);
    expect(match).toMatchObject({ state: 'ambiguous', rivals: ['twin'] });
  });
});

describe('several tables on one sheet', () => {
  it('stacked, each with its own title and unit line', () => {
    const rows: Cell[][] = [
      ['一、员工名单'], ['工号', '姓名', '机构', '职级'], ['0101', '李守义', '石桥信用社', '信用社员工'], ['合计', null, null, null], ['填表人：周样初'], [], ['二、各项贷款余额表'], ['单位：万元'], ['月份', '机构', '各项贷款余额'], ['2011-08', '石桥信用社', 9756.1],
    ];
    const matches = findTables(sheetOf(rows), PROFILES);
    expect(matches).toMatchObject([{ profile: 'staff-list', headTop: 2, headBottom: 2, dataBottom: 5 }, { profile: 'loan-balances', headTop: 9, dataBottom: 10, money: { unit: '万元', from: 'line' } }]);
  });

  it('the head repeated on every page of a print-like export', () => {
    const head: Cell[] = ['月份', '机构', '各项贷款余额'];
    const page = (n: number): Cell[][] => [head, ...Array.from({ length: 3 }, (_, i): Cell[] => ['2011-08', `第${n * 3 + i}信用社`, 100 + i])];
    const matches = findTables(sheetOf([['各项贷款余额表'], ['单位：万元'], ...page(0), ['第 1 页'], ...page(1)]), PROFILES);
    expect(matches).toMatchObject([{ headTop: 3, dataBottom: 6, money: { unit: '万元' } }, { headTop: 8, dataBottom: 11, money: { unit: '万元' } }]);
  });

  it('side by side: one match per block', () => {
    const head: Cell[] = ['工号', '姓名', '机构', '职级', null, '工号', '姓名', '机构', '职级'];
    const matches = findTables(sheetOf([['员工名单'], head]), PROFILES);
    expect(matches.map((m) => [m.state, m.left, m.right, m.columns.map((c) => c.column)])).toEqual([['ready', 0, 3, [0, 1, 2, 3]], ['ready', 5, 8, [5, 6, 7, 8]]]);
  });
});

describe('I16 units', () => {
  const order = LEDGER_COLUMNS.map((c) => c.key);
  const flatSheet = (names: Record<string, string>, above: Cell[][] = []): RawSheet => sheetOf([...above, flat(names)]);

  it('the provincial form without a unit line is in 元, by the profile (decisions.md 5)', () => {
    expect(findTables(flatSheet({}), PROFILES)[0]?.money).toMatchObject({ unit: '元', from: 'profile' });
    expect(findTables(ledgerSheet([], { order, unitLine: null }), PROFILES)[0]?.money.unit).toBe('元');
  });

  it('a form known only by other names has to declare its unit', () => {
    expect(findTables(flatSheet({ principalFen: '结欠本金' }), PROFILES)[0]?.money).toMatchObject({ unit: null, from: null });
    expect(findTables(flatSheet({ principalFen: '结欠本金' }, [['城关信用社', null, '单位：万元']]), PROFILES)[0]?.money).toMatchObject({ unit: '万元', from: 'line' });
  });

  it.each([
    [['金额单位：万元'], '万元'], [['（单位：元、户）'], '元'], [['2011年8月', null, '单位: 万元，%'], '万元'], [['单位：', '万元'], '万元'], [['单位：人民币元'], '元'], [['单位：户、万元'], '万元'], [['填报单位：元宝信用社'], '元'], [['单位：元宝信用社'], '元'],
  ] as [Cell[], string][])('the line %j says %s', (line, unit) => {
    expect(findTables(flatSheet({}, [line]), PROFILES)[0]?.money.unit).toBe(unit);
  });

  it('a head with its own unit wins over the line, each column keeps its own', () => {
    const [match] = findTables(flatSheet({ principalFen: '当前本金余额(万元)', beginFen: '年初本金余额（元）' }, [['单位：元']]), PROFILES);
    expect(match?.columns.find((c) => c.key === 'principalFen')?.unit).toBe('万元');
    expect(match?.columns.find((c) => c.key === 'beginFen')?.unit).toBe('元');
  });

  it('a row of units under the head belongs to the head', () => {
    const units = LEDGER_COLUMNS.map((c) => (c.type === 'money' ? '万元' : c.type === 'percent' ? '%' : null));
    const [match] = findTables(sheetOf([flat({}), units, LEDGER_COLUMNS.map((c) => GOOD_LOAN[c.key] ?? null)]), PROFILES);
    expect(match).toMatchObject({ state: 'ready', headTop: 1, headBottom: 2, money: { unit: '万元', from: 'head' } });
    expect(match?.columns).toHaveLength(44);
  });

  it('a row of units that says per mille keeps the rate out', () => {
    const [match] = findTables(sheetOf([flat({}), LEDGER_COLUMNS.map((c) => (c.type === 'money' ? '元' : c.type === 'percent' ? '‰' : null))]), PROFILES);
    expect(match).toMatchObject({ state: 'ready', headBottom: 2, questions: [{ key: 'ratePpm', why: 'qualified', blocking: false }] });
  });

  it('some heads in 万元 and no line: the others are not assumed to be in 元', () => {
    expect(findTables(flatSheet({ principalFen: '当前本金余额(万元)' }), PROFILES)[0]?.money.unit).toBeNull();
  });

  it('contradicting lines and unusual units are asked back', () => {
    expect(findTables(flatSheet({}, [['单位：元'], ['单位：万元']]), PROFILES)[0]?.money).toMatchObject({ unit: null, written: ['万元', '元'] });
    expect(findTables(flatSheet({}, [['单位：千元']]), PROFILES)[0]?.money).toMatchObject({ unit: null, written: ['千元'] });
    expect(findTables(flatSheet({ principalFen: '当前本金余额(千元)' }, [['单位：元']]), PROFILES)[0]?.money.unit).toBeNull();
  });
});

describe('head rows pointed out by hand', () => {
  it('are matched as they stand', () => {
    const sheet = ledgerSheet([GOOD_LOAN]);
    expect(matchHeadRows(sheet, ledger, 3, 4)).toMatchObject([{ state: 'ready', headTop: 3, headBottom: 4, dataBottom: 6 }]);
    expect(matchHeadRows(sheet, ledger, 1, 1)).toMatchObject([{ state: 'incomplete' }]);
  });
});

describe('I07 names from objects', () => {
  it('heads called like object members are just text', () => {
    const [match] = findTables(sheetOf([flat({}, ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])]), PROFILES);
    expect(match?.unknown.map((u) => u.head)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
