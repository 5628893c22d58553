import { plainYuan } from '../../domain/money.js';
import { finding, issueAt, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { statement } from '../../data/sql.js';
import { fenOf, numberOf, textOf } from './draft-values.js';
import { doubleKey, placesByKey } from './key-places.js';
import { findLoan, type AssetRef, type LedgerIndex, type LoanRef } from './ledger-index.js';
import { idOf, rejected, type PlannedRow, type Ref, type SourceTable } from './planned.js';

/** Registers beside the ledger – 抵债资产, 诉讼, 涉政 – as far as the figures need them. Rows already known are unchanged. */
type Refuse = (column: string, found: Finding) => void;

function start(table: SourceTable, draft: DraftRow, subject: string): { row: PlannedRow; refuse: Refuse } {
  const issues = [...draft.issues];
  return { row: { table, draft, subject, issues, writes: [], verdict: 'reject', changes: [] }, refuse: (column, found) => void issues.push(issueAt(draft.row, column, String(draft.values[column] ?? ''), found)) };
}

const loanNos = (draft: DraftRow, column = 'loanNos'): string[] => (textOf(draft, column) ?? '').split(/[；;、,，\s]+/).filter(Boolean);

function loansNamed(index: LedgerIndex, draft: DraftRow, column: string, refuse: Refuse): LoanRef[] {
  const unit = textOf(draft, 'unit') ?? '';
  const out: LoanRef[] = [];
  for (const no of loanNos(draft, column)) {
    const loan = findLoan(index, unit, no);
    if (loan === null) refuse(column, finding('LOAN_NOT_IN_LEDGER', { unit, no }));
    else if (loan === 'ambiguous') refuse(column, finding('LOAN_IN_SEVERAL_BOOKS', { unit, no }));
    else out.push(loan);
  }
  return out;
}

/** 抵债资产登记簿: rows of one 编号 are one asset. Book value is principal and 表内息; the 表外息 is no income until the asset is sold. */
export function planAssets(index: LedgerIndex, tables: readonly SourceTable[]): PlannedRow[] {
  const known = new Set(index.assets.keys());
  const sold = new Set(statement(index.conn, `SELECT a.asset_no FROM asset_event e JOIN asset a ON a.asset_id = e.asset_id WHERE e.kind = 'sell' AND e.voided_by IS NULL AND a.voided_by IS NULL`).pluck().all() as string[]);
  const keyOf = (draft: DraftRow): string => `${textOf(draft, 'assetNo') ?? ''}\u0001${textOf(draft, 'unit') ?? ''}\u0001${textOf(draft, 'loanNo') ?? ''}`;
  const places = placesByKey(tables, keyOf);
  const charged = chargedByAsset(tables);
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const assetNo = textOf(draft, 'assetNo') ?? '';
    const { row, refuse } = start(table, draft, `${assetNo} ${textOf(draft, 'name') ?? ''}`);
    row.issues.push(...doubleKey(places, keyOf(draft), draft, 'loanNo', `资产 ${assetNo} 借据 ${textOf(draft, 'loanNo') ?? ''}`));
    const unit = index.units.get(textOf(draft, 'unit') ?? '');
    if (!unit) refuse('unit', finding('UNIT_NOT_FOUND', { unit: textOf(draft, 'unit') ?? '' }));
    const [loan] = rejected(row.issues) ? [] : loansNamed(index, draft, 'loanNo', refuse);
    const amounts = { principalFen: fenOf(draft, 'principalFen'), onFen: fenOf(draft, 'onInterestFen'), offFen: fenOf(draft, 'offInterestFen') };
    const agreed = fenOf(draft, 'agreedFen');
    const charge = charged.get(assetNo) ?? 0;
    if (!rejected(row.issues) && agreed < charge) refuse('agreedFen', finding('ASSET_NOT_BALANCED', { agreed: plainYuan(agreed), sum: plainYuan(charge) }));
    if (rejected(row.issues) || !loan || !unit) return row;
    if (known.has(assetNo)) return disposal(index, row, draft, assetNo, sold);
    const first = index.assets.get(assetNo);
    const asset: AssetRef = first ?? { id: null, assetNo, loans: [] };
    index.assets.set(assetNo, asset);
    asset.loans.push({ loan, ...amounts });
    return { ...row, verdict: 'insert', writes: [{ phase: 'register', run: (uow) => {
      if (!first) {
        const sum = (k: 'principalFen' | 'onFen' | 'offFen'): number => asset.loans.reduce((a, l) => a + l[k], 0);
        const bookFen = sum('principalFen') + sum('onFen');
        asset.id = uow.insert('asset', { asset_no: assetNo, unit_id: idOf(unit), name: textOf(draft, 'name') ?? '', kind: textOf(draft, 'kind') ?? 'movable', quantity: textOf(draft, 'quantity'), received_on: textOf(draft, 'receivedOn') ?? '', agreed_fen: agreed, refund_fen: agreed - sum('principalFen') - sum('onFen') - sum('offFen'), book_fen: bookFen, dispose_by_on: textOf(draft, 'disposeByOn') ?? '' });
        const soldOn = textOf(draft, 'disposedOn');
        if (soldOn !== null) uow.insert('asset_event', { asset_id: asset.id, kind: 'sell', on_date: soldOn, book_fen: bookFen, cash_fen: fenOf(draft, 'disposedCashFen') });
      }
      uow.insert('asset_loan', { asset_id: idOf(asset), loan_id: idOf(loan), principal_fen: amounts.principalFen, on_fen: amounts.onFen, off_fen: amounts.offFen });
    } }] };
  }));
}

/** What all rows of an asset take off loans and interest, in 分: the agreed price has to cover it. */
function chargedByAsset(tables: readonly SourceTable[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const draft of tables.flatMap((t) => t.reading.rows)) {
    const no = textOf(draft, 'assetNo') ?? '';
    sums.set(no, (sums.get(no) ?? 0) + fenOf(draft, 'principalFen') + fenOf(draft, 'onInterestFen') + fenOf(draft, 'offInterestFen'));
  }
  return sums;
}

/** An asset the ledger has: what can come new is its disposal, once. */
function disposal(index: LedgerIndex, row: PlannedRow, draft: DraftRow, assetNo: string, sold: Set<string>): PlannedRow {
  const soldOn = textOf(draft, 'disposedOn');
  const asset = index.assets.get(assetNo);
  if (soldOn === null || sold.has(assetNo) || asset?.id == null) return { ...row, verdict: 'unchanged' };
  sold.add(assetNo);
  const [assetId, bookFen] = [asset.id, asset.loans.reduce((a, l) => a + l.principalFen + l.onFen, 0)];
  return { ...row, verdict: 'update', changes: [{ field: '处置日期', before: '', after: soldOn }], writes: [{ phase: 'register', run: (uow) => void uow.insert('asset_event', { asset_id: assetId, kind: 'sell', on_date: soldOn, book_fen: bookFen, cash_fen: fenOf(draft, 'disposedCashFen') }) }] };
}

/** 诉讼清收台账. */
export function planSuits(index: LedgerIndex, tables: readonly SourceTable[]): PlannedRow[] {
  const known = new Map((statement(index.conn, 'SELECT s.suit_id AS id, s.batch_no AS batchNo, s.filed_on AS filedOn, s.closed_on AS closedOn, p.name, u.name AS unit FROM suit s JOIN party p ON p.party_id = s.party_id JOIN unit u ON u.unit_id = s.unit_id WHERE s.voided_by IS NULL').all() as { id: number; batchNo: number; filedOn: string; closedOn: string | null; name: string; unit: string }[]).map((s) => [[s.batchNo, s.unit, s.name, s.filedOn].join('\u0001'), s]));
  const keyOf = (draft: DraftRow): string => [numberOf(draft, 'batchNo'), textOf(draft, 'unit'), textOf(draft, 'borrower'), textOf(draft, 'filedOn')].join('\u0001');
  const places = placesByKey(tables, keyOf);
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const { row, refuse } = start(table, draft, `第 ${numberOf(draft, 'batchNo') ?? '?'} 批 ${textOf(draft, 'borrower') ?? ''}`);
    row.issues.push(...doubleKey(places, keyOf(draft), draft, 'borrower', row.subject));
    if (rejected(row.issues)) return row;
    const loans = loansNamed(index, draft, 'loanNos', refuse);
    const [first] = loans;
    if (rejected(row.issues) || !first) return row;
    const closed = { closed_on: textOf(draft, 'closedOn'), closed_how: textOf(draft, 'closedHow') };
    const stored = known.get([numberOf(draft, 'batchNo'), first.unit.name, first.party.name, textOf(draft, 'filedOn')].join('\u0001'));
    if (stored) {
      if (stored.closedOn === closed.closed_on) return { ...row, verdict: 'unchanged' };
      return { ...row, verdict: 'update', changes: [{ field: '结案日期', before: stored.closedOn ?? '', after: closed.closed_on ?? '' }], writes: [{ phase: 'register', run: (uow) => void uow.update('suit', stored.id, closed) }] };
    }
    return { ...row, verdict: 'insert', writes: [{ phase: 'register', run: (uow) => {
      const suit = uow.insert('suit', { batch_no: numberOf(draft, 'batchNo') ?? 0, unit_id: idOf(first.unit), party_id: idOf(first.party), filed_on: textOf(draft, 'filedOn') ?? '', claim_principal_fen: fenOf(draft, 'claimPrincipalFen'), claim_interest_fen: fenOf(draft, 'claimInterestFen'), ...closed, reason: textOf(draft, 'reason') });
      for (const loan of loans) uow.insert('suit_loan', { suit_id: suit, loan_id: idOf(loan) });
    } }] };
  }));
}

/** 涉政贷款名单: the frozen base and what came in before this ledger; cumulative recovery is prior plus receipts (decisions.md 9). */
export function planGov(index: LedgerIndex, tables: readonly SourceTable[]): PlannedRow[] {
  const known = new Set((statement(index.conn, `SELECT g.kind || char(1) || g.name || char(1) || u.name FROM gov_debt g JOIN unit u ON u.unit_id = g.unit_id WHERE g.voided_by IS NULL`).pluck().all() as string[]));
  // a loan on two lines of the list would be counted twice
  const loanAt = (draft: DraftRow, no: string): string => `${textOf(draft, 'unit') ?? ''}\u0001${no}`;
  const places = new Map<string, string[]>();
  for (const table of tables) for (const draft of table.reading.rows) for (const no of loanNos(draft)) places.set(loanAt(draft, no), [...(places.get(loanAt(draft, no)) ?? []), `${table.fileName} 第 ${draft.row} 行`]);
  return tables.flatMap((table) => table.reading.rows.map((draft): PlannedRow => {
    const kind = textOf(draft, 'kind') ?? '';
    const name = textOf(draft, 'name') ?? '';
    const { row, refuse } = start(table, draft, name);
    for (const no of loanNos(draft)) row.issues.push(...doubleKey(places, loanAt(draft, no), draft, 'loanNos', `借据 ${no}`));
    if (rejected(row.issues)) return row;
    const unit = index.units.get(textOf(draft, 'unit') ?? '');
    if (!unit) refuse('unit', finding('UNIT_NOT_FOUND', { unit: textOf(draft, 'unit') ?? '' }));
    const loans = loansNamed(index, draft, 'loanNos', refuse);
    if (rejected(row.issues) || !unit) return row;
    if (known.has(`${kind}\u0001${name}\u0001${unit.name}`)) return { ...row, verdict: 'unchanged' };
    const debt: Ref = { id: null };
    return { ...row, verdict: 'insert', writes: [{ phase: 'register', run: (uow) => {
      debt.id = uow.insert('gov_debt', { kind, name, body: textOf(draft, 'body'), unit_id: idOf(unit), base_principal_fen: fenOf(draft, 'basePrincipalFen'), base_interest_fen: fenOf(draft, 'baseInterestFen'), prior_principal_fen: fenOf(draft, 'priorPrincipalFen'), prior_interest_fen: fenOf(draft, 'priorInterestFen') });
      for (const loan of loans) {
        uow.insert('gov_debt_loan', { gov_debt_id: debt.id, loan_id: idOf(loan) });
        if (loan.party.publicKind === 'no') {
          uow.update('party', idOf(loan.party), { public_kind: kind });
          loan.party.publicKind = kind;
        }
      }
    } }] };
  }));
}
