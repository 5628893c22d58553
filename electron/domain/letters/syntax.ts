import type { Align, LineStyle } from './letter-text.js';

/** What a template becomes once it is read; `line` counts from 1 in the text the office edits. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'field'; readonly name: string; readonly form: string; readonly bold: boolean }
  | { readonly kind: 'if'; readonly condition: string; readonly holds: readonly Inline[]; readonly otherwise: readonly Inline[] }
  | { readonly kind: 'each'; readonly list: string; readonly body: readonly Inline[] };

export type Node =
  | { readonly kind: 'line'; readonly line: number; readonly style: LineStyle; readonly inlines: readonly Inline[] }
  | { readonly kind: 'pair'; readonly line: number; readonly left: readonly Inline[]; readonly right: readonly Inline[] }
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly line: number; readonly form: boolean; readonly rowMm: number; readonly widths: readonly number[]; readonly aligns: readonly Align[]; readonly body: readonly Node[] }
  | { readonly kind: 'sheet'; readonly line: number }
  | { readonly kind: 'if'; readonly line: number; readonly condition: string; readonly holds: readonly Node[]; readonly otherwise: readonly Node[] }
  | { readonly kind: 'each'; readonly line: number; readonly list: string; readonly body: readonly Node[] };

/** What is wrong, for the person who edits: the line of the text, and a sentence that names the field or word. */
export interface LetterFinding {
  readonly line: number;
  readonly text: string;
}

/** Words in 【】 at the beginning of a line that say how the line is set. */
export const LINE_WORDS: Readonly<Record<string, LineStyle>> = {
  红头: 'redhead', 文号: 'docno', 标题: 'title', 副标题: 'heading', 正文: 'body', 小四: 'small', 五号: 'tiny', 顶格: 'flush', 居右: 'right', 空行: 'gap', 裁线: 'cut', 页脚: 'foot',
};
export const OTHER_WORDS = ['左右', '表', '格', '表完', '另页'] as const;

/** `{{#如果 有保证人}}` … */
export type Tag =
  | { readonly kind: 'if' | 'each'; readonly name: string }
  | { readonly kind: 'else' | 'endif' | 'endeach' }
  | { readonly kind: 'field'; readonly name: string; readonly form: string };

/** The inside of `{{…}}`; null when it is no tag of the language. */
export function readTag(inside: string): Tag | null {
  const text = inside.trim();
  const open = /^#\s*(如果|每一个)\s+(\S+)$/.exec(text);
  if (open) return { kind: open[1] === '如果' ? 'if' : 'each', name: open[2] ?? '' };
  if (text === '否则') return { kind: 'else' };
  if (/^\/\s*如果$/.test(text)) return { kind: 'endif' };
  if (/^\/\s*每一个$/.test(text)) return { kind: 'endeach' };
  const field = /^([^#/:：\s{}]+)(?:\s*[:：]\s*([^#/:：\s{}]+))?$/.exec(text);
  return field ? { kind: 'field', name: field[1] ?? '', form: field[2] ?? '' } : null;
}

const BARE = { else: '{{否则}}', endif: '{{/如果}}', endeach: '{{/每一个}}' } as const;

export function tagText(tag: Tag): string {
  if (tag.kind === 'field') return `{{${tag.name}}}`;
  return tag.kind === 'if' || tag.kind === 'each' ? `{{#${tag.kind === 'if' ? '如果' : '每一个'} ${tag.name}}}` : BARE[tag.kind];
}
