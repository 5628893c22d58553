import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import type { CliSession } from './session.js';

export interface Delivery {
  readonly file: FileRef;
  readonly target: string;
}

const isKeyFile = (d: Delivery): boolean => d.file.name.endsWith('.keys.json');

/** Hands out a ledger and its key file: both or neither, the keys first – a ledger without them could not be opened. */
export function deliverTogether(session: CliSession, deliveries: readonly Delivery[]): string[] {
  const written: string[] = [];
  try {
    for (const d of [...deliveries].sort((a, b) => Number(isKeyFile(b)) - Number(isKeyFile(a)))) {
      const isNew = !existsSync(d.target);
      session.deliver(d.file, d.target);
      if (isNew) written.push(d.target);
    }
  } catch (e) {
    for (const f of written) rmSync(f, { force: true });
    throw e;
  }
  return deliveries.map((d) => path.resolve(d.target));
}
