import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { firstLine } from './totals.mjs';

/** Writes what a run came to into the file named by VITEST_TOTALS: the built-in JSON reporter leaves out why a test was skipped. */
export default class VitestTotals {
  onTestRunEnd(modules, unhandled) {
    const totals = { passed: 0, failed: named('测试之外', unhandled), skipped: [] };
    for (const module of modules) {
      // a file that does not even load, or a hook that throws, has no failed test of its own
      totals.failed.push(...named(module.relativeModuleId, module.errors()));
      for (const suite of module.children.allSuites()) totals.failed.push(...named(`${module.relativeModuleId} > ${suite.fullName}`, suite.errors()));
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') totals.passed += 1;
        else if (result.state === 'failed') totals.failed.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason: firstLine(result.errors[0]?.message) });
        else totals.skipped.push({ name: test.fullName, reason: result.note ?? (preparationFailed(test) ? '准备步骤失败' : '原因见用例名称') });
      }
    }
    const file = process.env['VITEST_TOTALS'];
    if (file === undefined) throw new Error('VITEST_TOTALS names the file for the totals');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(totals));
  }
}

const named = (name, errors) => errors.map((e) => ({ name, reason: firstLine(e.message) }));

/** Tests behind a hook that threw are reported as skipped; the hook's error is counted with its suite. */
function preparationFailed(test) {
  for (let at = test.parent; at !== undefined; at = at.parent) if (at.errors().length > 0) return true;
  return false;
}
