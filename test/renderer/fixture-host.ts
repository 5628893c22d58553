import type { MethodName, OutputOf } from '../../electron/contract/api.js';
import type { Reply } from '../../electron/contract/errors.js';
import type { CoreEvent } from '../../electron/contract/events.js';
import type { Host } from '../../electron/contract/transport.js';
import type { LoanRow } from '../../electron/contract/loans.js';
import { messageFor } from '../../electron/domain/messages.js';
import { filterLoans, fixtureLoans, fixtureUnits, loanDetail } from './fixture-loans.js';
import { fixtureHistory, fixtureHome } from './fixture-figures.js';
import { importHandlers } from './fixture-imports.js';
import { recoveryHandlers } from './fixture-recoveries.js';
import { registerHandlers } from './fixture-registers.js';
import { incentiveHandlers } from './fixture-incentive.js';
import { targetHandlers } from './fixture-targets.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';

type Handler = (input: never, host: FixtureHost) => unknown;
type Job = { jobId: string; cancelled: boolean };

export { Refused };

/** A host in memory for the renderer's tests: answers with generated data, can refuse, wait and send events. */
export class FixtureHost implements Host, FixtureState {
  readonly name = 'memory' as const;
  readonly calls: { method: string; input: unknown }[] = [];
  readonly saved: string[] = [];
  readonly #listeners = new Set<(event: CoreEvent) => void>();
  readonly #jobs = new Map<string, Job>();
  #jobNo = 0;
  stage: OutputOf<'app.state'>['stage'] = 'open';
  encrypted = true;
  loans: LoanRow[] = fixtureLoans();
  /** Overrides by method; a thrown Refused becomes its refusal. */
  handlers: Partial<Record<MethodName, Handler>> = {};

  emit(event: CoreEvent): void {
    for (const listen of [...this.#listeners]) listen(event);
  }

  on(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async call(method: string, input: unknown): Promise<Reply> {
    this.calls.push({ method, input });
    await Promise.resolve();
    try {
      const handler = this.handlers[method as MethodName] ?? USUAL[method as MethodName];
      if (!handler) throw new Refused('NOT_BUILT', { what: method });
      return { ok: true, value: await handler(input as never, this) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, error: { code: error.code, ...messageFor(error.code, error.details) } };
      throw error;
    }
  }

  /** Runs steps as a job: progress by timer, then the result. */
  job(title: string, steps: number, result: () => unknown, stepMs = 60): { jobId: string } {
    const job: Job = { jobId: `j${++this.#jobNo}`, cancelled: false };
    this.#jobs.set(job.jobId, job);
    void (async () => {
      for (let done = 0; done <= steps && !job.cancelled; done++) {
        this.emit({ type: 'job-progress', jobId: job.jobId, title, step: `第 ${done} 步`, done, total: steps });
        await new Promise((r) => setTimeout(r, stepMs));
      }
      this.#jobs.delete(job.jobId);
      const reply: Reply = job.cancelled ? { ok: false, error: { code: 'CANCELLED', ...messageFor('CANCELLED') } } : { ok: true, value: result() };
      this.emit({ type: 'job-finished', jobId: job.jobId, title, reply });
    })();
    return { jobId: job.jobId };
  }

  cancel(jobId: string): boolean {
    const job = this.#jobs.get(jobId);
    if (job) job.cancelled = true;
    return job !== undefined;
  }

  pickFiles(): Promise<null> {
    return Promise.resolve(null);
  }
  putFile(name: string, bytes: Uint8Array): Promise<{ ref: string; name: string; bytes: number }> {
    return Promise.resolve({ ref: `f-${name}`, name, bytes: bytes.length });
  }
  saveFile(file: { name: string }): Promise<boolean> {
    this.saved.push(file.name);
    return Promise.resolve(true);
  }
  print(): null {
    return null;
  }
}

const MONEY = ['originalPrincipalFen', 'beginPrincipalFen', 'cashFen', 'inKindFen', 'rolledFen', 'currentPrincipalFen', 'onInterestFen', 'offInterestFen', 'interestPaidFen'] as const;

const USUAL: Usual = {
  'app.state': (_, host) => ({
    stage: host.stage, county: '样例县联社资产管理中心', ledgerName: '样例县.ledger', isSample: true, encrypted: host.encrypted, readOnly: false, today: '2011-08-31', period: '2011-08', periodState: 'open', lastClosed: '2011-07', firstPeriod: '2011-07',
    lastBackupAt: 1_314_750_600_000, version: '0.1.0', user: '何静', error: host.stage === 'failed' ? messageFor('LEDGER_DAMAGED') && { message: messageFor('LEDGER_DAMAGED').message, hint: messageFor('LEDGER_DAMAGED').hint } : null,
  }),
  'home.summary': () => fixtureHome(),
  'alerts.list': () => ({ alerts: fixtureHome().duties }),
  'units.list': () => ({ units: fixtureUnits }),
  'staff.list': () => ({ staff: ['李守义', '赵建平', '陈福根', '孙小满'].map((name, i) => ({ staffNo: `010${i + 1}`, name, unit: fixtureUnits[i]?.name ?? '', tier: '信用社员工', title: '信贷员' })) }),
  'settings.vintages': () => ({ vintages: [{ planYear: 2011, formedYears: [2010], locked: true }, { planYear: 2012, formedYears: [2008, 2009, 2011], locked: false }, { planYear: 2013, formedYears: [2006, 2007, 2012], locked: false }] }),
  'reports.list': () => ({ reports: [{ id: 'monthly-recovery', title: '不良贷款清收处置月报表', about: '报上级的正式表', params: [], options: [], charts: false }] }),
  'periods.list': () => ({ periods: [{ period: '2011-08', state: 'open', version: 1, recoveredFen: 85_836_000_00 / 100, closedAt: null }, { period: '2011-07', state: 'closed', version: 1, recoveredFen: 876_800_000, closedAt: 1_312_000_000_000 }] }),
  'loans.page': ({ filter = {}, sort, offset = 0, limit = 100 }, host) => {
    const rows = filterLoans(host.loans, filter);
    const key = (sort?.key ?? 'unit') as keyof LoanRow;
    const way = sort?.descending ? -1 : 1;
    const sorted = key === 'unit' ? rows : [...rows].sort((a, b) => ((a[key] ?? '') < (b[key] ?? '') ? -way : (a[key] ?? '') > (b[key] ?? '') ? way : 0));
    return { count: rows.length, totals: Object.fromEntries(MONEY.map((k) => [k, rows.reduce((s, r) => s + r[k], 0)])), rows: sorted.slice(offset, offset + limit) };
  },
  'loans.get': ({ loanId }, host) => {
    const loan = host.loans.find((l) => l.loanId === loanId);
    if (!loan) throw new Refused('LOAN_UNKNOWN', { no: String(loanId) });
    return loanDetail(loan, host.loans);
  },
  'loans.search': ({ text, limit = 9 }, host) => ({
    hits: host.loans.filter((l) => l.borrower.includes(text) || l.no.includes(text)).slice(0, limit)
      .map((l) => ({ loanId: l.loanId, no: l.no, unit: l.unit, borrower: l.borrower, idTail: l.idNo.slice(-4), principalFen: l.currentPrincipalFen, onInterestFen: l.onInterestFen, offInterestFen: l.offInterestFen, class: l.class, book: l.book, collector: l.collector, collectorNo: '0101', formedYear: l.formedYear })),
  }),
  'history.list': ({ limit = 100, offset = 0 }) => ({ count: fixtureHistory.length, batches: fixtureHistory.slice(offset, offset + limit) }),
  'history.changes': () => ({
    count: 3126,
    changes: Array.from({ length: 13 }, (_, i) => ({ table: 'loan', what: '贷款', key: `${6201110043382 + i} 龚青禾`, act: i === 6 ? '新增' : '修改', fields: i === 6 ? [] : [{ field: '表外欠息', before: '1,021.40', after: '987.30' }, { field: '所属乡镇', before: null, after: '柳溪镇青坪村' }].slice(0, 1 + (i % 2)) })),
  }),
  'history.undoPreview': ({ batch }) => ({ batch, title: fixtureHistory.find((b) => b.id === batch)?.title ?? '', restored: 1251, kept: ['卢茂才 表外欠息，孙小满 16:48 改', '易新元 五级分类，何静 16:50 改', '祝满仓 联系电话，何静 16:51 改'], effect: [{ name: '不良余额', beforeFen: 27_652_400_000, afterFen: 27_523_600_000 }, { name: '本年新增不良', beforeFen: 980_800_000, afterFen: 852_000_000 }] }),
  'history.undo': ({ batch }, host) => {
    host.emit({ type: 'data-changed', areas: ['loans', 'history'] });
    return { batch: batch + 1, restored: 1251 };
  },
  'ledger.create': (_, host) => host.job('读入样例县', 46, () => {
    host.stage = 'open';
    host.emit({ type: 'state-changed' });
    return { county: '样例县', loans: 5312, encrypted: false };
  }, 150),
  'ledger.unlock': ({ password }, host) => {
    if (password !== 'good-word') throw new Refused('LEDGER_PASSWORD_WRONG');
    host.stage = 'open';
    host.emit({ type: 'state-changed' });
    return {};
  },
  'ledger.lock': (_, host) => {
    host.stage = 'locked';
    host.emit({ type: 'state-changed' });
    return {};
  },
  'ledger.verify': (_, host) => host.job('核验台账', 20, () => ({ ok: true, problems: [], batches: 214, changes: 31_260, loans: 5312 })),
  'ledger.backup': (_, host) => host.job('备份台账', 10, () => ({ files: [{ ref: 'b', name: '样例县-20110831.ledger', bytes: 5_000_000 }], sha256: 'ab'.repeat(32), loans: 5312, ok: true })),
  'ledger.export': ({ profile }, host) => host.job('按省表导出', 12, () => ({ files: [{ ref: 'x', name: '台账.xlsx', bytes: 10 }], rows: 3412, leftOut: profile === 'provincial-ledger' ? 0 : 27, controlTotals: {} })),
  'jobs.cancel': ({ jobId }, host) => ({ cancelled: host.cancel(jobId) }),
  'jobs.list': () => ({ jobs: [] }),
  ...importHandlers,
  ...recoveryHandlers,
  ...registerHandlers,
  ...targetHandlers,
  ...incentiveHandlers,
};
