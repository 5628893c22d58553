import type { ParsedOf } from '../../contract/api.js';
import type { RosterDocument, RosterGroup, ReportValue } from '../../domain/reporting/report-table.js';
import { DomainError } from '../../domain/domain-error.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { sheetGroup, type RosterFrame } from '../../reports/roster.js';
import { requireRoster } from './issued-rosters.js';
import { STANDING_ITEMS } from './roster-lines.js';

interface Line { readonly sheetId: number; readonly key: string; readonly sheetNo: string; readonly heading: string; readonly line: string }

/**
 * The sheets as they were handed out: everything printed is what was kept, nothing is read from the ledger of today.
 * `revision` 1 is the first issue; of one sheet when it is named. Throws ROSTER_UNKNOWN, ROSTER_EMPTY.
 */
export function issuedDocument(conn: Connection, input: Pick<ParsedOf<'rosters.issuedPage'>, 'rosterId' | 'revision' | 'sheetId'>): RosterDocument {
  const head = requireRoster(conn, input.rosterId);
  const revision = input.revision ?? head.revision;
  const frame = statement(conn, 'SELECT frame FROM roster_revision WHERE roster_id = ? AND revision = ? AND voided_by IS NULL').pluck().get(head.rosterId, revision) as string | undefined;
  if (frame === undefined) throw new DomainError('ROSTER_UNKNOWN', { id: head.rosterId });
  const lines = statement(conn, `SELECT s.roster_sheet_id AS sheetId, s.person_key AS "key", s.sheet_no AS sheetNo, s.heading, i.line FROM ${STANDING_ITEMS} JOIN roster_sheet s ON s.roster_sheet_id = i.roster_sheet_id WHERE ?3 IS NULL OR s.roster_sheet_id = ?3 ORDER BY s.no, i.roster_item_id`).all(numbered(head.rosterId, revision, input.sheetId ?? null)) as Line[];
  if (lines.length === 0) throw new DomainError('ROSTER_EMPTY', { year: head.year });
  const groups = [...Map.groupBy(lines, (l) => l.sheetId).values()].map((own): RosterGroup => {
    const [first] = own;
    if (!first) throw new Error('a sheet without lines');
    return sheetGroup(first.key, first.sheetNo, JSON.parse(first.heading) as RosterGroup['heading'], own.map(({ line }) => {
      const values = JSON.parse(line) as Record<string, ReportValue>;
      return { key: String(values['loanNo']), values };
    }));
  });
  return { ...(JSON.parse(frame) as RosterFrame), groups };
}

