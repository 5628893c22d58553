import { rmSync } from 'node:fs';
import path from 'node:path';
import type { HandlersOf } from '../handlers.js';
import { opened, reader, type AppContext } from '../context.js';
import { addMonths } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import { copyLedger } from '../../data/backup.js';
import { keepBackupMark, lastBackupAt } from '../../data/backup-mark.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { keyFileOf } from '../../data/key-file.js';
import { createLedgerFile, openLedgerFile } from '../../data/ledger-file.js';
import { numbered, all, statement } from '../../data/sql.js';
import { q } from '../../data/sql.js';
import { verifyLedger } from '../../data/verify.js';
import { calledVintages, isScheduleLocked, scheduledYears } from '../../reports/figures/roster-loans.js';
import { lastPeriod } from '../home/latest-period.js';
import { exportLedger } from '../exporting/export-ledger.js';
import { seedSchedule } from '../ledger-start.js';
import { importSampleCounty } from '../sample/import-sample.js';

type Names = 'app.state' | 'ledger.create' | 'ledger.unlock' | 'ledger.lock' | 'ledger.verify' | 'ledger.backup' | 'ledger.backupKept' | 'ledger.export' | 'units.list' | 'staff.list' | 'settings.vintages';

export const ledgerHandlers = {
  'app.state': appState,

  'ledger.create': async (context, input, job) => {
    if (context.session.ledger) throw new DomainError('LEDGER_EXISTS', { name: path.basename(context.session.path) });
    job.progress('建立台账', 0, 1);
    const ledger = await createLedgerFile(context.session.path, { county: input.county, password: input.password ?? null, isSample: input.sample || input.training, at: context.clock.now() });
    context.session.ledger = ledger;
    context.session.failure = null;
    try {
      seedSchedule(context);
      if (input.sample) await importSampleCounty(context, job);
    } catch (e) {
      // nothing half done: a ledger that could not be filled is taken away again
      ledger.close();
      context.session.ledger = null;
      for (const f of [ledger.path, `${ledger.path}-wal`, `${ledger.path}-shm`, keyFileOf(ledger.path)]) rmSync(f, { force: true });
      throw e;
    }
    context.emit({ type: 'state-changed' });
    return { county: input.county, loans: countLoans(context), encrypted: ledger.encrypted };
  },

  'ledger.unlock': async (context, { password }) => {
    if (context.session.ledger) return {};
    context.session.ledger = await openLedgerFile(context.session.path, { password });
    context.session.failure = null;
    context.emit({ type: 'state-changed' });
    return {};
  },

  'ledger.lock': (context) => {
    const { ledger } = context.session;
    if (ledger?.encrypted) {
      ledger.close();
      context.session.ledger = null;
      context.session.failure = new DomainError('LEDGER_PASSWORD_NEEDED');
      context.emit({ type: 'state-changed' });
    }
    return {};
  },

  'ledger.verify': (context, _input, job) => {
    const found = verifyLedger(reader(context), job.progress);
    return { ...found, problems: [...found.problems] };
  },

  'ledger.backup': (context, _input, job) => {
    job.progress('复制并核验', 0, 1);
    const { reader: conn, key, path: file } = opened(context);
    const stamp = context.clock.today().replaceAll('-', '');
    const target = context.files.place(`${path.basename(file, '.db')}-备份-${stamp}.db`);
    const copy = copyLedger(conn, key, target);
    const files = [context.files.adopt(target)];
    if (key) files.push(context.files.adopt(keyFileOf(target)));
    return { files, sha256: copy.sha256, loans: copy.totals.loans, ok: true };
  },

  'ledger.backupKept': (context) => {
    keepBackupMark(opened(context).path, context.clock.now());
    context.emit({ type: 'state-changed' });
    return {};
  },

  'ledger.export': (context, input, job) => exportLedger(context, input, job),

  'units.list': (context) => ({ units: all(reader(context), q.selectFrom('unit').select(['unit_id as unitId', 'code', 'name', 'kind', 'sort_no as sortNo', 'closed_on as closedOn']).where('voided_by', 'is', null).orderBy('sort_no').orderBy('unit_id')) }),

  'staff.list': (context, input) => {
    const text = `%${input.search.replace(/[%_\\]/g, (c) => `\\${c}`)}%`;
    const rows = statement(reader(context), `SELECT s.staff_no AS staffNo, s.name, coalesce(u.name, '') AS unit, coalesce(p.tier, '') AS tier, coalesce(p.title, '') AS title FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.to_on = '9999-12-31' LEFT JOIN unit u ON u.unit_id = p.unit_id WHERE s.voided_by IS NULL AND (s.name LIKE ?1 ESCAPE '\\' OR s.staff_no LIKE ?1 ESCAPE '\\' OR s.py LIKE ?1 ESCAPE '\\') AND (?2 IS NULL OR p.unit_id = ?2) ORDER BY s.staff_no LIMIT 1000`).all(numbered(text, input.unitId ?? null)) as { staffNo: string; name: string; unit: string; tier: string; title: string }[];
    return { staff: rows.map((r) => ({ ...r, tier: nameOf(TIERS, r.tier) })) };
  },

  'settings.vintages': (context) => {
    const conn = reader(context);
    return { vintages: scheduledYears(conn).map((planYear) => ({ planYear, formedYears: calledVintages(conn, planYear), locked: isScheduleLocked(conn, planYear) })) };
  },
} satisfies HandlersOf<Names>;

export const countLoans = (context: AppContext): number => (statement(reader(context), `SELECT count(*) AS n FROM loan WHERE status = 'live'`).get() as { n: number }).n;

function appState(context: AppContext) {
  const { ledger, failure, path: file } = context.session;
  const nothing = { county: '', ledgerName: path.basename(file), isSample: false, encrypted: false, readOnly: false, today: context.clock.today(), period: null, periodState: 'open' as const, lastClosed: null, firstPeriod: null, lastBackupAt: lastBackupAt(file), version: context.version, user: context.user, error: null };
  if (!ledger) {
    if (!failure) return { stage: 'none' as const, ...nothing };
    const locked = failure.code === 'LEDGER_PASSWORD_NEEDED';
    return { stage: locked ? ('locked' as const) : ('failed' as const), ...nothing, encrypted: locked, error: locked ? null : describe(failure) };
  }
  const info = statement(ledger.reader, 'SELECT county, is_sample AS isSample FROM ledger_info').get() as { county: string; isSample: number };
  const closed = lastClosedPeriod(ledger.reader);
  const latest = lastPeriod(ledger.reader);
  const first = (statement(ledger.reader, 'SELECT min(period) AS p FROM entry').get() as { p: string | null }).p;
  const period = closed !== null && (latest === null || latest <= closed) ? addMonths(closed, 1) : latest;
  return { stage: 'open' as const, ...nothing, county: info.county, isSample: info.isSample === 1, encrypted: ledger.encrypted, readOnly: ledger.writer === null, period, lastClosed: closed, firstPeriod: first };
}

function describe(e: DomainError): { message: string; hint: string } {
  const { message, hint } = messageFor(e.code, e.details);
  return { message, hint };
}
