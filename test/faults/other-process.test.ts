import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { takeInstanceLock } from '../../electron/data/instance-lock.js';
import { SAMPLE_FOLDER } from '../helpers/sample-ledger.js';
import { SmallLedger } from '../data/small-ledger.js';
import { contentsOf, done, modesHold, run, start } from './process.js';

/** A folder that others may enter: the system's own temporary folder may be closed to them. */
const folder = (name = '资料'): string => {
  const made = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-faults-')), name);
  mkdirSync(made, { recursive: true });
  chmodSync(path.dirname(made), 0o755);
  return made;
};
const receipt = (db: string): string[] => ['recover', '--db', db, '--loan', 'J0', '--date', '2011-08-20', '--principal', '1', '--interest', '0', '--today', '2011-08-31'];

async function small(at: string, password?: string): Promise<string> {
  const l = await SmallLedger.make({ path: path.join(at, '台账.db'), ...(password === undefined ? {} : { password }) });
  l.close();
  return l.file.path;
}

describe.skipIf(!modesHold)('where nothing can be written (R12)', () => {
  it.each([
    ['the file is read-only', 0o444, 0o755],
    ['the folder is read-only', 0o666, 0o555],
    ['both are', 0o444, 0o555],
  ])('%s: it can be read, checked and copied elsewhere; booking is refused in words; nothing changes', async (_what, fileMode, folderMode) => {
    const place = folder();
    const db = await small(place);
    rmSync(`${db}.lock`, { force: true });
    chmodSync(db, fileMode);
    chmodSync(place, folderMode);
    const out = folder('备份');
    chmodSync(out, 0o777);
    const tmp = folder('tmp');
    chmodSync(tmp, 0o777);
    const before = contentsOf(place);
    const as = { keepsModes: true, env: { TMPDIR: tmp, HOME: tmp } };
    expect((await done(['loans', '--db', db], as))['count']).toBe(1);
    expect(await done(['verify', '--db', db], as)).toMatchObject({ ok: true, loans: 1 });
    expect(await done(['check', db], as)).toMatchObject({ ok: true });
    expect(await done(['backup', '--to', out, '--db', db], as)).toMatchObject({ ok: true, loans: 1 });
    expect(readdirSync(out)).toHaveLength(1);
    for (const args of [receipt(db), ['undo', '1', '--db', db], ['close', '--period', '2011-08', '--overrule', '试', '--db', db]]) {
      const { code, json } = await run(args, as);
      expect([code, json.error], args[0]).toEqual([1, { code: 'LEDGER_READ_ONLY', message: '台账所在位置不允许写入', hint: '请检查文件夹权限，或把台账复制到可写的位置。' }]);
    }
    expect(contentsOf(place)).toEqual(before);
    expect(readdirSync(tmp)).toEqual([]);
    chmodSync(place, 0o755);
  });

  it('a new ledger is refused in words, and so is one that may not even be read', async () => {
    const place = folder();
    chmodSync(place, 0o555);
    const tmp = folder('tmp');
    chmodSync(tmp, 0o777);
    const as = { keepsModes: true, env: { TMPDIR: tmp, HOME: tmp } };
    for (const db of [path.join(place, '新.db'), path.join(place, '下一层', '新.db')]) {
      const { code, json } = await run(['init', '--county', '样例县', '--db', db], as);
      expect([code, json.error?.code]).toEqual([1, expect.stringMatching(/^(LEDGER_READ_ONLY|FOLDER_NOT_WRITABLE)$/)]);
    }
    expect(readdirSync(place)).toEqual([]);
    const own = folder();
    const db = await small(own);
    chmodSync(db, 0o000);
    const { code, json } = await run(['loans', '--db', db], as);
    expect([code, json.error?.code]).toEqual([1, 'FILE_UNREADABLE']);
  });
});

describe('two at once (R26 R27)', () => {
  it('the second that wants to write is told at once; reading goes on; the lock goes with the process that held it', async () => {
    const place = folder();
    const db = path.join(place, '台账.db');
    await done(['init', '--county', '样例县', '--db', db]);
    const first = await start(['import', SAMPLE_FOLDER, '--period', '2011-08', '--db', db]);
    // the lock is held from the moment the ledger is open until the process ends
    while (lockIsFree(db)) await pause(20);
    const second = await run(['close', '--period', '2011-08', '--db', db]);
    expect([second.code, second.json.error]).toEqual([1, { code: 'LEDGER_LOCKED', message: '台账正由另一个窗口或程序使用', hint: '请关闭另一个窗口后再试；只看不改不受影响。' }]);
    expect((await done(['history', '--db', db]))['batches']).toHaveLength(1);
    expect(await done(['verify', '--db', db])).toMatchObject({ ok: true, batches: 1 });
    first.child.kill('SIGKILL');
    expect((await first.ended).signal).toBe('SIGKILL');
    expect(lockIsFree(db)).toBe(true);
    const opened = await openLedgerFile(db, { password: null });
    expect(opened.reader.prepare('SELECT count(*) FROM loan').pluck().get()).toBe(0);
    opened.close();
  });

  it('many commands one after another and beside each other lose nothing', async () => {
    const db = await small(folder());
    let booked = 0;
    // apart by less than a command takes: one opens while another is still at work, or just putting its log away
    for (const apartMs of [0, 20, 40, 60, 80, 100]) {
      const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => pause(i * apartMs).then(() => run(receipt(db)))));
      for (const a of answers) if (a.code !== 0) expect([a.code, a.json.error?.code, a.stderr]).toEqual([1, 'LEDGER_LOCKED', expect.any(String)]);
      booked += answers.filter((a) => a.code === 0).length;
    }
    expect(booked).toBeGreaterThan(6);
    expect(await done(['verify', '--db', db])).toMatchObject({ ok: true, batches: 1 + booked });
  });

  it('a backup made while somebody books is one whole state', async () => {
    const l = await SmallLedger.make();
    const out = folder('备份');
    const copying = run(['backup', '--to', out, '--db', l.file.path]);
    let ended = false;
    void copying.then(() => (ended = true));
    for (let i = 1; !ended && i < 400; i++) {
      l.book({ bookedOn: '2011-08-20', principalFen: 1 });
      await pause(5);
    }
    expect((await copying).json).toMatchObject({ ok: true });
    const [copy = ''] = readdirSync(out);
    expect(await done(['check', path.join(out, copy)])).toMatchObject({ ok: true });
  });
});

function lockIsFree(db: string): boolean {
  if (!existsSync(`${db}.lock`)) return true;
  try {
    takeInstanceLock(db).release();
    return true;
  } catch {
    return false;
  }
}

describe('odd folders (R31)', () => {
  it.each(['有 空格', '百分之%50', '井号#1', '表情😀', "引号'和\"", 'file:x?mode=ro&y=1', 'a;b', '点.', '很长'.repeat(40), '(括号)[x]{y}', '$HOME `x`'])('%s', async (name) => {
    const place = folder(name);
    const l = await SmallLedger.make({ path: path.join(place, '台账 %20#😀.db'), password: '口令' });
    l.book();
    const { path: db } = l.file;
    l.close();
    const env = { LEDGER_PASSWORD: '口令' };
    expect(await done(receipt(db), { env })).toMatchObject({ batch: 3 });
    expect((await done(['backup', '--to', path.join(place, '备份 #1'), '--db', db], { env }))['files']).toHaveLength(2);
    expect(await done(['verify', '--db', db], { env })).toMatchObject({ ok: true, batches: 3 });
    expect(readdirSync(place).sort()).toEqual(['备份 #1', '台账 %20#😀.db', '台账 %20#😀.db.lock', '台账 %20#😀.keys.json'].sort());
    // nothing was made elsewhere by a name that was read as an address or a pattern
    expect(readdirSync(path.dirname(place))).toEqual([name]);
  });

  it('a name that no disk can hold is refused in words', async () => {
    const { code, json } = await run(['init', '--county', '样例县', '--db', path.join(folder(), `${'长'.repeat(100)}.db`)]);
    expect([code, json.error?.code]).toEqual([1, expect.stringMatching(/^(FILE_NAME_TOO_LONG|LEDGER_READ_ONLY)$/)]);
    const out = path.join(folder(), `${'长'.repeat(100)}.db`);
    const db = await small(folder());
    writeFileSync(path.join(path.dirname(db), 'x'), '');
    const restored = await run(['restore', db, '--db', out]);
    expect([restored.code, restored.json.error?.code]).toEqual([1, 'FILE_NAME_TOO_LONG']);
  });
});
