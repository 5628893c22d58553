// Child process of second-month.bench.mjs, over a ledger that is open: `read` reads the workbook into raw cells as an
// import does, in its own thread; `import` reads, maps, checks, compares and books it. Prints CPU and wall seconds.
import { openSession } from '../../../electron/hosts/cli/session.js';
import { readWorkbookInWorker } from '../../../electron/workers/workbook-reader.js';

const [, , what = 'read', ledgerPath = '', file = '', period = '', resourcesPath = ''] = process.argv;
const session = await openSession({ ledgerPath, today: `${period}-28`, user: '样例', password: null }, { resourcesPath, readOnly: false, version: '0' });

const before = process.cpuUsage();
const started = performance.now();
let verdicts: unknown = null;
if (what === 'read') {
  const book = await readWorkbookInWorker(file, file);
  verdicts = { rows: book.sheets.reduce((n, s) => n + s.rows.length, 0) };
} else {
  const plan = await session.call('import.plan', { files: [session.adopt(file)], period });
  verdicts = plan.totals;
  if (what === 'import') await session.call('import.commit', { planId: plan.planId, hash: plan.hash });
}
const used = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
const mb = process.resourceUsage().maxRSS / 1024;
await session.close();
console.log(JSON.stringify({ cpu: (used.user + used.system) / 1e6, seconds, mb, verdicts }));
