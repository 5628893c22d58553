import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes what a run came to into the file named by VITEST_TOTALS: the built-in JSON reporter leaves out why a test was skipped. */
export default class VitestTotals {
  onTestRunEnd(modules, unhandled) {
    const totals = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) {
      // a file that does not even load, or a hook that throws, has no failed test of its own
      totals.failed += module.errors().length;
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') totals.passed += 1;
        else if (result.state === 'failed') totals.failed += 1;
        else totals.skipped.push({ name: test.fullName, reason: result.note ?? (preparationFailed(test) ? '准备步骤失败' : '原因见用例名称') });
      }
    }
    const file = process.env['VITEST_TOTALS'];
    if (file === undefined) throw new Error('VITEST_TOTALS names the file for the totals');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(totals));
  }
}

/** Tests behind a hook that threw are reported as skipped; the hook's error is counted with its suite. */
function preparationFailed(test) {
  for (let at = test.parent; at !== undefined; at = at.parent) if (at.errors().length > 0) return true;
  return false;
}
