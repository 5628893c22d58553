import path from 'node:path';
import { NODE_ENTRIES, PRELOAD_ENTRY } from '../build/entries.mjs';
import { builtInName, packageName, ringOf } from './rings.mjs';

const ENTRIES = [...Object.values(NODE_ENTRIES), PRELOAD_ENTRY, 'renderer/main.tsx'];

/**
 * Problems of the import graph.
 * @param {Map<string, {imports: {specifier: string, kind: string, line: number}[]}>} sources parsed files by path
 * @param {Set<string>} files all files, parsed or not
 */
export function graphProblems(sources, files) {
  const edges = [...sources].flatMap(([from, { imports }]) => imports.map((i) => ({ from, ...i, ...target(from, i, files) })));
  return edges.flatMap((e) => {
    const why = refusal(e);
    return why === null ? [] : [{ file: e.from, line: e.line, rule: 'boundary', message: why, chain: [...chainTo(e.from, edges), e.to ?? e.specifier] }];
  });
}

/** Where an import leads: a file of ours, a package, or a built-in module. */
function target(from, { specifier, kind }, files) {
  if (!specifier.startsWith('.')) return builtInName(specifier) === null ? { package: packageName(specifier) } : { builtIn: builtInName(specifier) };
  const plain = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const candidates = [plain, plain.replace(/\.js$/, '.ts'), plain.replace(/\.jsx?$/, '.tsx'), plain.replace(/\.mjs$/, '.ts'), `${plain}/index.ts`];
  const to = candidates.find((c) => files.has(c)) ?? builtEntry(plain, kind);
  return to === undefined ? { unresolved: plain } : { to };
}

/** `new URL('./core-worker.mjs', import.meta.url)` names a file of dist, made from an entry of the build. */
const builtEntry = (plain, kind) => (kind === 'url' ? NODE_ENTRIES[path.posix.basename(plain, '.mjs')] : undefined);

/** Why an edge is forbidden, or null. */
function refusal(edge) {
  const ring = ringOf(edge.from);
  if (ring === null) return null;
  if (edge.unresolved !== undefined) return `找不到 ${edge.unresolved}`;
  if (edge.builtIn !== undefined) return ring.node === true || ring.node.includes(edge.builtIn) ? null : `${ring.name} 不得使用 node:${edge.builtIn}`;
  if (edge.package !== undefined) return ring.packages.includes(edge.package) ? null : `${ring.name} 不得引用 ${edge.package}`;
  const other = ringOf(edge.to);
  if (other === null) return ring.node !== true || !/^resources\/.*\.json$/.test(edge.to) ? `${ring.name} 不得引用 ${edge.to}` : null;
  if (other === ring || ring.rings.includes(other.name)) return null;
  if (edge.kind === 'url' && other.name === 'workers' && ring.workers === true) return null;
  return `${ring.name} 不得引用 ${other.name}`;
}

/** The shortest way from an entry of the program to `file`, so that a reader sees how the offence is reached. */
function chainTo(file, edges) {
  const before = new Map([[file, null]]);
  const queue = [file];
  for (const at of queue) {
    if (ENTRIES.includes(at)) {
      const chain = [];
      for (let step = at; step !== null; step = before.get(step)) chain.push(step);
      return chain;
    }
    for (const e of edges) if (e.to === at && ringOf(e.from) !== null && !before.has(e.from)) { before.set(e.from, at); queue.push(e.from); }
  }
  return [file];
}
