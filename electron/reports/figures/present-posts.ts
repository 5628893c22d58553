import { addDays, type Day } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';

/** Where a person is now; who has left still answers for his loans (D3-01) and stands here as 已离职. */
export interface PresentPost { readonly unit: string; readonly title: string; readonly left: boolean }

/** Everybody on the staff list by id, as the ledger has it now. */
export function presentPosts(conn: Connection): ReadonlyMap<number, PresentPost> {
  const rows = statement(conn, `SELECT s.staff_id AS staffId, u.name AS unit, p.title, (SELECT max(x.to_on) FROM staff_post x WHERE x.staff_id = s.staff_id AND x.kind = 'main' AND x.voided_by IS NULL) AS until FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.to_on = '9999-12-31' AND p.voided_by IS NULL LEFT JOIN unit u ON u.unit_id = p.unit_id WHERE s.voided_by IS NULL`).all() as { staffId: number; unit: string | null; title: string | null; until: Day | null }[];
  return new Map(rows.map((r) => [r.staffId, r.unit === null ? { unit: '', title: r.until === null ? '没有任职' : `已离职（${addDays(r.until, -1)}）`, left: r.until !== null } : { unit: r.unit, title: r.title ?? '', left: false }]));
}

/** As it is written beside a name. */
export const postText = (post: PresentPost | undefined): string => (post ? [post.unit, post.title].filter(Boolean).join(' ') : '名单外');
