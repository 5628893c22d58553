import Database from 'better-sqlite3';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { checkCopy, copyLedger } from '../../electron/data/backup.js';
import { createLedgerFile, openLedgerFile } from '../../electron/data/ledger-file.js';
import { keyFileOf, unwrapKey } from '../../electron/data/key-file.js';
import { MIGRATIONS } from '../../electron/data/migrate.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { at, dump, freshFolder, SmallLedger } from './small-ledger.js';

const PASSWORD = '清收2011·口令';
const MARKER = '庚样借款人';

const headOf = (file: string): string => {
  const head = Buffer.alloc(16);
  const fd = openSync(file, 'r');
  readSync(fd, head, 0, 16, 0);
  closeSync(fd);
  return head.toString('latin1');
};
const isPlain = (file: string): boolean => headOf(file).startsWith('SQLite format 3');

/** Files of a folder in which any of the texts stands readable. */
function readable(folder: string, ...texts: string[]): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((f) => f.isFile()).map((f) => path.join(f.parentPath, f.name)).filter((f) => {
    const bytes = readFileSync(f);
    return texts.some((t) => bytes.includes(Buffer.from(t)) || bytes.includes(Buffer.from(t, 'utf16le')));
  });
}

const folderOf = (l: SmallLedger): string => path.dirname(l.file.path);
const refused = async (work: Promise<unknown>): Promise<{ code: string; message: string }> => {
  try {
    await work;
  } catch (e) {
    return { code: (e as { code: string }).code, message: (e as Error).message };
  }
  throw new Error('was not refused');
};

describe('a ledger with a password (decisions 17; K02 K05 K06 P02 P03)', () => {
  it('is encrypted from its first byte on: no name, no table, no SQL stands readable in any file beside it, open or closed', async () => {
    const l = await SmallLedger.make({ password: PASSWORD, name: MARKER });
    l.book({ note: MARKER });
    const folder = folderOf(l);
    expect(readdirSync(folder).sort()).toEqual(['台账.db', '台账.db-shm', '台账.db-wal', '台账.db.lock', '台账.keys.json']);
    // the proof reads what it looks for: the very same in a ledger without a password
    const open = await SmallLedger.make({ name: MARKER });
    expect(readable(folderOf(open), MARKER)).not.toEqual([]);
    for (const texts of [[MARKER], ['CREATE TABLE', 'entry_share', 'SQLite format 3'], [PASSWORD], ['城关信用社', '甲样一']]) expect(readable(folder, ...texts)).toEqual([]);
    l.close();
    expect(readdirSync(folder).sort()).toEqual(['台账.db', '台账.db.lock', '台账.keys.json']);
    for (const texts of [[MARKER], ['CREATE TABLE', 'SQLite format 3'], [PASSWORD]]) expect(readable(folder, ...texts)).toEqual([]);
  });

  it('keeps a random key, never one made from the password: two ledgers of one password have nothing in common', async () => {
    const [a, b] = [await SmallLedger.make({ password: PASSWORD }), await SmallLedger.make({ password: PASSWORD })];
    const [ka, kb] = [unwrapKey(a.file.path, PASSWORD), unwrapKey(b.file.path, PASSWORD)];
    expect([ka.length, Buffer.from(ka).equals(Buffer.from(kb))]).toEqual([32, false]);
    const slot = JSON.parse(readFileSync(keyFileOf(a.file.path), 'utf8')) as { slots: { kdf: { n: number } }[] };
    expect(slot.slots[0]?.kdf.n).toBeGreaterThanOrEqual(65_536);
    const file = a.file.path;
    a.close();
    // the other ledger's key file does not open this one
    copyFileSync(keyFileOf(b.file.path), keyFileOf(file));
    expect(await refused(openLedgerFile(file, { password: PASSWORD }))).toMatchObject({ code: 'LEDGER_DAMAGED' });
  });

  it('opens with its password in any spelling of the same characters, and with no other', async () => {
    const l = await SmallLedger.make({ password: 'Café密码' });
    const { path: file } = l.file;
    l.close();
    for (const wrong of ['café密码', 'Café密码 ', '', 'Cafe密码']) expect(await refused(openLedgerFile(file, { password: wrong }))).toEqual({ code: 'LEDGER_PASSWORD_WRONG', message: '密码不对，台账没有打开' });
    expect(await refused(openLedgerFile(file, { password: null }))).toMatchObject({ code: 'LEDGER_PASSWORD_NEEDED' });
    expect(await refused(openLedgerFile(file, { password: null, readOnly: true }))).toMatchObject({ code: 'LEDGER_PASSWORD_NEEDED' });
    const again = await SmallLedger.open(file, 'Cafe\u0301密码');
    expect(again.problems()).toEqual([]);
    expect(again.file.encrypted).toBe(true);
  });

  it('says what is missing when the key file is gone or spoilt, and opens again with the one of a backup', async () => {
    const l = await SmallLedger.make({ password: PASSWORD });
    const { path: file } = l.file;
    const keys = readFileSync(keyFileOf(file));
    l.close();
    const with_ = async (bytes: Buffer | string): Promise<{ code: string; message: string }> => {
      writeFileSync(keyFileOf(file), bytes);
      return refused(openLedgerFile(file, { password: PASSWORD }));
    };
    const parsed = JSON.parse(keys.toString()) as { slots: { kdf: Record<string, unknown>; iv: string; wrapped: string; tag: string }[] };
    const slot = parsed.slots[0]!;
    for (const bytes of ['', '{', '[]', 'null', '{"format":1,"slots":[]}', '{"format":2,"slots":[{}]}', keys.subarray(0, 200), JSON.stringify({ ...parsed, slots: [{ ...slot, tag: 'AAAA' }] }), JSON.stringify({ ...parsed, slots: [{ ...slot, kdf: { ...slot.kdf, n: 3 } }] }), JSON.stringify({ ...parsed, slots: [{ ...slot, kdf: { ...slot.kdf, n: 2 ** 40 } }] })]) {
      expect(await with_(bytes), String(bytes).slice(0, 60)).toEqual({ code: 'LEDGER_KEYS_DAMAGED', message: '台账已加密，但旁边的密钥文件 台账.keys.json 已损坏' });
    }
    const flipped = Buffer.from(slot.wrapped, 'base64');
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    expect(await with_(JSON.stringify({ ...parsed, slots: [{ ...slot, wrapped: flipped.toString('base64') }] }))).toMatchObject({ code: 'LEDGER_PASSWORD_WRONG' });
    rmSync(keyFileOf(file));
    expect(await refused(openLedgerFile(file, { password: PASSWORD }))).toEqual({ code: 'LEDGER_KEYS_MISSING', message: '台账已加密，但旁边的密钥文件 台账.keys.json 不见了' });
    // asking for a password would lead nowhere
    expect(await refused(openLedgerFile(file, { password: null }))).toMatchObject({ code: 'LEDGER_KEYS_MISSING' });
    writeFileSync(keyFileOf(file), keys);
    expect((await SmallLedger.open(file, PASSWORD)).problems()).toEqual([]);
  });

  it('is not written over where the key file of another ledger lies: that is all that opens it', async () => {
    const l = await SmallLedger.make({ password: PASSWORD });
    const { path: file } = l.file;
    const keys = readFileSync(keyFileOf(file));
    l.close();
    const elsewhere = path.join(folderOf(l), '搬走了.db');
    copyFileSync(file, elsewhere);
    rmSync(file);
    for (const password of [PASSWORD, '别的', null]) expect(await refused(createLedgerFile(file, { county: 'x', password, isSample: false, at: 1 }))).toMatchObject({ code: 'LEDGER_KEYS_LEFT' });
    expect(readFileSync(keyFileOf(file))).toEqual(keys);
    expect(existsSync(file)).toBe(false);
  });

  it('has no plain header after any way it comes to be: made, copied, migrated, restored (K06)', async () => {
    const l = await SmallLedger.make({ password: PASSWORD, name: MARKER });
    const { path: file, key } = l.file;
    const folder = folderOf(l);
    const copy = path.join(folder, '备份', '备份.db');
    mkdirSync(path.dirname(copy));
    copyLedger(l.file.reader, key, copy);
    const restored = path.join(folder, '恢复', '台账.db');
    mkdirSync(path.dirname(restored));
    copyLedger(l.file.reader, key, restored);
    l.close();
    const later = await openLedgerFile(file, { password: PASSWORD, migrations: [...MIGRATIONS, { name: 'next-test', up: async (db) => void (await sql`CREATE TABLE later (x TEXT) STRICT`.execute(db)) }] });
    expect(later.reader.prepare('SELECT count(*) FROM later').pluck().get()).toBe(0);
    later.close();
    const before = path.join(folder, `台账.before-v${MIGRATIONS.length + 1}.db`);
    const files = [file, copy, restored, before];
    expect(files.map((f) => [existsSync(f), isPlain(f), existsSync(keyFileOf(f))])).toEqual(files.map(() => [true, false, true]));
    expect(readable(folder, MARKER, 'CREATE TABLE')).toEqual([]);
    for (const f of files) {
      expect(() => new Database(f, { readonly: true }).prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow(/file is not a database/);
      if (f !== file) expect((await SmallLedger.open(f, PASSWORD)).problems()).toEqual([]);
    }
  });

  it('makes a copy that equals it table by table, with its key file, and nothing else', async () => {
    const l = await SmallLedger.make({ password: PASSWORD, loans: [{}, {}] });
    l.book();
    const folder = freshFolder();
    const target = path.join(folder, '台账-备份.db');
    const { sha256, totals } = copyLedger(l.file.reader, l.file.key, target);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(totals).toEqual({ loans: 2, principalFen: 1_590_000, entriesFen: 10_000, lastBatch: 2 });
    expect(readdirSync(folder).sort()).toEqual(['台账-备份.db', '台账-备份.keys.json']);
    expect(checkCopy(target, unwrapKey(target, PASSWORD))).toEqual(totals);
    const copy = await openLedgerFile(target, { password: PASSWORD, readOnly: true });
    expect(dump(copy.reader)).toEqual(dump(l.conn));
    copy.close();
  });
});

describe('a ledger without a password', () => {
  it('is an ordinary database that any tool reads, and is copied as one', async () => {
    const l = await SmallLedger.make({ loans: [{}, {}] });
    l.book();
    const target = path.join(freshFolder(), '副本.db');
    copyLedger(l.conn, null, target);
    expect([isPlain(l.file.path), isPlain(target), existsSync(keyFileOf(target)), l.file.encrypted]).toEqual([true, true, false, false]);
    const any = new Database(target, { readonly: true });
    expect(dump(any)).toEqual(dump(l.conn));
    expect(verifyLedger(any)).toMatchObject({ ok: true });
    any.close();
    // a password is not needed, and one that is given does no harm
    const again = await openLedgerFile(target, { password: '多余的' });
    expect(again.encrypted).toBe(false);
    again.close();
  });

  it('is left as one whole file when it is closed: what a clerk copies to a stick by hand is everything (R18)', async () => {
    const l = await SmallLedger.make();
    for (let i = 1; i <= 30; i++) l.book({ bookedOn: `2011-08-${String(i).padStart(2, '0')}`, principalFen: i });
    const { path: file } = l.file;
    const before = dump(l.conn);
    l.close();
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['台账.db', '台账.db.lock']);
    const stick = path.join(freshFolder(), '台账.db');
    copyFileSync(file, stick);
    const carried = await openLedgerFile(stick, { password: null });
    expect(dump(carried.reader)).toEqual(before);
    carried.close();
  });

  it('is one file again too when nobody wrote, or when somebody only looked', async () => {
    const l = await SmallLedger.make();
    const { path: file } = l.file;
    l.close();
    const bytes = readFileSync(file);
    for (const look of [() => undefined, (conn: Database.Database) => conn.prepare('SELECT count(*) FROM loan').get()]) {
      const opened = await openLedgerFile(file, { password: null });
      look(opened.reader);
      opened.close();
      expect(readdirSync(path.dirname(file)).sort()).toEqual(['台账.db', '台账.db.lock']);
      const reading = await openLedgerFile(file, { password: null, readOnly: true });
      look(reading.reader);
      reading.close();
      expect(readdirSync(path.dirname(file)).sort()).toEqual(['台账.db', '台账.db.lock']);
    }
    // who only read has not touched it; who opened it to write changed nothing but the counters of its first page
    expect(readFileSync(file).subarray(4096).equals(bytes.subarray(4096))).toBe(true);
  });

  it('counts its county and identity into the chain', async () => {
    const file = path.join(freshFolder(), '台账.db');
    const made = await createLedgerFile(file, { county: '样例县', password: null, isSample: true, at: at(5) });
    expect(made.reader.prepare('SELECT county, is_sample, created_at FROM ledger_info').get()).toEqual({ county: '样例县', is_sample: 1, created_at: at(5) });
    made.close();
    expect(await refused(createLedgerFile(file, { county: '样例县', password: null, isSample: false, at: 1 }))).toMatchObject({ code: 'LEDGER_EXISTS' });
  });
});
