/** @typedef {{passed: number, failed: number, skipped: {name: string, reason: string}[]}} Totals */

/** What Playwright's JSON report came to. A flaky test has failed. @returns {Totals} */
export function playwrightTotals(report) {
  const totals = { passed: 0, failed: report.errors.length, skipped: [] };
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') totals.passed += 1;
        else if (test.status !== 'skipped') totals.failed += 1;
        else totals.skipped.push({ name: [...titles, spec.title].join(' > '), reason: test.annotations.find((a) => a.type === 'skip' || a.type === 'fixme')?.description ?? '原因见用例名称' });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  return totals;
}

/** A runner that ended badly, without a word, or without a test, has failed at least once, whatever it counted. @returns {Totals} */
export function atLeastAsBadAs(code, totals) {
  if (totals === null) return { passed: 0, failed: 1, skipped: [] };
  const ranNothing = totals.passed + totals.failed + totals.skipped.length === 0;
  return (code !== 0 || ranNothing) && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
