import path from 'node:path';

const MAX_LINES = 400;
/** Lists grow with the product; splitting them would hide them. */
const LONG_LISTS = /(^|-)(api|schema|messages|zh|codes)$/;
const EMPTY_NAMES = /(^|[-_.])(utils?|helpers?|common|misc|manager)$/i;
const CODE = /\.(ts|tsx|mjs|css)$/;

/** Namespaces of file formats, names reserved for examples, this machine: nothing of it is ever fetched. */
const ALLOWED_HOSTS = [
  /^(127\.0\.0\.1|localhost|\[::1\])(:|$)/,
  /^\$\{/,
  /^www\.w3\.org$/, /^schemas\.(openxmlformats|microsoft)\.(org|com)$/, /^purl\.(org|oclc\.org)$/, /^[a-z]$/,
  /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/, /(^|\.)(example|invalid|test)$/, /(^|\.)example\.(com|org|net)$/,
];

const MACHINE_PATHS = [/(?<![\w.\]-])\/(work|root)\/\w/, /(?<![\w.\]-])\/home\/\w+\//, /[A-Za-z]:[\\/]+Users\b/i, /(?<![\w.\]-])\/Users\/\w+\//];
const REGISTRIES = [/\bregistry\.[\w-]+\.(org|com|net|cn|io|dev)\b/i, /\b(npm(js|mirror)|yarnpkg|pypi|pythonhosted)\.(org|com)\b/i, /\b(deb|security|ftp)\.debian\.org\b/i, /\bcrates\.io\b/i];

/** Problems that stand in the text or the name of a file (path from the repository's root). */
export function textProblems(file, text) {
  const problems = [];
  const add = (line, rule, message) => problems.push({ file, line, rule, message });
  const stem = path.posix.basename(file).split('.')[0];
  const lines = text.split('\n');
  if (CODE.test(file) && lines.length - 1 > MAX_LINES && !LONG_LISTS.test(stem)) add(MAX_LINES, 'size', `${lines.length - 1} 行，超过 ${MAX_LINES} 行：请拆分`);
  if (!file.startsWith('test/') && [stem, ...path.posix.dirname(file).split('/')].some((n) => EMPTY_NAMES.test(n))) add(1, 'name', '名称没有说明内容，请按所含概念命名');
  if (file === 'package-lock.json') return [...problems, ...lockProblems(lines)];
  lines.forEach((line, i) => {
    for (const [, host] of line.matchAll(/\b(?:https?|wss?|ftp):\/\/([^\s/"'`)<>\\,，。；（）]+)/gi)) {
      if (!ALLOWED_HOSTS.some((a) => a.test(host))) add(i + 1, 'address', `网址 ${host} 不在允许之列`);
    }
    // the tests of redaction are about such paths
    if (!file.startsWith('test/log/') && MACHINE_PATHS.some((p) => p.test(line))) add(i + 1, 'machine-path', '出现了某台电脑上的绝对路径');
    if (REGISTRIES.some((p) => p.test(line))) add(i + 1, 'registry', '出现了软件仓库的主机名');
  });
  return problems;
}

/** The lock file stays portable: integrity yes, download addresses no. */
function lockProblems(lines) {
  return lines.flatMap((line, i) => (/"resolved":\s*"[a-z+]+:\/\//.test(line) ? [{ file: 'package-lock.json', line: i + 1, rule: 'registry', message: '锁文件里出现了下载地址' }] : []));
}
