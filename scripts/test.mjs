// `npm test`: everything, on a fresh clone with nothing installed by hand. `npm test -- unit e2e` runs the named steps only.
import { providePrerequisites } from './testing/prerequisites.mjs';
import { failedAsAWhole } from './testing/totals.mjs';
import { runCheck, runPlaywright, runVitest } from './testing/run-step.mjs';

const STEPS = [
  { name: 'types', title: '类型检查', run: (env) => runCheck(['node_modules/typescript/bin/tsc', '-b'], env) },
  { name: 'lint', title: '代码检查', run: (env) => runCheck(['node_modules/oxlint/bin/oxlint', '--deny-warnings'], env) },
  { name: 'boundaries', title: '边界检查', run: (env) => runCheck(['scripts/check-boundaries.mjs'], env) },
  // the command line and the hosts run the built product: it stands before the first test
  { name: 'build', title: '构建', run: (env) => runCheck(['scripts/build.mjs'], env) },
  { name: 'unit', title: '单元与外壳', run: (env) => runVitest('unit', ['--project', 'unit', '--project', 'shell'], env) },
  // a business day must not depend on where the computer believes it is
  { name: 'timezone', title: '另一时区', run: (env) => runVitest('timezone', ['--project', 'unit', 'test/domain', 'test/app'], { ...env, TEST_TZ: 'America/New_York' }) },
  { name: 'built', title: '构建产物与安装包', needs: 'build', run: (env) => runVitest('built', ['--project', 'built'], env) },
  { name: 'e2e', title: '浏览器全程', needs: 'build', run: (env) => runPlaywright(env) },
];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} 秒`;
const started = performance.now();
const sum = { passed: 0, failed: [], skipped: [] };
const failedSteps = [];
const list = (tests) => tests.map((t) => `  ${t.name}——${t.reason}`).join('\n');

function add(step, totals, since) {
  sum.passed += totals.passed;
  sum.failed.push(...totals.failed.map((t) => ({ ...t, name: `${step.title}：${t.name}` })));
  sum.skipped.push(...totals.skipped);
  if (totals.failed.length > 0) failedSteps.push(step.name);
  console.log(`── ${step.title}：${totals.failed.length > 0 ? `失败 ${totals.failed.length} 项` : '通过'}，用时 ${seconds(since)}\n`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((a) => !STEPS.some((s) => s.name === a));
if (unknown.length > 0) {
  console.error(`没有这一步：${unknown.join('、')}。可选：${STEPS.map((s) => s.name).join('、')}。`);
  process.exit(2);
}

let env = null;
try {
  env = await providePrerequisites();
  console.log(`── 测试环境齐备，用时 ${seconds(started)}\n`);
} catch (e) {
  console.error(e instanceof Error ? e.message : e);
  sum.failed.push({ name: '测试环境', reason: '没有备齐' });
}
for (const step of env === null ? [] : STEPS.filter((s) => asked.length === 0 || asked.includes(s.name))) {
  console.log(`── ${step.title}`);
  const since = performance.now();
  if (failedSteps.includes(step.needs)) add(step, failedAsAWhole(`没有 ${step.needs}，没有运行`), since);
  else add(step, await step.run(env), since);
}

if (sum.skipped.length > 0) console.log(`跳过的用例：\n${list(sum.skipped)}\n`);
// last, because a run of thousands of tests has scrolled its only failure out of sight
if (sum.failed.length > 0) console.log(`失败的用例：\n${list(sum.failed)}\n`);
console.log(`全部用时 ${seconds(started)}`);
console.log(`${sum.passed} passed, ${sum.failed.length} failed, ${sum.skipped.length} skipped`);
process.exitCode = sum.failed.length > 0 ? 1 : 0;
