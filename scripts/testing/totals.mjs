import { stripVTControlCharacters } from 'node:util';

/** @typedef {{name: string, reason: string}} Named What a test is called, and the first line of why it failed or was skipped. */
/** @typedef {{passed: number, failed: Named[], skipped: Named[]}} Totals */

/** The first line of what was thrown, without the colours of a terminal. */
export const firstLine = (message) => stripVTControlCharacters(String(message ?? '')).split('\n', 1)[0];

/** What Playwright's JSON report came to. A flaky test has failed. @returns {Totals} */
export function playwrightTotals(report) {
  const totals = { passed: 0, failed: report.errors.map((e) => ({ name: 'playwright', reason: firstLine(e.message) })), skipped: [] };
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      const name = [...titles, spec.title].join(' > ');
      for (const test of spec.tests) {
        if (test.status === 'expected') totals.passed += 1;
        else if (test.status !== 'skipped') totals.failed.push({ name, reason: firstLine(test.results.find((r) => r.error)?.error.message ?? test.status) });
        else totals.skipped.push({ name, reason: test.annotations.find((a) => a.type === 'skip' || a.type === 'fixme')?.description ?? '原因见用例名称' });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  return totals;
}

/** A step that has no tests of its own, or whose runner did not name one. @returns {Totals} */
export const failedAsAWhole = (reason) => ({ passed: 0, failed: [{ name: '整个步骤', reason }], skipped: [] });

/** A runner that ended badly, without a word, or without a test, has failed at least once, whatever it counted. @returns {Totals} */
export function atLeastAsBadAs(code, totals) {
  if (totals === null) return failedAsAWhole('没有写下结果就结束了');
  if (totals.failed.length > 0) return totals;
  if (code !== 0) return { ...totals, failed: failedAsAWhole(`退出码 ${code}`).failed };
  return totals.passed + totals.skipped.length === 0 ? failedAsAWhole('没有运行任何用例') : totals;
}
