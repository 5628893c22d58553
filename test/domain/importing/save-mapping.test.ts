import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import { profileFromMapping } from '../../../electron/domain/importing/save-mapping.js';
import { profile, PROFILES, sheetOf, type Cell } from './sheet-builder.js';

/** A county's own list of balances: nobody’s names, 万元 not written anywhere. */
const rows: Cell[][] = [['全辖贷款情况', null, null], ['统计时点', '社别', '余额情况'], [null, null, '全部贷款'], ['2011年8月', '石桥信用社', 9756.1]];
const base = profile('loan-balances');
const settled = {
  id: 'county-balances', title: '本县贷款余额表', unit: '万元' as const,
  columns: [{ key: 'period', column: 0, head: '统计时点' }, { key: 'unit', column: 1, head: '社别' }, { key: 'allFen', column: 2, head: '余额情况 / 全部贷款' }],
};

describe('X-1 a mapping made by hand is kept as a profile of that form', () => {
  it('the form is not asked about again: columns and unit are known', () => {
    const sheet = sheetOf(rows);
    expect(findTables(sheet, PROFILES).some((m) => m.state === 'ready')).toBe(false);
    const own = profileFromMapping(base, settled);
    const [match, ...rest] = findTables(sheet, [...PROFILES, own]);
    expect(rest).toEqual([]);
    expect(match).toMatchObject({ profile: 'county-balances', version: 1, state: 'ready', headTop: 2, headBottom: 3, money: { unit: '万元', from: 'profile' } });
    if (!match) return;
    expect(readTable(sheet, match, own).rows.map((r) => r.values)).toEqual([{ period: '2011-08', unit: '石桥信用社', allFen: 9_756_100_000 }]);
  });

  it('the former form is still known, and keeps its own profile', () => {
    const own = profileFromMapping(base, settled);
    const plain = sheetOf([['月份', '机构', '各项贷款余额(元)'], ['2011-08', '石桥信用社', 1]]);
    expect(findTables(plain, [...PROFILES, own])).toMatchObject([{ profile: 'loan-balances', state: 'ready' }]);
  });

  it('the same id gives the next version', () => {
    const first = profileFromMapping(base, settled);
    expect(profileFromMapping(first, settled).version).toBe(2);
    expect(profileFromMapping(base, { ...settled, id: base.id }).version).toBe(base.version + 1);
  });

  it('a head that now means another field is taken from its former one', () => {
    const recoveries = profile('recovery-register');
    const own = profileFromMapping(recoveries, { id: 'own', title: '本县清收簿', unit: '元', columns: [{ key: 'on', column: 0, head: '收回时间' }, { key: 'note', column: 1, head: '清收日期' }] });
    expect(own.fields.find((f) => f.key === 'note')?.titles).toEqual(['清收日期']);
    expect(own.fields.find((f) => f.key === 'on')?.synonyms).not.toContain('清收日期');
    expect(own.fields.find((f) => f.key === 'on')?.synonyms).toContain('收回日期');
  });

  it('a value for every row is kept, and dropped again once there is a column', () => {
    const withConstant = profileFromMapping(base, { ...settled, columns: settled.columns.slice(1), constants: { period: '2011-08' } });
    const sheet = sheetOf(rows.map((r) => r.slice(1)));
    const [match] = findTables(sheet, [withConstant]);
    expect(match?.state).toBe('ready');
    if (match) expect(readTable(sheet, match, withConstant).rows[0]?.values).toEqual({ period: '2011-08', unit: '石桥信用社', allFen: 9_756_100_000 });
    expect(profileFromMapping(withConstant, settled).fields[0]?.constant).toBeUndefined();
  });

  it('two fields cannot end up with the same head', () => {
    expect(() => profileFromMapping(base, { ...settled, columns: [{ key: 'period', column: 0, head: '机构' }] })).toThrow(DomainError);
  });
});
