import { FORMS, fieldsOf, type FieldSet, type LetterField, type LetterList } from './fields.js';
import { kindInfo, type LetterKind } from './kinds.js';
import { nearest } from './nearest.js';
import { readBody } from './read-body.js';
import type { Inline, LetterFinding, Node } from './syntax.js';

/**
 * Everything that is wrong with a template's text, line by line: what cannot be read, fields, conditions and lists that
 * do not exist for this kind of letter, tables without rows, a letter that does not name what it must.
 */
export function checkBody(kind: LetterKind, text: string): LetterFinding[] {
  const { nodes, findings } = readBody(text);
  const known = fieldsOf(kind);
  const found = [...findings];
  const used = new Set<string>();
  const scope: LetterList[] = [];
  const add = (line: number, says: string): void => void found.push({ line, text: says });

  const field = (line: number, name: string, form: string): void => {
    const inside = scope.flatMap((l) => l.fields);
    const own = [...inside, ...known.fields].find((f) => f.name === name);
    if (!own) return add(line, unknownField(name, known, inside));
    used.add(name);
    if (form !== '' && !FORMS[own.type].includes(form)) add(line, `“${name}”不能写成“${form}”，可用：${FORMS[own.type].join('、')}`);
  };
  const list = (line: number, name: string, inside: () => void): void => {
    const own = known.lists.find((l) => l.name === name);
    if (!own) return add(line, `没有名单“${name}”${guess(name, known.lists.map((l) => l.name))}`);
    if (scope.length > 0) add(line, `{{#每一个 ${name}}} 不能写在另一个名单里`);
    scope.push(own);
    inside();
    scope.pop();
  };
  const condition = (line: number, name: string): void => {
    if (!known.conditions.includes(name)) add(line, `没有条件“${name}”${guess(name, known.conditions)}`);
  };
  const inlines = (line: number, parts: readonly Inline[]): void => {
    for (const part of parts) {
      if (part.kind === 'field') field(line, part.name, part.form);
      else if (part.kind === 'each') list(line, part.list, () => inlines(line, part.body));
      else if (part.kind === 'if') {
        condition(line, part.condition);
        inlines(line, part.holds);
        inlines(line, part.otherwise);
      }
    }
  };
  const walk = (all: readonly Node[]): void => {
    for (const node of all) {
      if (node.kind === 'line') inlines(node.line, node.inlines);
      else if (node.kind === 'pair') inlines(node.line, [...node.left, ...node.right]);
      else if (node.kind === 'row') for (const cell of node.cells) inlines(node.line, cell);
      else if (node.kind === 'each') list(node.line, node.list, () => walk(node.body));
      else if (node.kind === 'table') {
        if (node.body[0]?.kind !== 'row') add(node.line, node.form ? '【格】里一行也没有' : '【表】下面第一行应是表头');
        walk(node.body);
      } else if (node.kind === 'if') {
        condition(node.line, node.condition);
        walk(node.holds);
        walk(node.otherwise);
      }
    }
  };
  walk(nodes);
  if (!nodes.some((n) => n.kind === 'line' && n.style === 'title')) add(1, '没有写【标题】');
  const last = text.split('\n').length;
  for (const must of kindInfo(kind).mustName) if (!used.has(must)) add(last, `${kindInfo(kind).name}必须写明“${must}”，全文没有 {{${must}}}`);
  return found.sort((a, b) => a.line - b.line);
}

function unknownField(name: string, known: FieldSet, inside: readonly LetterField[]): string {
  const owner = known.lists.find((l) => l.fields.some((f) => f.name === name));
  if (owner) return `“${name}”只能写在 {{#每一个 ${owner.name}}} 和 {{/每一个}} 之间`;
  return `没有字段“${name}”${guess(name, [...inside, ...known.fields].map((f) => f.name))}`;
}

function guess(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  return close === null ? '' : `，是不是“${close}”`;
}
