import { createHash, randomUUID } from 'node:crypto';
import type { ImportPlan, PlanFile } from '../../contract/imports.js';
import { lastDay, type Period } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ImportKind, ImportProfile } from '../../domain/importing/profile.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { rowsByUnit } from './handed-in.js';
import { loanKey, readLedgerIndex, type LedgerIndex } from './ledger-index.js';
import { planLedger, unitNameOf } from './plan-ledger.js';
import { planReceipts } from './plan-receipts.js';
import { planStaff } from './plan-references.js';
import { planAssets, planGov, planSuits } from './plan-registers.js';
import { planBalances, planTargets } from './plan-targets.js';
import { COMPARING, type PlannedRow, type SourceTable } from './planned.js';
import type { StoredPlan } from './plan-store.js';
import type { FilesRead } from './read-files.js';
import { isReasonHead, isReturned } from './return-sheets.js';

/** What is planned first is known to what comes after: persons before loans, loans and assets before receipts. */
const ORDER: readonly ImportKind[] = ['staff', 'ledger', 'assets', 'suits', 'gov', 'recoveries', 'targets', 'balances'];

/** Compares every row with the ledger and with the other rows of the batch; writes nothing. */
export function makePlan(context: AppContext, read: FilesRead, profiles: readonly ImportProfile[], period: Period, job: JobControl): StoredPlan {
  const conn = reader(context);
  job.progress(COMPARING, 0, 1);
  const closed = lastClosedPeriod(conn);
  if (closed !== null && period <= closed && read.tables.some((t) => t.reading.kind === 'ledger')) throw new DomainError('PERIOD_CLOSED', { period });
  const index = readLedgerIndex(conn);
  const rows = ORDER.flatMap((kind) => planKind(context, index, kind, read.tables.filter((t) => t.reading.kind === kind), period, job));
  const carried = [...index.loans.values()].filter((l) => l.carry.some((lot) => lot.touched));
  const dataVersion = lastBatch(conn);
  const plan: Omit<ImportPlan, 'hash'> = {
    planId: randomUUID(), period,
    files: read.tables.map((t) => fileOf(conn, t, rows.filter((r) => r.table === t), profiles)),
    refused: read.refused.map((r) => ({ ...r, sheets: [...r.sheets] })),
    missing: missingLoans(index, read.tables, rows),
    newUnits: index.newUnits.map((u) => u.name),
    differences: [...read.leftOut, ...carried.filter((l) => l.carry.some((lot) => lot.principalFen + lot.interestFen > 0)).slice(0, 200).map((l) => `${l.unit.name} ${l.loanNo} ${l.borrower}：台账本年数中有未逐笔对应的金额，按期初带入`)],
    totals: countVerdicts(rows),
    effect: [],
  };
  return { plan: { ...plan, hash: hashOf(plan, rows, dataVersion) }, rows, tables: read.tables, books: read.books, sources: read.sources, byUnit: rowsByUnit(index, rows), carried, dataVersion };
}

export const lastBatch = (conn: Connection): number => (statement(conn, 'SELECT coalesce(max(batch_id), 0) AS n FROM batch').get() as { n: number }).n;

function planKind(context: AppContext, index: LedgerIndex, kind: ImportKind, tables: readonly SourceTable[], period: Period, job: JobControl): PlannedRow[] {
  if (tables.length === 0) return [];
  if (kind === 'staff') return planStaff(index, tables, lastDay(period));
  if (kind === 'ledger') return planLedger(index, tables, period, job);
  if (kind === 'assets') return planAssets(index, tables);
  if (kind === 'suits') return planSuits(index, tables);
  if (kind === 'gov') return planGov(index, tables);
  if (kind === 'recoveries') return planReceipts(index, tables, laterOf(context.clock.today(), lastDay(period)));
  if (kind === 'targets') return planTargets(index, tables);
  return planBalances(index, tables);
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

function countVerdicts(rows: readonly PlannedRow[]): ImportPlan['totals'] {
  const n = { rows: rows.length, insert: 0, update: 0, unchanged: 0, conflict: 0, reject: 0 };
  for (const r of rows) n[r.verdict]++;
  return n;
}

function fileOf(conn: Connection, table: SourceTable, rows: readonly PlannedRow[], profiles: readonly ImportProfile[]): PlanFile {
  const { reading } = table;
  const fields = new Map(profiles.find((p) => p.id === reading.profile && p.version === reading.version)?.fields.map((f) => [f.key, f]));
  const titleOf = (key: string): string => fields.get(key)?.titles.at(-1) ?? key;
  const totals: Record<string, number> = {};
  for (const f of fields.values()) if (f.type === 'money') totals[f.key] = 0;
  for (const r of rows) if (r.verdict !== 'reject' && r.verdict !== 'conflict') for (const key of Object.keys(totals)) totals[key] = (totals[key] ?? 0) + (typeof r.draft.values[key] === 'number' ? (r.draft.values[key] as number) : 0);
  const before = statement(conn, 'SELECT f.batch_id AS batch, b.at, b.user_name AS user FROM import_file f JOIN batch b ON b.batch_id = f.batch_id WHERE f.sha256 = ? AND f.sheet = ? AND f.voided_by IS NULL ORDER BY f.batch_id DESC LIMIT 1').get(table.sha256, reading.sheet) as { batch: number; at: number; user: string } | undefined;
  return {
    name: table.fileName, sheet: reading.sheet, kind: reading.kind, profile: reading.profile, profileVersion: reading.version, importedBefore: before ?? null,
    units: [...new Set(rows.map((r) => String(r.draft.values['unit'] ?? '')).filter(Boolean))].slice(0, 50),
    ...countVerdicts(rows), controlTotals: totals, ownTotals: reading.ownTotals === null ? null : { ...reading.ownTotals },
    columns: reading.columns.map((c) => ({ key: c.key, title: titleOf(c.key), head: c.head })), unknownHeads: reading.unknownHeads.filter((h) => !isReasonHead(h)),
    issues: [...reading.issues, ...rows.flatMap((r) => r.issues)].slice(0, 2000).map((i) => ({ ...i, title: i.column === '' ? '' : titleOf(i.column) })),
  };
}

/**
 * Loans of the units in these files that the ledger has and the files have not: listed, never removed (decisions.md 3). A
 * 退回表 brings only the corrected rows and says nothing about the others.
 */
function missingLoans(index: LedgerIndex, tables: readonly SourceTable[], rows: readonly PlannedRow[]): ImportPlan['missing'] {
  const ledgerRows = rows.filter((r) => r.table.reading.kind === 'ledger');
  if (ledgerRows.length === 0 || !tables.some((t) => t.reading.kind === 'ledger')) return [];
  const returned = new Set(tables.filter(isReturned));
  const units = new Set(ledgerRows.filter((r) => !returned.has(r.table)).map((r) => unitNameOf(index, r.draft)));
  const present = new Set(ledgerRows.map((r) => loanKey(unitNameOf(index, r.draft), String(r.draft.values['book'] ?? 'on'), String(r.draft.values['loanNo'] ?? ''))));
  return [...index.loans.values()].filter((l) => l.stored !== null && l.principalFen > 0 && units.has(l.unit.name) && !present.has(l.key)).slice(0, 5000).map((l) => ({ no: l.loanNo, unit: l.unit.name, borrower: l.borrower, principalFen: l.principalFen }));
}

function hashOf(plan: Omit<ImportPlan, 'hash'>, rows: readonly PlannedRow[], dataVersion: number): string {
  const digest = createHash('sha256').update(JSON.stringify([plan.period, dataVersion]));
  let table: SourceTable | null = null;
  for (const r of rows) {
    // all rows of a table have the same fields in the same order; of one that is unchanged nothing is written
    if (r.table !== table) digest.update(JSON.stringify([r.table.sha256, Object.keys(r.draft.values)]));
    table = r.table;
    digest.update(JSON.stringify(r.verdict === 'unchanged' ? [r.draft.row, r.verdict] : [r.draft.row, r.verdict, ...Object.values(r.draft.values)]));
  }
  return digest.digest('hex');
}

