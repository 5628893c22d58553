// Child process of report.bench.mjs: makes the ledger and prints medians of every report and of the plain SQL of its rows.
import os from 'node:os';
import { writeFileSync } from 'node:fs';
import { createCore } from '../../../electron/app/core.js';
import { openLedgerFile } from '../../../electron/data/ledger-file.js';
import { buildReport, reportContext, withOptions } from '../../../electron/reports/define-report.js';
import { REPORTS } from '../../../electron/reports/index.js';
import { coreOptions } from '../../../electron/workers/core-options.js';
import { makeBigLedger } from './big-ledger.js';
import { DRILLS, PLAIN, PLAIN_LOANS, plainEntries } from './plain-report-sql.js';

const [, , file = '', resources = '', loans = '100000', sheet = ''] = process.argv;
const PERIOD = '2011-08';
const RUNS = 5;

function median(work: () => unknown): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const since = performance.now();
    work();
    return performance.now() - since;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? 0;
}

await makeBigLedger(file, Number(loans));
const ledger = await openLedgerFile(file, { password: null });
const conn = ledger.reader;
const context = reportContext(conn, '样例县农村信用合作联社', PERIOD);
const reports = REPORTS.map((r) => {
  const plain = PLAIN[r.id];
  return { id: r.id, title: r.title, rows: median(() => r.rows(withOptions(r, context))), whole: median(() => buildReport(r, context)), plain: plain === undefined ? null : median(() => plain.forEach(([sql, ...args]) => conn.prepare(sql).all(...args))) };
});
const bare = [plainEntries('01'), plainEntries('total'), PLAIN_LOANS].map((sqls) => median(() => sqls.forEach((sql) => conn.prepare(sql).all())));
if (sheet !== '') {
  const rows = conn.prepare(`SELECT u.name AS unit, s.principal_fen AS fen, coalesce((SELECT sum(principal_fen) FROM entry e WHERE e.loan_id = s.loan_id AND e.period BETWEEN '2011-01' AND '2011-08'), 0) AS paid FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id WHERE s.year = 2011 AND s.from_on <= '2011-08-31' AND s.to_on > '2011-08-31' ORDER BY s.loan_id`).all();
  writeFileSync(sheet, JSON.stringify(rows));
}
ledger.close();

const core = await createCore(coreOptions({ ledgerPath: file, resourcesPath: resources, temporaryPath: `${os.tmpdir()}/bench-report-out`, today: '2011-08-31', password: null, user: '', version: '0' }, { info: () => undefined, error: (message, details) => console.error(message, details?.['error']) }));
const ask = async (method: string, input: unknown): Promise<number> => {
  const since = performance.now();
  const reply = await core.dispatch(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return performance.now() - since;
};
const grid: number[] = [];
for (let i = 0; i < RUNS; i++) grid.push(await ask('loans.page', { filter: {}, offset: 0, limit: 100 }));
const pages = [];
for (const [i, [row, column, title]] of DRILLS.entries()) {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await ask('reports.drill', { id: 'monthly-recovery', period: PERIOD, row, column, offset: 0, limit: 100 }));
  pages.push({ title, page: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)], bare: bare[i] });
}
const close = await ask('periods.close', { period: PERIOD, overrule: '性能测试' });
await core.close();
console.log(JSON.stringify({ reports, pages, grid: grid.sort((a, b) => a - b)[2], close }));
