import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { SuitRow } from '../../contract/registers.js';
import { DomainError } from '../../domain/domain-error.js';
import type { SuitTable } from '../../data/schema.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { SUIT_OF_ENTRY } from '../../reports/figures/suit-figures.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { likeText, loanLinks, namedLoans, REGISTER_AREAS } from './register-list.js';

const RECOVERED = (columns: string): string => `coalesce((SELECT sum(${columns}) FROM suit_loan x JOIN entry e ON e.loan_id = x.loan_id AND e.form IN ('cash','in_kind') WHERE x.suit_id = s.suit_id AND x.voided_by IS NULL AND ${SUIT_OF_ENTRY} = s.suit_id), 0)`;
const ROWS = `SELECT s.suit_id AS suitId, s.batch_no AS batchNo, s.unit_id AS unitId, u.name AS unit, s.party_id AS partyId, p.name AS borrower, s.filed_on AS filedOn, s.claim_principal_fen AS claimPrincipalFen, s.claim_interest_fen AS claimInterestFen, ${RECOVERED('e.principal_fen')} AS recoveredPrincipalFen, ${RECOVERED('e.on_fen + e.off_fen')} AS recoveredInterestFen, s.closed_on AS closedOn, coalesce(s.closed_how, '') AS closedHow, coalesce(s.reason, '') AS reason
  FROM suit s JOIN unit u ON u.unit_id = s.unit_id JOIN party p ON p.party_id = s.party_id WHERE s.voided_by IS NULL`;
const LOANS = 'SELECT x.suit_loan_id AS id, x.loan_id AS loanId, l.loan_no AS no, p.name AS borrower FROM suit_loan x JOIN loan l ON l.loan_id = x.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE x.suit_id = ? AND x.voided_by IS NULL ORDER BY x.suit_loan_id';

export function listSuits(conn: Connection, input: ParsedOf<'suits.list'>): OutputOf<'suits.list'> {
  const rows = statement(conn, `${ROWS} AND (?1 IS NULL OR s.unit_id = ?1) AND (?2 IS NULL OR s.batch_no = ?2) AND (?3 = 0 OR s.closed_on IS NULL) AND (p.name LIKE ?4 ESCAPE '\\' OR EXISTS (SELECT 1 FROM suit_loan x JOIN loan l ON l.loan_id = x.loan_id WHERE x.suit_id = s.suit_id AND x.voided_by IS NULL AND l.loan_no LIKE ?4 ESCAPE '\\')) ORDER BY s.batch_no DESC, u.sort_no, s.suit_id`).all(numbered(input.unitId ?? null, input.batchNo ?? null, input.openOnly ? 1 : 0, likeText(input.search))) as Omit<SuitRow, 'loans'>[];
  return {
    suits: rows.map((s) => ({ ...s, loans: linksOf(conn, s.suitId).map(({ loanId, no, borrower }) => ({ loanId, no, borrower })) })),
    batches: statement(conn, 'SELECT DISTINCT batch_no FROM suit WHERE voided_by IS NULL ORDER BY 1').pluck().all() as number[],
  };
}

/** Files a suit or corrects it. Its loans are all of one borrower, whose unit it stands under. */
export function saveSuit(context: AppContext, input: ParsedOf<'suits.save'>): OutputOf<'suits.save'> {
  const conn = reader(context);
  const { suitId } = input;
  const loans = namedLoans(conn, input.loanIds);
  const [first] = loans;
  if (!first || loans.some((l) => l.partyId !== first.partyId)) throw new DomainError('SUIT_LOANS_NEEDED');
  notAfterToday(context, input.filedOn);
  if (input.claimPrincipalFen + input.claimInterestFen === 0) throw new DomainError('RECEIPT_EMPTY');
  const stored = suitId === undefined ? null : suitOf(conn, suitId);
  if (stored?.closed_on != null && stored.closed_on < input.filedOn) throw new DomainError('SUIT_DAYS_WRONG', { closed: stored.closed_on, filed: input.filedOn });
  const facts = { batch_no: input.batchNo, unit_id: stored?.party_id === first.partyId ? stored.unit_id : first.unitId, party_id: first.partyId, filed_on: input.filedOn, claim_principal_fen: input.claimPrincipalFen, claim_interest_fen: input.claimInterestFen, reason: input.reason || null };
  const { batch, value } = writeBatch(context, { kind: 'register', title: `${stored ? '修改诉讼' : '起诉'} 第 ${input.batchNo} 批 ${first.borrower}` }, REGISTER_AREAS, (uow) => {
    const id = suitId ?? uow.insert('suit', { ...facts, closed_on: null, closed_how: null });
    if (suitId !== undefined) uow.update('suit', suitId, facts);
    const { gone, added } = loanLinks(linksOf(uow.conn, id), loans.map((l) => l.loanId));
    for (const link of gone) uow.update('suit_loan', link, { voided_by: uow.batchId });
    for (const loanId of added) uow.insert('suit_loan', { suit_id: id, loan_id: loanId });
    return id;
  });
  return { batch, id: value };
}

export function closeSuit(context: AppContext, { suitId, closedOn, how }: ParsedOf<'suits.close'>): OutputOf<'suits.close'> {
  const conn = reader(context);
  const suit = suitOf(conn, suitId);
  if (closedOn !== null && notAfterToday(context, closedOn) < suit.filed_on) throw new DomainError('SUIT_DAYS_WRONG', { closed: closedOn, filed: suit.filed_on });
  const borrower = statement(conn, 'SELECT name FROM party WHERE party_id = ?').pluck().get(suit.party_id) as string;
  const { batch } = writeBatch(context, { kind: 'register', title: `${closedOn === null ? '取消结案' : '结案'} 第 ${suit.batch_no} 批 ${borrower}` }, REGISTER_AREAS, (uow) => void uow.update('suit', suitId, { closed_on: closedOn, closed_how: closedOn === null ? null : how || null }));
  return { batch, id: suitId };
}

const linksOf = (conn: Connection, suitId: number) => statement(conn, LOANS).all(suitId) as { id: number; loanId: number; no: string; borrower: string }[];

function suitOf(conn: Connection, suitId: number): SuitTable {
  const suit = statement(conn, 'SELECT * FROM suit WHERE suit_id = ? AND voided_by IS NULL').get(suitId) as SuitTable | undefined;
  if (!suit) throw new DomainError('SUIT_UNKNOWN');
  return suit;
}
