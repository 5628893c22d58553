import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '../../electron/data/connection.js';
import { keyFileOf, unwrapKey } from '../../electron/data/key-file.js';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { DomainError } from '../../electron/domain/domain-error.js';
import { messageFor } from '../../electron/domain/messages.js';
import { SAMPLE_FILES } from '../helpers/sample-ledger.js';
import { dump, freshFolder, SmallLedger } from '../data/small-ledger.js';

const PASSWORD = '口令';
const CHINESE = /^[\u4e00-\u9fff].*[\u4e00-\u9fff]/;

/** A ledger of some hundred pages, closed; made once for each kind. */
async function grown(password: string | null): Promise<{ file: string; rows: Record<string, unknown[]> }> {
  const l = await SmallLedger.make({ ...(password === null ? {} : { password }), loans: Array.from({ length: 400 }, () => ({})) });
  for (let i = 1; i <= 20; i++) l.book({ loanId: i, bookedOn: '2011-08-15', principalFen: i, note: '一笔收回'.repeat(20) });
  const rows = dump(l.conn);
  const { path: file } = l.file;
  l.close();
  return { file, rows };
}

/** How the product answers, to write and to read: codes with a Chinese sentence, never an incident, and the file as it was. */
async function answers(file: string, password: string | null, ways: readonly boolean[] = [false, true]): Promise<string[]> {
  const mark = (): string => (existsSync(file) && statSync(file).isFile() ? `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${statSync(file).mtimeMs}` : '');
  const before = mark();
  const codes: string[] = [];
  for (const readOnly of ways) {
    try {
      (await openLedgerFile(file, { password, readOnly })).close();
      codes.push('opened');
    } catch (e) {
      if (!(e instanceof DomainError)) throw e;
      const { kind, message, hint } = messageFor(e.code, e.details);
      expect([kind, CHINESE.test(message), hint.endsWith('。')], `${e.code} ${message} ${hint}`).toEqual([expect.stringMatching(/resource|domain/), true, true]);
      expect(mark(), `${e.code}: the refused file was touched`).toBe(before);
      codes.push(e.code);
    }
  }
  return codes;
}
const twice = (code: string): string[] => [code, code];

describe('a ledger file that is not as it was (R15 R16 R17 R21)', () => {
  let plain: Awaited<ReturnType<typeof grown>>;
  let secret: Awaited<ReturnType<typeof grown>>;
  const folder = freshFolder();
  let n = 0;
  beforeAll(async () => {
    plain = await grown(null);
    secret = await grown(PASSWORD);
    expect(statSync(plain.file).size).toBeGreaterThan(100 * 4096);
  });
  /** A copy to be spoilt; with its key file where it has one. */
  const copyOf = (file: string): string => {
    const target = path.join(folder, `${++n}.db`);
    copyFileSync(file, target);
    if (existsSync(keyFileOf(file))) copyFileSync(keyFileOf(file), keyFileOf(target));
    return target;
  };

  it.each([['plain', null], ['encrypted', PASSWORD]] as const)('cut off at any length is recognised when it is opened: %s', async (kind, password) => {
    const whole = kind === 'plain' ? plain.file : secret.file;
    const { size } = statSync(whole);
    const said: Record<string, string[]> = {};
    for (const length of [0, 1, 15, 16, 99, 100, 511, 512, 1024, 4095, 4096, 4097, 8192, Math.floor(size / 2), Math.floor(size / 2 / 4096) * 4096, Math.floor(size * 0.99), size - 4096, size - 1]) {
      const file = copyOf(whole);
      truncateSync(file, length);
      said[length] = await answers(file, password);
    }
    expect(said).toEqual(Object.fromEntries(Object.keys(said).map((length) => [length, twice('LEDGER_DAMAGED')])));
  });

  it('cut off and without its key file it is not taken for a ledger at all, and asks for no password', async () => {
    const { size } = statSync(secret.file);
    for (const [length, code] of [[0, 'LEDGER_DAMAGED'], [100, 'LEDGER_NOT_A_LEDGER'], [size - 1, 'LEDGER_NOT_A_LEDGER'], [size - 4096, 'LEDGER_KEYS_MISSING']] as const) {
      const file = path.join(folder, `${++n}.db`);
      copyFileSync(secret.file, file);
      truncateSync(file, length);
      for (const password of [null, PASSWORD]) expect(await answers(file, password), String(length)).toEqual(twice(code));
    }
  });

  it('with one bit turned anywhere in an encrypted ledger is refused; nothing is ever read wrong', async () => {
    const bytes = readFileSync(secret.file);
    const codes = new Map<string, number>();
    for (let i = 0; i < 32; i++) {
      // spread over the file: the first page, the last, and everything between; any byte of a page, the check sums too
      const at = i < 8 ? i * 499 : i < 12 ? bytes.length - 1 - (i - 8) * 931 : Math.floor((bytes.length * (i - 12)) / 20 + 37 * i) % bytes.length;
      const file = copyOf(secret.file);
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(file, spoilt);
      const [code] = await answers(file, PASSWORD, [i % 2 === 0]);
      if (code === 'opened') expect(rowsOf(file, PASSWORD), `byte ${at}`).toEqual(secret.rows);
      codes.set(code ?? '', (codes.get(code ?? '') ?? 0) + 1);
    }
    expect([...codes.keys()]).toEqual(['LEDGER_DAMAGED']);
  });

  it('with one bit turned anywhere in an open ledger is refused, or found by verify, or reads exactly the same', async () => {
    const bytes = readFileSync(plain.file);
    const found = { refused: 0, verify: 0, same: 0 };
    for (let i = 0; i < 80; i++) {
      const at = i < 10 ? 100 + i * 211 : Math.floor((bytes.length * i) / 80 + 53 * i) % bytes.length;
      const file = copyOf(plain.file);
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(file, spoilt);
      const [code] = await answers(file, null);
      if (code !== 'opened') found.refused++;
      else if (problemsOf(file) > 0) found.verify++;
      else {
        found.same++;
        expect(rowsOf(file, null), `byte ${at}, bit ${i % 8}`).toEqual(plain.rows);
      }
    }
    expect(found.refused + found.verify).toBeGreaterThan(20);
    expect(found.same + found.refused + found.verify).toBe(80);
  });

  it('whose first bytes are gone is damaged, not "encrypted"', async () => {
    for (const [from, to] of [[0, 1], [0, 16], [3, 9], [0, 4096]] as const) {
      const file = copyOf(plain.file);
      const spoilt = readFileSync(plain.file);
      spoilt.fill(0, from, to);
      writeFileSync(file, spoilt);
      for (const password of [null, PASSWORD]) expect(await answers(file, password)).toEqual(twice('LEDGER_DAMAGED'));
    }
  });

  it('that is something else under its name is refused as that, with a password and without', async () => {
    const [workbook = ''] = SAMPLE_FILES;
    const picture = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(9000, 7)]);
    const others: Record<string, Buffer> = {
      'xlsx': readFileSync(workbook), 'xlsx of whole pages': Buffer.concat([readFileSync(workbook), Buffer.alloc(4096)]).subarray(0, 4096), 'jpg': picture, 'jpg of whole pages': picture.subarray(0, 8192), 'xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(8184, 3)]),
      'csv': Buffer.from('机构,借据号\n'.repeat(2000)), 'html': Buffer.from(`<html>${'x'.repeat(5000)}</html>`), 'short text': Buffer.from('这不是台账'), 'pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4087, 65)]), 'its own key file': readFileSync(keyFileOf(secret.file)),
    };
    for (const [what, bytes] of Object.entries(others)) {
      const file = path.join(folder, `其实是 ${what}.db`);
      writeFileSync(file, bytes);
      for (const password of [null, PASSWORD]) expect(await answers(file, password), what).toEqual(twice('LEDGER_NOT_A_LEDGER'));
      // and where the key file of the ledger that should be here still lies beside it
      copyFileSync(keyFileOf(secret.file), keyFileOf(file));
      expect((await answers(file, PASSWORD))[0], what).toMatch(/^LEDGER_(NOT_A_LEDGER|DAMAGED)$/);
    }
    const directory = path.join(folder, '文件夹.db');
    mkdirSync(directory);
    expect(await answers(directory, null)).toEqual(twice('LEDGER_NOT_A_LEDGER'));
    expect(await answers(path.join(folder, '没有.db'), null)).toEqual(twice('LEDGER_NOT_FOUND'));
    symlinkSync(path.join(folder, '没有.db'), path.join(folder, '断开的链接.db'));
    expect(await answers(path.join(folder, '断开的链接.db'), null)).toEqual(twice('LEDGER_NOT_FOUND'));
  });

  it('of another program that uses SQLite is refused untouched, empty or not', async () => {
    const foreign = path.join(folder, '别的程序.db');
    const made = new Database(foreign);
    made.exec('CREATE TABLE notes (x); INSERT INTO notes VALUES (1)');
    made.close();
    const empty = path.join(folder, '空库.db');
    const none = new Database(empty);
    none.exec('CREATE TABLE t (x); DROP TABLE t; VACUUM');
    none.close();
    const pretender = path.join(folder, '冒充.db');
    const stamped = new Database(pretender);
    stamped.exec('CREATE TABLE ledger_info (one)');
    stamped.pragma('application_id=0x5153545a');
    stamped.pragma('user_version=1');
    stamped.close();
    expect(await answers(foreign, null)).toEqual(twice('LEDGER_NOT_A_LEDGER'));
    expect(await answers(empty, null)).toEqual(twice('LEDGER_NOT_A_LEDGER'));
    expect(await answers(pretender, null)).toEqual(twice('LEDGER_DAMAGED'));
    expect(readdirSync(folder).filter((f) => /^(别的程序|空库|冒充)/.test(f)).sort()).toEqual(['冒充.db', '别的程序.db', '空库.db']);
  });

  it('of a newer program is refused untouched – bytes, time, and nothing beside it', async () => {
    for (const { from, password } of [{ from: plain.file, password: null }, { from: secret.file, password: PASSWORD }]) {
      const file = copyOf(from);
      const conn = openConnection(file, { key: password === null ? null : unwrapKey(file, password) });
      conn.pragma('user_version=99');
      conn.close();
      const beside = readdirSync(folder).sort();
      expect(await answers(file, password)).toEqual(twice('LEDGER_TOO_NEW'));
      expect(readdirSync(folder).sort()).toEqual(beside);
      await expect(openLedgerFile(file, { password })).rejects.toMatchObject({ message: '这个台账由更新的版本（数据格式 99）建立，本程序没有改动它' });
    }
  });
});

const rowsOf = (file: string, password: string | null): Record<string, unknown[]> => {
  const conn = openConnection(file, { key: password === null ? null : unwrapKey(file, password), readOnly: true });
  try {
    return dump(conn);
  } finally {
    conn.close();
  }
};

/** Findings of verify; a page that cannot be read at all is one too. */
function problemsOf(file: string): number {
  const conn = openConnection(file, { key: null, readOnly: true });
  try {
    return verifyLedger(conn).problems.length;
  } catch (e) {
    return e instanceof Error && e.name === 'SqliteError' ? 1 : 0;
  } finally {
    conn.close();
  }
}

describe('what lies beside a ledger (R18 R19 R29)', () => {
  it('a ledger that was not closed is opened with everything that was booked, encrypted or not', async () => {
    for (const password of [null, PASSWORD]) {
      const l = await SmallLedger.make(password === null ? {} : { password });
      l.book();
      const before = dump(l.conn);
      // the machine stops here: the files as they are, without the lock that goes with the process
      const cut = path.join(freshFolder(), '断电');
      cpSync(path.dirname(l.file.path), cut, { recursive: true });
      expect(statSync(path.join(cut, '台账.db-wal')).size).toBeGreaterThan(0);
      const reading = await openLedgerFile(path.join(cut, '台账.db'), { password, readOnly: true });
      expect(dump(reading.reader)).toEqual(before);
      reading.close();
      const again = await SmallLedger.open(path.join(cut, '台账.db'), password);
      expect(dump(again.conn)).toEqual(before);
      expect(again.problems()).toEqual([]);
      again.book({ bookedOn: '2011-08-20' });
      again.close();
      expect(readdirSync(cut).some((f) => f.endsWith('-wal'))).toBe(false);
    }
  });

  // A clerk copies a backup by hand over a ledger that had not been closed; the -wal of the old one stays beside it.
  // SQLite reads whatever fits its own check sums, whoever's it is.
  it('the -wal of another ledger is not read into this one, but set aside', async () => {
    for (const password of [null, PASSWORD]) {
      const other = await SmallLedger.make({ loans: [{}, {}, {}], ...(password === null ? {} : { password }) });
      for (let i = 1; i <= 5; i++) other.book({ bookedOn: '2011-08-02', principalFen: i });
      const mine = await SmallLedger.make(password === null ? {} : { password });
      mine.book({ principalFen: 4242 });
      const before = dump(mine.conn);
      const { path: file } = mine.file;
      mine.close();
      copyFileSync(`${other.file.path}-wal`, `${file}-wal`);
      copyFileSync(`${other.file.path}-shm`, `${file}-shm`);
      const reading = await openLedgerFile(file, { password, readOnly: true });
      expect(dump(reading.reader)).toEqual(before);
      reading.close();
      const again = await SmallLedger.open(file, password);
      expect(dump(again.conn)).toEqual(before);
      expect(again.problems()).toEqual([]);
      expect(statSync(`${file}-wal.aside`).size).toBe(statSync(`${other.file.path}-wal`).size);
    }
  });

  it('a -wal that was left where a ledger used to be is not read into a new one of that name', async () => {
    const other = await SmallLedger.make();
    other.book();
    const file = path.join(freshFolder(), '台账.db');
    copyFileSync(`${other.file.path}-wal`, `${file}-wal`);
    writeFileSync(`${file}-journal`, 'rest');
    writeFileSync(`${file}.part`, 'rest');
    const fresh = await SmallLedger.make({ path: file });
    expect(fresh.problems()).toEqual([]);
    expect(fresh.get('SELECT count(*) FROM entry')).toBe(0);
  });

  it('a link and its target are one ledger with one lock', async () => {
    const l = await SmallLedger.make();
    const link = path.join(freshFolder(), '快捷.db');
    symlinkSync(l.file.path, link);
    await expect(openLedgerFile(link, { password: null })).rejects.toMatchObject({ code: 'LEDGER_LOCKED' });
    l.close();
    const through = await SmallLedger.open(link);
    through.book();
    expect(readdirSync(path.dirname(link))).toEqual(['快捷.db']);
  });

  it('a lock file that something else was copied over does not lock anybody out', async () => {
    const l = await SmallLedger.make();
    const { path: file } = l.file;
    l.close();
    writeFileSync(`${file}.lock`, 'not a lock at all, but long enough to be read as one'.repeat(40));
    const again = await SmallLedger.open(file);
    await expect(openLedgerFile(file, { password: null })).rejects.toMatchObject({ code: 'LEDGER_LOCKED', message: '台账正由另一个窗口或程序使用' });
    again.close();
  });
});
