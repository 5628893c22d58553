import { readTag, tagText, type Inline, type LetterFinding, type Tag } from './syntax.js';

type Token = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'bold' } | { readonly kind: 'tag'; readonly tag: Tag };
interface Open { readonly tag: Tag & { kind: 'if' | 'each' }; readonly holds: Inline[]; otherwise: Inline[] | null }

/** The parts of one line, or of one cell. A condition or list that begins here ends here; `**` sets bold on and off. */
export function readInline(source: string, line: number, found: LetterFinding[]): Inline[] {
  const out: Inline[] = [];
  const open: Open[] = [];
  let bold = false;
  const here = (): Inline[] => {
    const last = open.at(-1);
    return last ? (last.otherwise ?? last.holds) : out;
  };
  const close = (): void => {
    const last = open.pop();
    if (last) here().push(last.tag.kind === 'if' ? { kind: 'if', condition: last.tag.name, holds: last.holds, otherwise: last.otherwise ?? [] } : { kind: 'each', list: last.tag.name, body: last.holds });
  };
  for (const token of tokens(source, line, found)) {
    if (token.kind === 'bold') bold = !bold;
    else if (token.kind === 'text') here().push({ kind: 'text', text: token.text, bold });
    else if (token.tag.kind === 'field') here().push({ kind: 'field', name: token.tag.name, form: token.tag.form, bold });
    else if (token.tag.kind === 'if' || token.tag.kind === 'each') open.push({ tag: token.tag, holds: [], otherwise: null });
    else {
      const last = open.at(-1);
      const fits = last && (token.tag.kind === 'endeach' ? last.tag.kind === 'each' : last.tag.kind === 'if' && (token.tag.kind === 'endif' || last.otherwise === null));
      if (!fits) found.push({ line, text: `${tagText(token.tag)} 前面没有与它对应的开头` });
      else if (token.tag.kind === 'else') last.otherwise = [];
      else close();
    }
  }
  while (open.length > 0) {
    found.push({ line, text: `${tagText((open.at(-1) as Open).tag)} 没有在本行结束；要跨行的，请让它单独占一行` });
    close();
  }
  if (bold) found.push({ line, text: '加粗的 ** 只写了一半' });
  return out;
}

function* tokens(source: string, line: number, found: LetterFinding[]): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const next = source.slice(at).search(/\{\{|\}\}|\*\*/);
    if (next !== 0) yield { kind: 'text', text: source.slice(at, next < 0 ? undefined : at + next) };
    if (next < 0) return;
    at += next;
    const mark = source.slice(at, at + 2);
    at += 2;
    if (mark === '**') {
      yield { kind: 'bold' };
      continue;
    }
    const end = mark === '}}' ? -1 : source.indexOf('}}', at);
    if (end < 0) {
      found.push({ line, text: mark === '}}' ? '}} 前面没有 {{' : `{{ 没有写完：“{{${source.slice(at, at + 12)}”` });
      continue;
    }
    const inside = source.slice(at, end);
    at = end + 2;
    const tag = readTag(inside);
    if (tag) yield { kind: 'tag', tag };
    else found.push({ line, text: `看不懂“{{${inside}}}”` });
  }
}
