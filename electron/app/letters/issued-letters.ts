import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { LetterActRow, LetterRow } from '../../contract/letters.js';
import { DomainError } from '../../domain/domain-error.js';
import { kindInfo, type LetterKind } from '../../domain/letters/kinds.js';
import { letterDocument, type SetLetter } from '../../print/index.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { notAfterToday } from '../business-day.js';
import { issuedLetter } from './letter-archive.js';
import { writeLetters } from './write-letters.js';
import { logPrint } from './print-log.js';

const SIGNED = `EXISTS (SELECT 1 FROM letter_act a WHERE a.letter_issue_id = i.letter_issue_id AND a.act = 'signed' AND a.voided_by IS NULL)`;
const LAST = (column: string): string => `(SELECT a.${column} FROM letter_act a WHERE a.letter_issue_id = i.letter_issue_id AND a.voided_by IS NULL ORDER BY a.letter_act_id DESC LIMIT 1)`;

/** What was issued, the latest first; letters taken back stay on the list. */
export function issuedLetters(conn: Connection, input: ParsedOf<'letters.issued'>): OutputOf<'letters.issued'> {
  const clauses: [string, (string | number)[]][] = [];
  if (input.kind !== undefined) clauses.push(['i.kind = ?', [input.kind]]);
  if (input.year !== undefined) clauses.push(['i.year = ?', [input.year]]);
  if (input.loanId !== undefined) clauses.push(['i.loan_id = ?', [input.loanId]]);
  if (input.openOnly) clauses.push([`i.voided_by IS NULL AND NOT ${SIGNED}`, []]);
  if (input.search !== '') {
    const like = `%${input.search.replace(/[%_\\]/g, (c) => `\\${c}`)}%`;
    clauses.push([`(i.number LIKE ? ESCAPE '\\' OR i.to_name LIKE ? ESCAPE '\\' OR l.loan_no LIKE ? ESCAPE '\\')`, [like, like, like]]);
  }
  const from = `FROM letter_issue i JOIN batch b ON b.batch_id = i.batch_id LEFT JOIN loan l ON l.loan_id = i.loan_id LEFT JOIN party p ON p.party_id = l.borrower_id LEFT JOIN unit u ON u.unit_id = i.unit_id${clauses.length === 0 ? '' : ` WHERE ${clauses.map(([c]) => c).join(' AND ')}`}`;
  const args = clauses.flatMap(([, a]) => a);
  const count = statement(conn, `SELECT count(*) ${from}`).pluck().get(...args) as number;
  const rows = statement(conn, `SELECT i.letter_issue_id AS letterId, i.kind, i.number, i.copy, i.on_date AS "on", i.to_name AS "to", i.to_role AS role, CASE WHEN l.loan_id IS NULL THEN '' ELSE p.name || ' ' || l.loan_no END AS subject, coalesce(u.name, '') AS unit, i.pages, i.template_code || ' 第 ' || i.template_version || ' 版' AS template, i.unlocked, b.user_name AS by, i.batch_id AS batch, i.voided_by IS NOT NULL AS voided, ${LAST('act')} AS lastAct, ${LAST('on_date')} AS lastOn, ${SIGNED} AS signed ${from} ORDER BY i.letter_issue_id DESC LIMIT ? OFFSET ?`).all(...args, input.limit, input.offset) as (Omit<LetterRow, 'kindName' | 'voided' | 'signed'> & { kind: LetterKind; voided: number; signed: number })[];
  return { count, letters: rows.map((r) => ({ ...r, kindName: kindInfo(r.kind).name, voided: r.voided === 1, signed: r.signed === 1 })) };
}

export function issuedPage(conn: Connection, letterId: number): OutputOf<'letters.issuedPage'> {
  const letter = issuedLetter(conn, letterId);
  return { title: letter.number, html: letterDocument(letter.number, letter.style, letter.sheets.length, () => letter.sheets).html(), pages: letter.sheets.length, acts: actsOf(conn, letterId) };
}

function actsOf(conn: Connection, letterId: number): LetterActRow[] {
  return statement(conn, `SELECT a.letter_act_id AS actId, a.act, a.on_date AS "on", a.how, a.name, a.relation, a.witness, a.says, b.user_name AS by FROM letter_act a JOIN change c ON c.tbl = 'letter_act' AND c.row_id = a.letter_act_id AND c.op = 'I' JOIN batch b ON b.batch_id = c.batch_id WHERE a.letter_issue_id = ? AND a.voided_by IS NULL ORDER BY a.letter_act_id`).all(letterId) as LetterActRow[];
}

/**
 * Prints letters from the archive, byte for byte as they were set, and writes down that it was done. One that was taken
 * back is not printed any more. Throws LETTER_UNKNOWN, LETTER_CONTENT_CHANGED.
 */
export async function printIssued(context: AppContext, input: ParsedOf<'letters.print'>, job: JobControl): Promise<OutputOf<'letters.print'>> {
  const conn = reader(context);
  const on = notAfterToday(context, input.on ?? context.clock.today());
  const heads = input.letterIds.map((id) => standing(conn, id));
  const [first] = heads;
  const kinds = [...new Set(heads.map((h) => kindInfo(h.kind).name))].join('、');
  const what = heads.length === 1 ? `${kinds} ${first?.number ?? ''}` : `${kinds} ${first?.number ?? ''} 至 ${heads.at(-1)?.number ?? ''}`;
  const unlocked = [...new Set(heads.map((h) => h.unlocked).filter((u) => u !== ''))].join('；');
  const written = await writeLetters(context, heads.length === 1 ? `${kinds}-${first?.number ?? ''}` : kinds, fromArchive(conn, input.letterIds), heads.length, input.format, job);
  const { batch } = writeBatch(context, { kind: 'letter', title: `打印${what}` }, ['rosters'], (uow) => {
    logPrint(uow, on, { what, letters: written.letters, pages: written.pages, unlocked });
    for (const h of heads) uow.insert('letter_act', { letter_issue_id: h.id, act: 'printed', on_date: on, how: '', name: '', relation: '', witness: '', says: `${h.pages} 页` });
  });
  return { ...written, batch };
}

function* fromArchive(conn: Connection, ids: readonly number[]): Generator<SetLetter> {
  for (const id of ids) yield issuedLetter(conn, id);
}

interface Head { readonly id: number; readonly kind: LetterKind; readonly number: string; readonly on: string; readonly pages: number; readonly unlocked: string; readonly voided: number }

/** An issued letter that was not taken back. */
export function standing(conn: Connection, letterId: number): Head {
  const head = statement(conn, 'SELECT letter_issue_id AS id, kind, number, on_date AS "on", pages, unlocked, voided_by IS NOT NULL AS voided FROM letter_issue WHERE letter_issue_id = ?').get(letterId) as Head | undefined;
  if (!head) throw new DomainError('LETTER_UNKNOWN', { id: letterId });
  if (head.voided === 1) throw new DomainError('LETTER_ACT_INVALID', { reason: `${head.number} 已撤回` });
  return head;
}

export function printLog(conn: Connection, input: ParsedOf<'letters.prints'>): OutputOf<'letters.prints'> {
  const count = statement(conn, 'SELECT count(*) FROM letter_print WHERE voided_by IS NULL').pluck().get() as number;
  const prints = statement(conn, 'SELECT p.letter_print_id AS printId, p.on_date AS "on", b.user_name AS by, p.what, p.letters, p.pages, p.unlocked FROM letter_print p JOIN batch b ON b.batch_id = p.batch_id WHERE p.voided_by IS NULL ORDER BY p.letter_print_id DESC LIMIT ? OFFSET ?').all(input.limit, input.offset) as OutputOf<'letters.prints'>['prints'];
  return { count, prints };
}
