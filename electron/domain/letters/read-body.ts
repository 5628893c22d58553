import type { Align } from './letter-text.js';
import { readInline } from './read-inline.js';
import { LINE_WORDS, OTHER_WORDS, readTag, tagText, type LetterFinding, type Node, type Tag } from './syntax.js';

const ALIGNS: Readonly<Record<string, Align>> = { 左: 'left', 中: 'center', 右: 'right' };
const DEFAULT_ROW_MM = 8;
const FORM_ROW_MM = 14;

interface Frame {
  readonly line: number;
  readonly what: Tag & { kind: 'if' | 'each' } | { readonly kind: 'table'; readonly word: string; readonly form: boolean; readonly rowMm: number; readonly widths: readonly number[]; readonly aligns: readonly Align[] };
  readonly body: Node[];
  otherwise: Node[] | null;
}

export interface ReadBody {
  readonly nodes: readonly Node[];
  readonly findings: readonly LetterFinding[];
}

/** Reads a template's text line by line. Whatever cannot be read is a finding with its line; the rest is still read, so that all of them are shown at once. */
export function readBody(text: string): ReadBody {
  const found: LetterFinding[] = [];
  const nodes: Node[] = [];
  const frames: Frame[] = [];
  const here = (): Node[] => {
    const last = frames.at(-1);
    return last ? (last.otherwise ?? last.body) : nodes;
  };
  const inTable = (): boolean => frames.some((f) => f.what.kind === 'table');
  const close = (): void => {
    const frame = frames.pop();
    if (!frame) return;
    const { line, what, body } = frame;
    here().push(what.kind === 'table' ? { kind: 'table', line, form: what.form, rowMm: what.rowMm, widths: what.widths, aligns: what.aligns, body } : what.kind === 'if' ? { kind: 'if', line, condition: what.name, holds: body, otherwise: frame.otherwise ?? [] } : { kind: 'each', line, list: what.name, body });
  };
  const unclosed = (frame: Frame): void => void found.push({ line: frame.line, text: frame.what.kind === 'table' ? `【${frame.what.word}】没有写【表完】` : `${tagText(frame.what)} 没有结束，缺少 ${frame.what.kind === 'if' ? '{{/如果}}' : '{{/每一个}}'}` });

  text.replaceAll('\r\n', '\n').split('\n').forEach((source, i) => {
    const line = i + 1;
    const alone = /^\s*\{\{([^{}]*)\}\}\s*$/.exec(source);
    const tag = alone ? readTag(alone[1] ?? '') : null;
    if (tag && tag.kind !== 'field') return block(tag, line);
    const word = /^\s*【([^】]*)】(.*)$/s.exec(source);
    if (word) return worded((word[1] ?? '').trim(), word[2] ?? '', line);
    if (source.trim() === '') return;
    if (inTable()) return row(source, line);
    here().push({ kind: 'line', line, style: 'body', inlines: readInline(source.trim(), line, found) });
  });
  while (frames.length > 0) {
    unclosed(frames.at(-1) as Frame);
    close();
  }
  return { nodes, findings: found.sort((a, b) => a.line - b.line) };

  function block(tag: Tag, line: number): void {
    if (tag.kind === 'if' || tag.kind === 'each') return void frames.push({ line, what: tag, body: [], otherwise: null });
    const last = frames.at(-1);
    const fits = last && (tag.kind === 'endeach' ? last.what.kind === 'each' : last.what.kind === 'if' && (tag.kind === 'endif' || last.otherwise === null));
    if (!last || !fits) return void found.push({ line, text: last?.what.kind === 'table' ? `${tagText(tag)} 写在表里，它的开头却在表外` : `${tagText(tag)} 前面没有与它对应的开头` });
    if (tag.kind === 'else') last.otherwise = [];
    else close();
  }

  function worded(word: string, rest: string, line: number): void {
    const [name = '', ...more] = word.split(/\s+/);
    if (name === '表完') {
      const last = frames.at(-1);
      if (last?.what.kind === 'table') return close();
      if (!inTable()) return void found.push({ line, text: '【表完】前面没有【表】或【格】' });
      // a condition begun inside the table has to end inside it
      while (frames.at(-1) && frames.at(-1)?.what.kind !== 'table') {
        unclosed(frames.at(-1) as Frame);
        close();
      }
      return close();
    }
    if (name === '表' || name === '格') return table(name, more, line);
    if (inTable()) return void found.push({ line, text: `表里不能写【${name}】，请先写【表完】` });
    if (name === '另页') return void here().push({ kind: 'sheet', line });
    if (name === '左右') {
      const [left = '', right, extra] = rest.split(/[｜|]/);
      if (right === undefined || extra !== undefined) found.push({ line, text: '【左右】要用一个“｜”分开左边和右边' });
      return void here().push({ kind: 'pair', line, left: readInline(left.trim(), line, found), right: readInline((right ?? '').trim(), line, found) });
    }
    const style = Object.hasOwn(LINE_WORDS, name) ? LINE_WORDS[name] : undefined;
    if (style === undefined) return void found.push({ line, text: `没有“【${word}】”这种写法，可用：${[...Object.keys(LINE_WORDS), ...OTHER_WORDS].map((w) => `【${w}】`).join('')}` });
    here().push({ kind: 'line', line, style, inlines: readInline(rest.trim(), line, found) });
  }

  function table(word: string, columns: readonly string[], line: number): void {
    if (inTable()) found.push({ line, text: '表里不能再写表，请先写【表完】' });
    else if (frames.some((f) => f.what.kind === 'each')) found.push({ line, text: '表不能写在 {{#每一个}} 里；要逐行列出的，请把 {{#每一个}} 写在表里' });
    const form = word === '格';
    const high = columns.map((c) => /^高(\d{1,2})$/.exec(c)?.[1]).find((c) => c !== undefined);
    const parts = columns.filter((c) => !/^高\d{1,2}$/.test(c)).map((c) => /^(\d{1,3})(?:[:：]?([左中右]))?$/.exec(c));
    if (parts.length === 0 || parts.some((p) => p === null || Number(p[1]) === 0)) found.push({ line, text: `【${word}】后面要写各栏的宽度，例如【${word} 30左 50右】` });
    const known = parts.filter((p) => p !== null);
    frames.push({ line, what: { kind: 'table', word, form, rowMm: high === undefined ? (form ? FORM_ROW_MM : DEFAULT_ROW_MM) : Number(high), widths: known.map((p) => Math.max(1, Number(p[1]))), aligns: known.map((p) => ALIGNS[p[2] ?? ''] ?? 'left') }, body: [], otherwise: null });
  }

  function row(source: string, line: number): void {
    const cells = source.trim().split(/[｜|]/);
    const columns = frames.map((f) => (f.what.kind === 'table' ? f.what.widths.length : 0)).reduce((a, b) => Math.max(a, b), 0);
    if (cells.length > columns && columns > 0) found.push({ line, text: `这一行有 ${cells.length} 格，表只有 ${columns} 栏` });
    here().push({ kind: 'row', line, cells: cells.map((c) => readInline(c.trim(), line, found)) });
  }
}
