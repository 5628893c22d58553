import { statement, type Connection } from './sql.js';

/**
 * An entry that was reversed comes to stand again when its reversal is taken back: it is booked anew with `stands_for`
 * pointing at it. Following these links from the original tells what of it is in force today.
 */
export type Standing =
  /** This entry – the original or what stands for it – counts today. */
  | { readonly stands: true; readonly entryId: number; readonly bookedOn: string; readonly batchId: number }
  /** Nothing of it counts: `entryId` was reversed by `reversal` and not booked again. */
  | { readonly stands: false; readonly entryId: number; readonly reversal: { readonly entryId: number; readonly bookedOn: string; readonly batchId: number } };

interface Line { entryId: number; bookedOn: string; batchId: number }

/** What has become of an entry (not of a reversal). */
export function standingOf(conn: Connection, entryId: number): Standing {
  const byId = statement(conn, 'SELECT entry_id AS entryId, booked_on AS bookedOn, batch_id AS batchId FROM entry WHERE entry_id = ?');
  const reversalOf = statement(conn, 'SELECT entry_id AS entryId, booked_on AS bookedOn, batch_id AS batchId FROM entry WHERE reversal_of = ?');
  const standIn = statement(conn, 'SELECT entry_id FROM entry WHERE stands_for = ?').pluck();
  for (let id = entryId; ;) {
    const reversal = reversalOf.get(id) as Line | undefined;
    if (!reversal) return { stands: true, ...(byId.get(id) as Line) };
    const next = standIn.get(id) as number | undefined;
    if (next === undefined) return { stands: false, entryId: id, reversal };
    id = next;
  }
}

/** The entry that was booked first in a chain of stand-ins. */
export function firstOf(conn: Connection, entryId: number): number {
  const before = statement(conn, 'SELECT stands_for FROM entry WHERE entry_id = ?').pluck();
  for (let id = entryId; ;) {
    const earlier = before.get(id) as number | null | undefined;
    if (earlier === null || earlier === undefined) return id;
    id = earlier;
  }
}
