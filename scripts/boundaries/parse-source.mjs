import { parseSync } from 'vite';

/** In the domain the clock and chance come from a port; Node and DOM names do not compile there at all. */
const IMPURE = new Set(['Date', 'globalThis']);

/**
 * What a source file imports and the marks the check looks for.
 * @returns {{imports: {specifier: string, kind: 'import' | 'url', line: number}[], emptyCatches: number[], impure: {name: string, line: number}[]}}
 */
export function parseSource(file, text) {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const lineOf = lineFinder(text);
  const found = { imports: [], emptyCatches: [], impure: [] };
  const add = (source, kind) => {
    const specifier = literalText(source);
    if (specifier !== null) found.imports.push({ specifier, kind, line: lineOf(source.start) });
  };
  walk(program, null, '', (node, parent, key) => {
    switch (node.type) {
      case 'ImportDeclaration': case 'ImportExpression': case 'TSImportType': case 'ExportAllDeclaration': case 'ExportNamedDeclaration':
        if (node.source) add(node.source, 'import');
        break;
      case 'TSExternalModuleReference':
        add(node.expression, 'import');
        break;
      case 'CallExpression':
        if (['require', 'createRequire'].includes(node.callee.name) && node.arguments[0]) add(node.arguments[0], 'import');
        break;
      case 'NewExpression':
        if (node.callee.name === 'URL' && isImportMetaUrl(node.arguments[1])) add(node.arguments[0], 'url');
        break;
      case 'CatchClause':
        if (node.body.body.length === 0 && !comments.some((c) => c.start > node.body.start && c.end < node.body.end)) found.emptyCatches.push(lineOf(node.start));
        break;
      case 'Identifier':
        if (IMPURE.has(node.name) && !isMemberName(node, parent, key)) found.impure.push({ name: node.name, line: lineOf(node.start) });
        break;
      case 'MemberExpression':
        if (node.object.name === 'Math' && node.property.name === 'random') found.impure.push({ name: 'Math.random', line: lineOf(node.start) });
        break;
      default:
    }
  });
  return found;
}

function walk(node, parent, key, visit) {
  visit(node, parent, key);
  for (const [k, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child, node, k, visit);
    }
  }
}

function literalText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return null;
}

const isImportMetaUrl = (node) => node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.name === 'url';

const isMemberName = (node, parent, key) =>
  (key === 'property' && parent.type === 'MemberExpression' && !parent.computed) || (key === 'key' && !parent.computed && !(parent.type === 'Property' && parent.shorthand));

function lineFinder(text) {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => starts.findLastIndex((s) => s <= offset) + 1;
}
