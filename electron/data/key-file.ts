import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { DomainError } from '../domain/domain-error.js';
import { writeFileSafely } from './safe-file.js';

/**
 * The ledger's key is random from its first byte on; people hold it through slots in a small file beside the ledger
 * (decisions.md 17). A slot wraps the key with AES-256-GCM under scrypt(password). Changing a password rewraps a slot,
 * never the ledger; supervisor and recovery slots join the same list later.
 */
interface KeySlot {
  readonly slot: number;
  readonly kind: 'password';
  readonly kdf: { readonly name: 'scrypt'; readonly n: number; readonly r: number; readonly p: number; readonly salt: string };
  readonly iv: string;
  readonly wrapped: string;
  readonly tag: string;
}
interface KeyFile {
  readonly format: 1;
  readonly cipher: 'sqlcipher';
  readonly slots: readonly KeySlot[];
}

const KDF = { name: 'scrypt', n: 65_536, r: 8, p: 1 } as const;
const MAX_MEMORY = 256 * 1024 * 1024;

export const keyFileOf = (ledgerFile: string): string => `${ledgerFile.replace(/\.db$/, '')}.keys.json`;

const derive = (password: string, salt: Buffer, kdf: { n: number; r: number; p: number }): Buffer => scryptSync(password.normalize('NFC'), salt, 32, { N: kdf.n, r: kdf.r, p: kdf.p, maxmem: MAX_MEMORY });

/** Makes a new random key and the key file whose first slot opens it with the password. */
export function createKeyFile(ledgerFile: string, password: string): Uint8Array {
  const key = randomBytes(32);
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(password, salt, KDF), iv);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const slot: KeySlot = { slot: 1, kind: 'password', kdf: { ...KDF, salt: salt.toString('base64') }, iv: iv.toString('base64'), wrapped: wrapped.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  const file: KeyFile = { format: 1, cipher: 'sqlcipher', slots: [slot] };
  writeFileSafely(keyFileOf(ledgerFile), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
  return key;
}

/** The ledger's key, if the password opens a slot. Throws LEDGER_KEYS_MISSING or LEDGER_PASSWORD_WRONG. */
export function unwrapKey(ledgerFile: string, password: string): Uint8Array {
  const path = keyFileOf(ledgerFile);
  if (!existsSync(path)) throw new DomainError('LEDGER_KEYS_MISSING', { name: path.split(/[\\/]/).at(-1) ?? '' });
  const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  for (const slot of file.slots) {
    const decipher = createDecipheriv('aes-256-gcm', derive(password, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf), Buffer.from(slot.iv, 'base64'));
    decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
    try {
      return Buffer.concat([decipher.update(Buffer.from(slot.wrapped, 'base64')), decipher.final()]);
    } catch (e) {
      if (!(e instanceof Error)) throw e; // a wrong password fails the tag: try the next slot
    }
  }
  throw new DomainError('LEDGER_PASSWORD_WRONG');
}
