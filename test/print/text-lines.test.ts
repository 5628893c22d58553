import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceLines, breakLines, clampLines, longestPiece } from '../../electron/print/text/line-breaking.js';
import { emWidth } from '../../electron/print/text/text-metrics.js';
import { escapeHtml, printable } from '../../electron/print/text/printable.js';

const text = fc.string({ unit: fc.constantFrom(...'样例县石桥镇（普通合伙），。“”ABC abc0123456789-*.%𠮷㛃é'), maxLength: 60 }).map((t) => t.replace(/ +/g, ' ').trim());

describe('lines broken without a browser', () => {
  it('lose and invent nothing, and stay inside the width', () => {
    fc.assert(
      fc.property(text, fc.double({ min: 2, max: 30, noNaN: true }), fc.boolean(), (value, width, bold) => {
        const lines = breakLines(value, width, bold);
        expect(lines.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
        for (const line of lines) expect([...line].length === 1 || emWidth(line, bold) <= width).toBe(true);
      }),
    );
  });

  it('never begin with a closing mark or end with an opening one', () => {
    expect(breakLines('样例县竹木厂（普通合伙）', 7)).toEqual(['样例县竹木厂', '（普通合伙）']);
    expect(breakLines('期末高于年初，列入监测', 6)).toEqual(['期末高于年', '初，列入监测']);
    expect(breakLines('样例村（原合作社）', 4)).toEqual(['样例村', '（原合作', '社）']);
  });

  it('keep numbers and codes whole, and break them only where no line could hold them', () => {
    expect(breakLines('借据86991522047796号', 8.5)).toEqual(['借据', '86991522047796', '号']);
    expect(breakLines('86991522047796', 3).length).toBeGreaterThan(2);
    expect(longestPiece('增减(%)', true)).toBeCloseTo(emWidth('(%)', true));
  });

  it('are of similar length in heads, and part before a bracket', () => {
    expect(balanceLines('现金收回', 3, true)).toEqual(['现金', '收回']);
    expect(balanceLines('完成率（百分比）', 5, true)).toEqual(['完成率', '（百分比）']);
    expect(balanceLines('形成\n不良日', 9, true)).toEqual(['形成', '不良日']);
  });

  it('are cut with a sign that something is missing', () => {
    expect(clampLines(['一二三四', '五六七八', '九'], 2)).toEqual(['一二三四', '五六……']);
  });
});

describe('P-6 text of names', () => {
  it('loses what cannot be seen and could turn figures around, and keeps rare characters', () => {
    expect(printable('王\u202e100\u202c\u0000明\u200b\r\n𠮷㛃\ud800')).toBe('王100明\n𠮷㛃\ufffd');
  });

  it('is escaped in content and attributes', () => {
    expect(escapeHtml(`<img src=x onerror="a('b')">&`)).toBe('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;');
  });
});
