import { describe, expect, it } from 'vitest';
import { renderReport, renderRoster } from '../../electron/print/index.js';
import { HOSTILE, hostileReport, hostileRoster } from './hostile-documents.js';
import { readSheets } from './read-sheets.js';

const TAGS = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'section', 'h1', 'small', 'div', 'span', 'b', 'p', 'br', 'table', 'colgroup', 'col', 'thead', 'tbody', 'tr', 'th', 'td', 'footer']);

describe('P08 hostile names on paper', () => {
  for (const [name, html] of [['report', renderReport(hostileReport()).html()], ['roster', renderRoster(hostileRoster()).html()]] as const) {
    it(`stay text in a ${name}: only our own elements, all closed`, () => {
      const open: string[] = [];
      for (const [, slash, tag = '', rest = ''] of html.replace('<!doctype html>', '').matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
        expect(TAGS).toContain(tag);
        expect(rest).toMatch(/^(?: [a-z-]+="[^"]*")*$/);
        if (['meta', 'br', 'col'].includes(tag)) continue;
        if (slash === '') open.push(tag);
        else if (open.at(-1) === tag) open.pop();
        else open.push(`wrongly closed: ${tag}`);
      }
      expect(open).toEqual([]);
      expect(html.match(/</g)?.length).toBe(html.match(/<\/?[a-z!]/g)?.length);
    });
  }

  it('are shown as they are written, rare characters too, without the invisible ones', () => {
    const cells = readSheets(renderReport(hostileReport()).html()).flatMap((s) => s.body.map((r) => r.cells[1]?.text ?? ''));
    expect(cells).toContain(HOSTILE[0]);
    expect(cells).toContain(HOSTILE[3]);
    expect(cells).toContain('𠮷㛃𠮷㛃生僻字');
    expect(cells).toContain('999,999.99 王倒写');
    expect(cells.find((t) => t.startsWith('甲甲'))).toMatch(/……$/);
  });
});
