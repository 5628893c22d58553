import { capitalAmount } from '../capital-amount.js';
import { chineseDay } from '../date.js';
import { DomainError } from '../domain-error.js';
import { formatWan, formatYuan } from '../money.js';
import { fieldsOf } from './fields.js';
import type { LetterKind } from './kinds.js';
import { plainText, type CellRow, type LetterBlock, type Run } from './letter-text.js';
import { readBody } from './read-body.js';
import type { Inline, Node } from './syntax.js';

/** Text, 分 or a day, as the field says; null and '' are not known and leave room for the pen. */
export type LetterValue = string | number | null;
export interface LetterValues {
  readonly fields: Readonly<Record<string, LetterValue>>;
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, LetterValue>>[]>>;
}

/** Room for what is not known, to be written in by hand. */
const BLANK = '________';
/** Room for the pen is left in lines alone. */
type Where = 'line' | 'cell' | 'foot';
type Row = Readonly<Record<string, LetterValue>>;

/**
 * Fills a template that was checked. Values are text and nothing else, whatever characters they hold. Throws
 * LETTER_FIELD_MISSING when a field was given no value at all: a letter never silently lacks a figure.
 */
export function mergeLetter(kind: LetterKind, body: string, values: LetterValues): LetterBlock[] {
  const types = new Map([...fieldsOf(kind).fields, ...fieldsOf(kind).lists.flatMap((l) => l.fields)].map((f) => [f.name, f.type]));
  const out: LetterBlock[] = [];

  const valueOf = (name: string, row: Row | null): LetterValue => {
    const value = row !== null && Object.hasOwn(row, name) ? row[name] : values.fields[name];
    if (value === undefined) throw new DomainError('LETTER_FIELD_MISSING', { field: name });
    return value;
  };
  const written = (name: string, form: string, row: Row | null): string => {
    const value = valueOf(name, row);
    if (value === null || value === '') return '';
    const type = types.get(name) ?? 'text';
    if (type === 'money') return moneyText(Number(value), form);
    if (type === 'day') return form === '数字' ? String(value) : chineseDay(String(value));
    return String(value);
  };
  const runsOf = (parts: readonly Inline[], row: Row | null, where: Where): Run[] => parts.flatMap((part): Run[] => {
    if (part.kind === 'text') return [run(where === 'cell' ? part.text.replaceAll('//', '\n') : part.text, part.bold, false)];
    if (part.kind === 'if') return runsOf(holds(values, part.condition) ? part.holds : part.otherwise, row, where);
    if (part.kind === 'each') return listOf(values, part.list).flatMap((r, i) => [...(i > 0 ? [run('、', false, false)] : []), ...runsOf(part.body, r, where)]);
    const text = written(part.name, part.form, row);
    return [run(text === '' && where === 'line' ? BLANK : text, part.bold, part.form === '下划线' && text !== '')];
  });
  const rowsOf = (nodes: readonly Node[], row: Row | null): CellRow[] => nodes.flatMap((node): CellRow[] => {
    if (node.kind === 'row') return [node.cells.map((c) => runsOf(c, row, 'cell'))];
    if (node.kind === 'if') return rowsOf(holds(values, node.condition) ? node.holds : node.otherwise, row);
    return node.kind === 'each' ? listOf(values, node.list).flatMap((r) => rowsOf(node.body, r)) : [];
  });
  const walk = (nodes: readonly Node[], row: Row | null): void => {
    for (const node of nodes) {
      if (node.kind === 'line') out.push({ kind: 'line', style: node.style, runs: runsOf(node.inlines, row, node.style === 'foot' ? 'foot' : 'line') });
      else if (node.kind === 'pair') out.push({ kind: 'pair', left: runsOf(node.left, row, 'line'), right: runsOf(node.right, row, 'line') });
      else if (node.kind === 'table') out.push({ kind: 'table', form: node.form, rowMm: node.rowMm, widths: node.widths, aligns: node.aligns, rows: rowsOf(node.body, row) });
      else if (node.kind === 'if') walk(holds(values, node.condition) ? node.holds : node.otherwise, row);
      else if (node.kind === 'each') for (const r of listOf(values, node.list)) walk(node.body, r);
      else if (node.kind === 'sheet') out.push({ kind: 'sheet' });
    }
  };
  walk(readBody(body).nodes, null);
  return out;
}

const run = (text: string, bold: boolean, underline: boolean): Run => ({ text, ...(bold && { bold: true as const }), ...(underline && { underline: true as const }) });
const holds = (values: LetterValues, condition: string): boolean => values.conditions[condition] === true;
const listOf = (values: LetterValues, list: string): readonly Row[] => values.lists[list] ?? [];

function moneyText(fen: number, form: string): string {
  if (form === '大写') return capitalAmount(fen);
  const wan = form.endsWith('万元');
  const plain = (wan ? formatWan(fen) : formatYuan(fen)).replace('-', '\u2212');
  return form.startsWith('增减') && fen > 0 ? `+${plain}` : plain;
}

/** The letter as plain text, a line a paragraph and a row; for search and for comparing. */
export function letterText(blocks: readonly LetterBlock[]): string {
  return blocks.map((b) => {
    if (b.kind === 'line') return plainText(b.runs);
    if (b.kind === 'pair') return `${plainText(b.left)}　${plainText(b.right)}`;
    return b.kind === 'table' ? b.rows.map((r) => r.map(plainText).join('｜')).join('\n') : '';
  }).join('\n');
}
