import { comeToRest, openConnection, writeAhead } from './connection.js';
import type { InstanceLock } from './instance-lock.js';
import type { Connection } from './sql.js';
import { fromSqlite } from './sqlite-error.js';

/** An open ledger: one writing connection (null when it can only be read), one read-only connection for queries. */
export interface LedgerFile {
  readonly path: string;
  readonly encrypted: boolean;
  readonly key: Uint8Array | null;
  readonly writer: Connection | null;
  readonly reader: Connection;
  close(): void;
}

/** Opens both connections of a ledger that is known to be sound. The lock is released with it. */
export function openForWriting(file: string, key: Uint8Array | null, lock: InstanceLock): LedgerFile {
  const writer = openConnection(file, { key });
  try {
    writeAhead(writer);
    return opened(file, key, writer, openConnection(file, { key, readOnly: true }), lock);
  } catch (e) {
    writer.close();
    throw fromSqlite(e);
  }
}

/** A ledger that is only read, over a connection that is open already. */
export const openForReading = (file: string, key: Uint8Array | null, reader: Connection): LedgerFile => opened(file, key, null, reader, null);

function opened(file: string, key: Uint8Array | null, writer: Connection | null, reader: Connection, lock: InstanceLock | null): LedgerFile {
  return {
    path: file, encrypted: key !== null, key, writer, reader,
    close: () => {
      if (!reader.open) return;
      reader.close();
      try {
        if (writer) comeToRest(writer);
      } finally {
        writer?.close();
        lock?.release();
        key?.fill(0);
      }
    },
  };
}
