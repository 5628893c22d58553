import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../electron/domain/capital-amount.js';
import type { DomainError } from '../../electron/domain/domain-error.js';
import { formatYuan, parseAmount } from '../../electron/domain/money.js';
import { renderRoster } from '../../electron/print/index.js';
import { outline, readSheets, type Sheet } from './read-sheets.js';
import { roster } from './sample-documents.js';

const MONEY = ['begin', 'received', 'balance', 'interest', 'mine'];
const sums = (sheet: Sheet, cls: string): (number | null)[] | undefined =>
  sheet.body.find((r) => r.cls === `r1 ${cls}`)?.cells.slice(1).map((c) => parseAmount(c.text));
const dataRows = (sheet: Sheet) => sheet.body.filter((r) => r.key !== null);

describe('P-6 D4-13 a roster on paper', () => {
  const doc = roster([1, 14, 47, 3]);
  const printed = renderRoster(doc);
  const sheets = readSheets(printed.html());
  const people = doc.groups.map((group) => ({ group, sheets: sheets.filter((s) => dataRows(s)[0]?.key?.startsWith(`P${group.key.slice(1)}-`)) }));

  it('begins every person on a new sheet and numbers his sheets by themselves', () => {
    expect(people.flatMap((p) => p.sheets)).toEqual(sheets);
    for (const { sheets: own } of people) {
      expect(own.map((s) => s.foot[1])).toEqual(own.map((_, i) => `第 ${i + 1} 页 共 ${own.length} 页`));
    }
    expect(people.map((p) => p.sheets.length)).toEqual([1, 2, 3, 1]);
    expect(printed.pages).toBe(sheets.length);
  });

  it('has each loan once, in order', () => {
    expect(sheets.flatMap((s) => dataRows(s).map((r) => r.key))).toEqual(doc.groups.flatMap((g) => g.rows.map((r) => r.key)));
  });

  it('carries 本页小计 and 累计 on each sheet, 合计 on the last; sheets add up to the total exactly', () => {
    for (const { group, sheets: own } of people) {
      let running = MONEY.map(() => 0);
      own.forEach((sheet, i) => {
        const page = sums(sheet, 'page') ?? [];
        running = running.map((sum, k) => sum + (page[k] ?? Number.NaN));
        const last = i === own.length - 1;
        expect(sums(sheet, last ? 'total' : 'running')).toEqual(running);
        expect(sums(sheet, last ? 'running' : 'total')).toBeUndefined();
        const keys = dataRows(sheet).map((r) => r.key);
        expect(page).toEqual(MONEY.map((k) => group.rows.filter((r) => keys.includes(r.key)).reduce((sum, r) => sum + Number(r.values[k]), 0)));
      });
      expect(running).toEqual(MONEY.map((k) => group.total[k]));
    }
  });

  it('has red head, numbers and person on the first sheet, one line on the others', () => {
    const [start, next] = people[2]?.sheets ?? [];
    expect(start?.around.slice(0, 4)).toEqual(['样例县农村信用合作联社', '样信联资〔2011〕17号 附件', '名册编号：2011-责-石桥-003', '2011年度责任清收名册（2010年形成不良贷款）']);
    expect(start?.around).toContain('工号：0403');
    expect(next?.around[0]).toBe('2011年度责任清收名册（续）');
    expect(next?.around[1]).toContain('工号：0403　名册编号：2011-责-石桥-003');
    expect(start?.foot[0]).toContain('制表：周样初');
    expect(start?.foot[2]).toBe('内部资料 · 第 1 次印制 2011-08-31');
    expect(outline(start?.head ?? [])).toEqual(outline(next?.head ?? []));
  });

  it('ends with the receipt: count, amount in figures and in 大写, and room to sign, with three rows above it', () => {
    for (const { group, sheets: own } of people) {
      const receipts = own.map((s) => s.around.find((t) => t.includes('本人已收到')));
      expect(receipts.slice(0, -1).every((t) => t === undefined)).toBe(true);
      const mine = Number(group.total['mine']);
      expect(receipts.at(-1)).toContain(`共 ${group.rows.length} 笔，责任本金合计${capitalAmount(mine)}（¥${formatYuan(mine)}）`);
      expect(own.at(-1)?.around.filter((t) => /年\s+月\s+日/.test(t)).length).toBe(4);
      expect(dataRows(own.at(-1) ?? sheets[0]!).length).toBeGreaterThanOrEqual(Math.min(3, group.rows.length));
    }
  });

  it('writes the amount out even where the receipt text forgets it', () => {
    const plain = renderRoster({ ...roster([2]), receipt: { text: '本人已收到上列名册。', lines: ['签收人'] } }).html();
    expect(plain).toMatch(/共 2 笔，责任本金合计人民币.+（¥[\d,.]+）。/);
  });

  it('is refused when the rows of a person are not his total', () => {
    const wrong = roster([5]);
    const [group] = wrong.groups;
    const bad = { ...wrong, groups: [{ ...group!, total: { ...group!.total, mine: Number(group!.total['mine']) + 1 } }] };
    expect(() => renderRoster(bad)).toThrow(expect.objectContaining({ code: 'PRINT_SUMS_DIFFER' }) as DomainError);
  });

  it('leaves the closing block never with fewer than three rows, whatever the number of loans', () => {
    for (let loans = 1; loans <= 60; loans++) {
      const own = readSheets(renderRoster(roster([loans])).html());
      const rows = own.map((s) => dataRows(s).length);
      expect(rows.reduce((a, b) => a + b, 0)).toBe(loans);
      expect(own.length === 1 || Number(rows.at(-1)) >= 3).toBe(true);
      expect(Math.min(...rows)).toBeGreaterThan(0);
    }
  });

  it('makes its sheets one by one, so a long roster does not stand in memory', () => {
    const many = renderRoster(roster(Array.from({ length: 40 }, () => 20)));
    const iterator = many.sheets()[Symbol.iterator]();
    expect(String(iterator.next().value)).toContain('第 1 页');
    expect(many.pages).toBeGreaterThanOrEqual(40);
  });
});
