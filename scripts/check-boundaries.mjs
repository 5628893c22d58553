// The dependency rule and the house rules a compiler does not know, as a failing check.
// `--root DIR` checks another tree (the test plants violations in one), `--json` prints the problems as data.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { graphProblems } from './boundaries/import-graph.mjs';
import { parseSource } from './boundaries/parse-source.mjs';
import { ringOf } from './boundaries/rings.mjs';
import { allFiles, isProgram, isText } from './boundaries/source-files.mjs';
import { textProblems } from './boundaries/text-rules.mjs';

const rootArgument = process.argv.indexOf('--root');
const root = rootArgument === -1 ? path.resolve(import.meta.dirname, '..') : path.resolve(process.argv[rootArgument + 1]);
const files = allFiles(root);
const texts = new Map(files.filter(isText).map((f) => [f, readFileSync(path.join(root, f), 'utf8')]));
const sources = new Map([...texts].filter(([f]) => isProgram(f)).map(([f, text]) => [f, parseSource(f, text)]));

const problems = [
  ...graphProblems(sources, new Set(files)),
  ...[...texts].flatMap(([f, text]) => textProblems(f, text)),
  ...[...sources].flatMap(([file, s]) => [
    ...s.emptyCatches.map((line) => ({ file, line, rule: 'empty-catch', message: '空的 catch 会吞掉错误' })),
    ...(ringOf(file) === null && /^(electron|renderer)\//.test(file) ? [{ file, line: 1, rule: 'boundary', message: '不在任何一层里：请放进 CONTRIBUTING.md 所列的文件夹' }] : []),
    ...(ringOf(file)?.pure === true ? s.impure.map((i) => ({ file, line: i.line, rule: 'pure', message: `domain 不得使用 ${i.name}` })) : []),
  ]),
];

if (process.argv.includes('--json')) console.log(JSON.stringify({ checked: sources.size, problems }));
else {
  for (const p of problems) console.error(`${p.file}:${p.line}  ${p.message}${p.chain ? `\n    ${p.chain.join(' → ')}` : ''}`);
  console.log(problems.length === 0 ? `边界检查通过：${sources.size} 个程序文件，${texts.size} 个文本文件` : `边界检查发现 ${problems.length} 处问题`);
}
// a check that saw nothing must not pass
if (problems.length > 0 || sources.size === 0) process.exitCode = 1;
