// Child process of report.bench.mjs: makes the ledger and prints medians of every report and of the plain SQL of its rows.
import os from 'node:os';
import { writeFileSync } from 'node:fs';
import { createCore } from '../../../electron/app/core.js';
import { openLedgerFile } from '../../../electron/data/ledger-file.js';
import { buildReport, drillReport, reportContext, withOptions } from '../../../electron/reports/define-report.js';
import { REPORTS } from '../../../electron/reports/index.js';
import { coreOptions } from '../../../electron/workers/core-options.js';
import { makeBigLedger } from './big-ledger.js';
import { PLAIN } from './plain-report-sql.js';

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
const monthly = REPORTS.find((r) => r.id === 'monthly-recovery');
if (!monthly) throw new Error('no monthly report');
const drill = median(() => drillReport(monthly, context, '01', 'cashYtdFen'));
const bare = median(() => conn.prepare(`SELECT e.entry_id, e.business_on, u.name, p.name AS borrower, l.loan_no, e.form, e.measure, e.principal_fen, e.on_fen + e.off_fen AS interest, e.voucher_no FROM entry e JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.form = 'cash' AND e.period BETWEEN '2011-01' AND '2011-08' AND u.code = '01' ORDER BY e.booked_on, e.entry_id`).all());
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
const page = await ask('reports.drill', { id: 'monthly-recovery', period: PERIOD, row: '01', column: 'cashYtdFen', offset: 0, limit: 100 });
const close = await ask('periods.close', { period: PERIOD, overrule: '性能测试' });
await core.close();
console.log(JSON.stringify({ reports, drill, bare, page, grid: grid.sort((a, b) => a - b)[2], close }));
