import { createHash } from 'node:crypto';
import { CLASSES, FORMS, MEASURES } from '../../domain/codes.js';
import type { Connection } from '../sql.js';
import type { Findings } from './findings.js';

/** Tables, indices and guards as the migrations of this program make them; a test computes it anew. */
export const SCHEMA_DIGEST = 'JO19cdmNtus+5NMpa+x0Y+0MbQmA5zNT9RBL+Fl1xiA=';

export function schemaDigest(conn: Connection): string {
  const objects = conn.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`).raw().all();
  return createHash('sha256').update(JSON.stringify(objects)).digest('base64');
}

/** The file's own soundness, its guards, and the codes that decide which figure an entry enters. */
export function proveFile(conn: Connection, found: Findings): void {
  for (const row of conn.pragma('integrity_check') as { integrity_check: string }[]) if (row.integrity_check !== 'ok') found.add('file', `文件完整性：${row.integrity_check}`);
  for (const row of conn.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]) found.add('reference', `${row.table} 第 ${row.rowid ?? '?'} 条指向不存在的 ${row.parent}`);
  if (schemaDigest(conn) !== SCHEMA_DIGEST) found.add('schema', '表结构或保护规则与本版程序不一致，有人改动过台账文件的结构');
  if (conn.prepare('SELECT count(*) FROM write_gate WHERE batch_id IS NULL').pluck().get() !== 1) found.add('gate', '有一批写入没有封账');
  const same = (sql: string, expected: readonly unknown[]): boolean => JSON.stringify(conn.prepare(sql).raw().all()) === JSON.stringify(expected);
  const byCode = <T extends { code: string }>(codes: readonly T[]): T[] => [...codes].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (!same('SELECT class, parent, is_npl FROM class_code ORDER BY class', byCode(CLASSES).map((c) => [c.code, c.parent, c.npl ? 1 : 0]))) found.add('codes', '五级分类代码表被改动过');
  if (!same('SELECT form, effect FROM form_code ORDER BY form', byCode(FORMS).map((f) => [f.code, f.effect]))) found.add('codes', '收回形式代码表被改动过');
  if (!same('SELECT measure FROM measure_code ORDER BY measure', byCode(MEASURES).map((m) => [m.code]))) found.add('codes', '清收措施代码表被改动过');
}
