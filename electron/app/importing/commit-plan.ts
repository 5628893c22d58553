import { DomainError } from '../../domain/domain-error.js';
import { isHandedIn, receivedWords } from '../../domain/importing/handed-in.js';
import { loansTouchedBy, openYears, projectLoans } from '../../data/loan-projection.js';
import { refreshPartyKeys } from '../../data/party-key.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { writeCarryIn } from './carry-in.js';
import { recordUnits } from './handed-in.js';
import { lastBatch } from './make-plan.js';
import { PHASES, type PlannedRow } from './planned.js';
import type { StoredPlan } from './plan-store.js';

export interface Committed {
  readonly batch: number;
  readonly committed: number;
  readonly insert: number;
  readonly update: number;
  readonly reject: number;
}

/**
 * Executes exactly the plan that was shown: one batch, one transaction, everything or nothing. A 台账 of
 * which nothing is booked is recorded as handed in.
 */
export function commitPlan(context: AppContext, stored: StoredPlan, options: { hash: string; strict: boolean; takeFile: readonly Choice[] }, job: JobControl): Committed {
  const { plan } = stored;
  if (options.hash !== plan.hash || lastBatch(reader(context)) !== stored.dataVersion) throw new DomainError('PLAN_STALE');
  const chosen = chosenConflicts(stored, options.takeFile);
  const bad = plan.totals.reject + plan.totals.conflict - chosen.size + plan.refused.length;
  if (options.strict && bad > 0) throw new DomainError('IMPORT_STRICT', { count: bad });
  const taken = stored.rows.filter((r) => r.verdict === 'insert' || r.verdict === 'update' || chosen.has(r));
  if (taken.length === 0 && !isHandedIn(plan.files)) throw new DomainError('PLAN_EMPTY');
  const files = new Set(plan.files.map((f) => f.name));
  const named = files.size === 1 ? [...files][0] : `${files.size} 个文件`;
  const title = taken.length === 0 ? `收到 ${named}，${receivedWords(plan.totals)}` : `导入 ${named}，${taken.length} 行`;
  const { batch } = writeBatch(context, { kind: 'import', title }, ['loans', 'recoveries', 'imports', 'targets', 'periods', 'reports', 'ledger', 'rosters'], (uow) => {
    if (plan.files.some((f) => f.kind === 'ledger')) openYears(uow.conn, Number(plan.period.slice(0, 4)));
    writePhases(uow, taken, stored, job);
    recordFiles(uow, stored, chosen);
    job.progress('推算余额', 0, 1);
    refreshPartyKeys(uow.conn, uow.batchId);
    const touched = loansTouchedBy(uow.conn, uow.batchId);
    projectLoans(uow.conn, touched, (done) => job.progress('推算余额', done, touched.length));
  });
  return { batch, committed: taken.length, insert: plan.totals.insert, update: plan.totals.update + chosen.size, reject: plan.totals.reject };
}

function writePhases(uow: UnitOfWork, taken: readonly PlannedRow[], stored: StoredPlan, job: JobControl): void {
  const total = taken.length;
  for (const phase of PHASES) {
    if (phase === 'carry') for (const loan of stored.carried) if (loan.id !== null) writeCarryIn(uow, loan, loan.carry);
    // one pass a phase: units before persons, loans before their receipts
    for (const [i, row] of taken.entries()) {
      for (const write of row.verdict === 'conflict' ? (row.onceTaken ?? []) : row.writes) if (write.phase === phase) write.run(uow);
      if (i % 200 === 0) job.progress(`入账：${PHASE_NAMES[phase]}`, i, total);
    }
  }
}

/** A conflict decided for the file; the sheet is named where a file has the row number on several. */
export interface Choice { readonly file: string; readonly row: number; readonly sheet?: string | undefined }

/** The conflicts that a person decided for the file. Throws CONFLICT_NOT_TAKEN where the ledger's value cannot be given up or the row is not one row. */
function chosenConflicts(stored: StoredPlan, choices: readonly Choice[]): ReadonlySet<PlannedRow> {
  const conflicts = stored.rows.filter((r) => r.verdict === 'conflict');
  return new Set(choices.map(({ file, row, sheet }) => {
    const found = conflicts.filter((r) => r.table.fileName === file && r.draft.row === row && (sheet === undefined || r.table.reading.sheet === sheet));
    const [only] = found;
    if (found.length !== 1 || !only?.onceTaken) throw new DomainError('CONFLICT_NOT_TAKEN', { file, row });
    return only;
  }));
}

const PHASE_NAMES = { unit: '机构', staff: '员工', party: '借款人', loan: '贷款', register: '登记簿', receipt: '收回', carry: '期初带入', plan: '任务与余额' } as const;

/** What was taken in is kept: every file with its hash and verdicts, and the raw text of the rows that stayed out. */
function recordFiles(uow: UnitOfWork, stored: StoredPlan, chosen: ReadonlySet<PlannedRow>): void {
  for (const table of stored.tables) {
    const file = stored.plan.files[stored.tables.indexOf(table)];
    if (!file) continue;
    const mine = [...chosen].filter((r) => r.table === table).length;
    const id = uow.insert('import_file', { batch_id: uow.batchId, sha256: table.sha256, name: table.fileName, sheet: file.sheet, kind: file.kind, profile: file.profile, profile_version: file.profileVersion, period: stored.plan.period, plan_hash: stored.plan.hash, rows: file.rows, inserted: file.insert, updated: file.update + mine, unchanged: file.unchanged, conflicts: file.conflict - mine, rejected: file.reject, control: JSON.stringify(file.controlTotals) });
    recordUnits(uow, id, stored.byUnit.get(table) ?? [], chosen);
    for (const row of stored.rows) {
      if (row.table === table && (row.verdict === 'reject' || (row.verdict === 'conflict' && !chosen.has(row)))) uow.insert('import_row', { import_file_id: id, row_no: row.draft.row, verdict: row.verdict, raw: JSON.stringify(row.draft.values), issues: JSON.stringify(row.issues) });
    }
  }
}
