// Child process of incentive.bench.mjs: `make` makes the ledger; `run` reads the receipts as the product does and works
// the county's plan out over all of them. Prints CPU and wall seconds of both.
import { readFileSync } from 'node:fs';
import { receiptsFor } from '../../../electron/app/incentive/run-inputs.js';
import { openLedgerFile } from '../../../electron/data/ledger-file.js';
import { checkPlan } from '../../../electron/domain/incentive/check-plan.js';
import type { IncentivePerson } from '../../../electron/domain/incentive/inputs.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { makeBigLedger } from './big-ledger.js';

const [, , what = 'run', file = '', loans = '', staff = '', planFile = ''] = process.argv;
/** The years the ledger's receipts lie in. */
const FROM = '2007-01-01';
const TO = '2011-12-31';

function measured<T>(work: () => T): { value: T; cpu: number; seconds: number } {
  const before = process.cpuUsage();
  const started = performance.now();
  const value = work();
  const used = process.cpuUsage(before);
  return { value, cpu: (used.user + used.system) / 1e6, seconds: (performance.now() - started) / 1000 };
}

if (what === 'make') {
  await makeBigLedger(file, Number(loans), Number(staff));
  console.log('{}');
} else {
  const ledger = await openLedgerFile(file, { password: null });
  const conn = ledger.reader;
  // the plan as it ships, but for the days: one target over all five years
  const shipped = JSON.parse(readFileSync(planFile, 'utf8')) as Record<string, unknown>;
  const plan = checkPlan({ ...shipped, from: FROM, to: TO, basis: { targetSpan: 'plan', text: '' }, examples: [] });
  const persons = conn.prepare(`SELECT s.staff_no AS staffNo, s.name, p.tier, u.name AS unit, 10000000 AS targetFen FROM staff s JOIN staff_post p ON p.staff_id = s.staff_id JOIN unit u ON u.unit_id = p.unit_id`).all() as IncentivePerson[];
  const read = measured(() => receiptsFor(conn, FROM, TO));
  const run = measured(() => runPlan(plan, persons, read.value, { from: FROM, to: TO, asOf: TO }));
  const { totals, persons: results } = run.value;
  ledger.close();
  console.log(JSON.stringify({
    receipts: totals.receipts, people: totals.people, lines: results.reduce((n, p) => n + p.lines.length, 0), mb: process.resourceUsage().maxRSS / 1024,
    readCpu: read.cpu, readSeconds: read.seconds, runCpu: run.cpu, runSeconds: run.seconds,
  }));
}
