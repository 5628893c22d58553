import type Database from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type CompiledQuery } from 'kysely';
import type { Schema } from './schema.js';

/** One open connection. */
export type Connection = Database.Database;

/**
 * The query builder. It only writes SQL: running is synchronous on the connection, so that a batch can never be
 * interleaved with another (an awaited kysely transaction on the one SQLite connection could be, and `db` used inside
 * it would hang).
 */
export const q = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

interface Compilable<T> {
  compile(): CompiledQuery<T>;
}
type Runnable<T> = Compilable<T> | CompiledQuery<T>;

const compiled = <T>(query: Runnable<T>): CompiledQuery<T> => ('compile' in query ? query.compile() : query);

/** Statements are prepared once per connection and text. */
const prepared = new WeakMap<Connection, Map<string, Database.Statement>>();

export function statement(conn: Connection, text: string): Database.Statement {
  let known = prepared.get(conn);
  if (!known) prepared.set(conn, (known = new Map()));
  let s = known.get(text);
  if (!s) known.set(text, (s = conn.prepare(text)));
  return s;
}

export function all<T>(conn: Connection, query: Runnable<T>): T[] {
  const c = compiled(query);
  return statement(conn, c.sql).all(...c.parameters) as T[];
}

/** Values for `?1`, `?2` …: a statement that uses one value in several places. */
export function numbered(...values: readonly (string | number | null)[]): Record<string, string | number | null> {
  return Object.fromEntries(values.map((v, i) => [String(i + 1), v]));
}

/** Stored columns of a table in their order, generated ones left out. */
export const tableColumns = (conn: Connection, table: string): readonly string[] => (conn.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name);
