import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import { DomainError } from '../../domain/domain-error.js';
import type { FileStore } from '../ports.js';

const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name that every office PC accepts and that cannot leave its folder. */
export function safeFileName(name: string): string {
  const plain = path.basename(name.replaceAll('\\', '/')).replace(FORBIDDEN, '_').replace(/[. ]+$/, '').trim();
  const kept = plain === '' || RESERVED.test(plain) ? `_${plain}` : plain;
  const extension = path.extname(kept);
  return [...kept.slice(0, kept.length - extension.length)].slice(0, 80).join('') + extension.slice(0, 10);
}

/** Keeps handed-out files in a temporary folder of its own, removed when the core closes. */
export function createFileStore(folder: string): FileStore {
  const known = new Map<string, string>();
  return {
    pathOf: (ref) => {
      const file = known.get(ref.ref);
      if (!file || !existsSync(file)) throw new DomainError('FILE_GONE');
      return file;
    },
    place: (name) => {
      const own = path.join(folder, randomBytes(8).toString('hex'));
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return path.join(own, safeFileName(name));
    },
    adopt: (file, name = path.basename(file)): FileRef => {
      const ref = randomBytes(16).toString('hex');
      known.set(ref, file);
      return { ref, name: safeFileName(name), bytes: statSync(file).size };
    },
    clear: () => {
      known.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
