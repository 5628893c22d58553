import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { fromFileError, writeFileSafely } from './safe-file.js';

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
const KEY_BYTES = 32;
const TAG_BYTES = 16;

export const keyFileOf = (ledgerFile: string): string => `${ledgerFile.replace(/\.db$/, '')}.keys.json`;

const derive = (password: string, salt: Buffer, kdf: { n: number; r: number; p: number }): Buffer => scryptSync(password.normalize('NFC'), salt, KEY_BYTES, { N: kdf.n, r: kdf.r, p: kdf.p, maxmem: MAX_MEMORY });

/** A new random key, and the content of the key file whose first slot opens it with the password. */
export function newKey(password: string): { key: Uint8Array; file: Uint8Array } {
  const key = randomBytes(KEY_BYTES);
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(password, salt, KDF), iv);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const slot: KeySlot = { slot: 1, kind: 'password', kdf: { ...KDF, salt: salt.toString('base64') }, iv: iv.toString('base64'), wrapped: wrapped.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  const file: KeyFile = { format: 1, cipher: 'sqlcipher', slots: [slot] };
  return { key, file: Buffer.from(`${JSON.stringify(file, null, 2)}\n`) };
}

/** The ledger's key, if the password opens a slot. Throws LEDGER_KEYS_MISSING, LEDGER_KEYS_DAMAGED or LEDGER_PASSWORD_WRONG. */
export function unwrapKey(ledgerFile: string, password: string): Uint8Array {
  const file = keyFileOf(ledgerFile);
  for (const slot of readSlots(file)) {
    const decipher = createDecipheriv('aes-256-gcm', kekOf(file, slot, password), Buffer.from(slot.iv, 'base64'), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
    try {
      const key = Buffer.concat([decipher.update(Buffer.from(slot.wrapped, 'base64')), decipher.final()]);
      if (key.length === KEY_BYTES) return key;
    } catch (e) {
      if (!(e instanceof Error)) throw e; // a wrong password fails the tag: try the next slot
    }
  }
  throw new DomainError('LEDGER_PASSWORD_WRONG');
}

/** Puts the key file of a ledger beside a copy of it. */
export function copyKeyFile(ledgerFile: string, copy: string): void {
  writeFileSafely(keyFileOf(copy), readKeyFile(keyFileOf(ledgerFile)));
}

function readKeyFile(file: string): Buffer {
  if (!existsSync(file)) throw new DomainError('LEDGER_KEYS_MISSING', { name: path.basename(file) });
  try {
    return readFileSync(file);
  } catch (e) {
    throw fromFileError(e, file);
  }
}

function readSlots(file: string): readonly KeySlot[] {
  const text = readKeyFile(file).toString('utf8');
  try {
    const { format, slots } = JSON.parse(text) as Partial<KeyFile>;
    if (format === 1 && Array.isArray(slots) && slots.length > 0 && slots.every(isSlot)) return slots;
  } catch (e) {
    if (!(e instanceof SyntaxError || e instanceof TypeError)) throw e;
  }
  throw new DomainError('LEDGER_KEYS_DAMAGED', { name: path.basename(file) });
}

const bytesOf = (text: unknown): number => (typeof text === 'string' ? Buffer.from(text, 'base64').length : -1);

function isSlot(value: unknown): value is KeySlot {
  const slot = (value ?? {}) as Partial<KeySlot>;
  return bytesOf(slot.iv) === 12 && bytesOf(slot.wrapped) === KEY_BYTES && bytesOf(slot.tag) === TAG_BYTES && bytesOf(slot.kdf?.salt) >= 16;
}

function kekOf(file: string, slot: KeySlot, password: string): Buffer {
  try {
    return derive(password, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
  } catch (e) {
    // numbers no program of ours ever wrote: not a wrong password
    throw new DomainError('LEDGER_KEYS_DAMAGED', { name: path.basename(file) }, { cause: e });
  }
}
