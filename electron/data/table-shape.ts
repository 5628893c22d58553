import { AUDITED_TABLES, type AuditedTable } from './schema.js';
import { tableColumns, type Connection } from './sql.js';

/** How a table hangs together with the others, read from the ledger itself. */
export interface TableShape {
  /** Stored columns in their order. */
  readonly columns: readonly string[];
  /** Columns that refer to an audited table. */
  readonly references: readonly { readonly parent: AuditedTable; readonly column: string }[];
  /** Unique among live records: the columns of the partial unique indices. */
  readonly liveKeys: readonly (readonly string[])[];
}

const known = new WeakMap<Connection, Map<AuditedTable, TableShape>>();

/** Read once per connection: it does not change while a ledger is open. */
export function shapeOf(conn: Connection, table: AuditedTable): TableShape {
  const shapes = known.get(conn) ?? new Map<AuditedTable, TableShape>();
  known.set(conn, shapes);
  const shape = shapes.get(table) ?? readShape(conn, table);
  shapes.set(table, shape);
  return shape;
}

function readShape(conn: Connection, table: AuditedTable): TableShape {
  const foreign = conn.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[];
  const indices = conn.pragma(`index_list(${table})`) as { name: string; unique: number; partial: number }[];
  return {
    columns: tableColumns(conn, table),
    references: foreign.filter((f) => (AUDITED_TABLES as readonly string[]).includes(f.table)).map((f) => ({ parent: f.table as AuditedTable, column: f.from })),
    liveKeys: indices.filter((i) => i.unique === 1 && i.partial === 1).map((i) => (conn.pragma(`index_info(${i.name})`) as { name: string }[]).map((c) => c.name)),
  };
}
