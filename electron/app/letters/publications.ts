import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { PublicationRow } from '../../contract/letters.js';
import { DomainError } from '../../domain/domain-error.js';
import { maskId } from '../../domain/identity.js';
import { basisName, channelName, type Basis, type Channel } from '../../domain/letters/publication.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { notAfterToday } from '../business-day.js';
import { shortened } from './make-letters.js';
import { chosenLoans } from './loan-letters.js';

interface Candidate { loanId: number; no: string; name: string; status: string; principalFen: number; interestFen: number; basisId: number | null }

const wrong = (reason: string): never => {
  throw new DomainError('PUBLICATION_INVALID', { reason });
};

/** Puts a legal basis with its document on record. */
export function saveBasis(context: AppContext, input: ParsedOf<'publications.basis'>): { batch: number; basisId: number } {
  const on = notAfterToday(context, input.docOn);
  const loan = statement(reader(context), `SELECT l.loan_no AS no, l.borrower_id AS partyId, p.name FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ? AND l.status = 'live'`).get(input.loanId) as { no: string; partyId: number; name: string } | undefined;
  if (!loan) throw new DomainError('LOAN_UNKNOWN', { no: input.loanId });
  const { batch, value: basisId } = writeBatch(context, { kind: 'letter', title: `登记公示依据 ${loan.name} ${loan.no}：${basisName(input.basis)} ${input.docNo}` }, ['rosters'], (uow) => uow.insert('publication_basis', { loan_id: input.loanId, party_id: loan.partyId, basis: input.basis, doc_no: input.docNo, doc_on: on, says: input.says }));
  return { batch, basisId };
}

/** A list that somebody asks for: entries with a basis, the others refused one by one. Throws PUBLICATION_EMPTY when none is left. */
export function askPublication(context: AppContext, input: ParsedOf<'publications.ask'>): OutputOf<'publications.ask'> {
  const conn = reader(context);
  const one = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, p.name, l.status, coalesce(n.principal_fen, 0) AS principalFen, coalesce(n.on_fen + n.off_fen, 0) AS interestFen, (SELECT max(b.publication_basis_id) FROM publication_basis b WHERE b.loan_id = l.loan_id AND b.voided_by IS NULL) AS basisId FROM loan l JOIN party p ON p.party_id = l.borrower_id LEFT JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.loan_id = ?`);
  const refused: { what: string; reason: string }[] = [];
  const taken: (Candidate & { basisId: number })[] = [];
  for (const id of chosenLoans(conn, input.select)) {
    const loan = one.get(id) as Candidate | undefined;
    if (!loan || loan.status !== 'live') refused.push({ what: `第 ${id} 号`, reason: '台账里已没有这笔贷款' });
    else if (loan.principalFen + loan.interestFen <= 0) refused.push({ what: `${loan.name} ${loan.no}`, reason: '已结清' });
    else if (loan.basisId === null) refused.push({ what: `${loan.name} ${loan.no}`, reason: '没有判决、失信或书面同意的登记' });
    else taken.push({ ...loan, basisId: loan.basisId });
  }
  if (taken.length === 0) throw new DomainError('PUBLICATION_EMPTY', { detail: refused.slice(0, 3).map((r) => `${r.what}：${r.reason}`).join('；') || '没有选择贷款' });
  const today = context.clock.today();
  const { batch, value: publicationId } = writeBatch(context, { kind: 'letter', title: `申请${channelName(input.channel)} ${taken.length} 户：${input.title}` }, ['rosters'], (uow) => {
    const id = uow.insert('publication', { channel: input.channel, title: input.title, asked_on: today, as_of: today, asked_by: input.by, reason: input.reason });
    for (const t of taken) uow.insert('publication_item', { publication_id: id, loan_id: t.loanId, publication_basis_id: t.basisId, principal_fen: t.principalFen, interest_fen: t.interestFen });
    return id;
  });
  return { batch, publicationId, taken: taken.length, refused: shortened({ skipped: refused }) };
}

/** 审批: by somebody else than who asked; an approval names the document it stands in. */
export function decidePublication(context: AppContext, input: ParsedOf<'publications.decide'>): { batch: number } {
  const list = publicationOf(reader(context), input.publicationId);
  if (list.approved !== null) wrong(`已于 ${list.decidedOn ?? ''} 由 ${list.decidedBy} ${list.approved ? '批准' : '退回'}`);
  if (input.by === list.askedBy) throw new DomainError('PUBLICATION_SAME_PERSON');
  if (input.approve && input.docNo === '') wrong('批准要写明文号或会议');
  if (!input.approve && input.says === '') wrong('退回要写明理由');
  const on = notAfterToday(context, input.on);
  if (on < list.askedOn) wrong(`审批日期早于申请日期 ${list.askedOn}`);
  const { batch } = writeBatch(context, { kind: 'letter', title: `${input.approve ? '批准' : '退回'}${list.channelName}：${list.title}` }, ['rosters'], (uow) => uow.insert('publication_decision', { publication_id: input.publicationId, approved: input.approve ? 1 : 0, on_date: on, by_name: input.by, doc_no: input.docNo, says: input.says }));
  return { batch };
}

/** 撤下: paid, or the basis fell away. The entry stays on the list and says so. */
export function withdrawEntry(context: AppContext, input: ParsedOf<'publications.withdraw'>): { batch: number } {
  const entry = statement(reader(context), `SELECT p.name, w.on_date AS withdrawn, x.asked_on AS askedOn, i.publication_item_id AS id FROM publication_item i JOIN publication x ON x.publication_id = i.publication_id JOIN loan l ON l.loan_id = i.loan_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN publication_withdrawal w ON w.publication_item_id = i.publication_item_id AND w.voided_by IS NULL WHERE i.publication_item_id = ? AND i.voided_by IS NULL`).get(input.itemId) as { name: string; withdrawn: string | null; askedOn: string; id: number } | undefined;
  if (!entry) throw new DomainError('PUBLICATION_UNKNOWN', { id: input.itemId });
  if (entry.withdrawn !== null) wrong(`${entry.name}已于 ${entry.withdrawn} 撤下`);
  const on = notAfterToday(context, input.on);
  if (on < entry.askedOn) wrong(`撤下日期早于申请日期 ${entry.askedOn}`);
  const { batch } = writeBatch(context, { kind: 'letter', title: `撤下公示 ${entry.name}` }, ['rosters'], (uow) => uow.insert('publication_withdrawal', { publication_item_id: entry.id, on_date: on, reason: input.reason }));
  return { batch };
}

const HEAD = `SELECT p.publication_id AS publicationId, p.channel, p.title, p.asked_on AS askedOn, p.asked_by AS askedBy, p.reason, (SELECT count(*) FROM publication_item i WHERE i.publication_id = p.publication_id AND i.voided_by IS NULL) AS items,
  (SELECT count(*) FROM publication_item i JOIN publication_withdrawal w ON w.publication_item_id = i.publication_item_id AND w.voided_by IS NULL WHERE i.publication_id = p.publication_id AND i.voided_by IS NULL) AS withdrawn,
  (SELECT coalesce(sum(i.principal_fen), 0) FROM publication_item i WHERE i.publication_id = p.publication_id AND i.voided_by IS NULL) AS principalFen, d.approved, d.on_date AS decidedOn, coalesce(d.by_name, '') AS decidedBy, coalesce(d.doc_no, '') AS docNo, coalesce(d.says, '') AS decision
  FROM publication p LEFT JOIN publication_decision d ON d.publication_id = p.publication_id AND d.voided_by IS NULL WHERE p.voided_by IS NULL`;
type Row = Omit<PublicationRow, 'channelName' | 'approved'> & { channel: Channel; approved: number | null };
const headOf = (r: Row): PublicationRow => ({ ...r, channelName: channelName(r.channel), approved: r.approved === null ? null : r.approved === 1 });

export const publications = (conn: Connection): PublicationRow[] => (statement(conn, `${HEAD} ORDER BY p.publication_id DESC`).all() as Row[]).map(headOf);

/** Throws PUBLICATION_UNKNOWN. */
export function publicationOf(conn: Connection, id: number): PublicationRow {
  const row = statement(conn, `${HEAD} AND p.publication_id = ?`).get(id) as Row | undefined;
  if (!row) throw new DomainError('PUBLICATION_UNKNOWN', { id });
  return headOf(row);
}

type Entry = OutputOf<'publications.show'>['rows'][number];
export function entriesOf(conn: Connection, id: number): Entry[] {
  const rows = statement(conn, `SELECT i.publication_item_id AS itemId, i.loan_id AS loanId, l.loan_no AS no, u.name AS unit, p.name AS borrower, coalesce(p.id_no, '') AS idNo, i.principal_fen AS principalFen, i.interest_fen AS interestFen, b.basis, b.doc_no AS docNo, b.doc_on AS docOn, w.on_date AS withdrawnOn, coalesce(w.reason, '') AS withdrawnWhy
    FROM publication_item i JOIN loan l ON l.loan_id = i.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id JOIN publication_basis b ON b.publication_basis_id = i.publication_basis_id LEFT JOIN publication_withdrawal w ON w.publication_item_id = i.publication_item_id AND w.voided_by IS NULL WHERE i.publication_id = ? AND i.voided_by IS NULL ORDER BY u.sort_no, l.loan_no`).all(id) as (Omit<Entry, 'basisName'> & { basis: Basis })[];
  return rows.map((r) => ({ ...r, idNo: r.idNo === '' ? '' : maskId(r.idNo), basisName: basisName(r.basis) }));
}
