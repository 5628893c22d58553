import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { copySampleLedger, SAMPLE_FOLDER } from '../helpers/sample-ledger.js';
import { SmallLedger } from '../data/small-ledger.js';
import { done, isRoot, run } from './process.js';

const mounted: string[] = [];
/** Tools of the system, not of this repository. */
const [MOUNT, UMOUNT] = ['mount', 'umount'];

/** A disk of its own with so much room; `more` gives it room afterwards. */
function smallDisk(size: string, options = ''): { at: string; resize: (to: string) => void } {
  const at = mkdtempSync(path.join(os.tmpdir(), 'qingshou-disk-'));
  execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${size}${options}`, 'tmpfs', at], { stdio: 'pipe' });
  mounted.push(at);
  return { at, resize: (to) => void execFileSync(MOUNT, ['-o', `remount,size=${to}`, at], { stdio: 'pipe' }) };
}
afterAll(() => {
  for (const at of mounted) execFileSync(UMOUNT, ['-l', at], { stdio: 'pipe' });
});

/** Why this machine cannot make a small disk, or null. */
function hindrance(): string | null {
  if (process.platform !== 'linux') return 'only Linux has tmpfs';
  if (!isRoot) return 'mounting a small disk needs root';
  try {
    smallDisk('64k');
    return null;
  } catch (e) {
    return `mount is refused here: ${e instanceof Error ? e.message.split('\n')[0] : String(e)}`;
  }
}
const reason = hindrance();
if (reason !== null) console.log(`跳过磁盘写满的测试：${reason}`);

const FULL = { code: 'DISK_FULL', message: '磁盘空间不足，这一步没有写入', hint: '请清理磁盘后重试；已有数据不受影响。' };
const importOf = (db: string): string[] => ['import', SAMPLE_FOLDER, '--period', '2011-08', '--db', db, '--today', '2011-08-31'];
const leftovers = (folder: string): string[] => readdirSync(folder).filter((f) => /\.part|-journal$/.test(f));

async function stateOf(db: string, password: string | null = null): Promise<{ loans: number; batches: number; problems: readonly string[] }> {
  const l = await openLedgerFile(db, { password, readOnly: true });
  try {
    const { problems, batches, loans } = verifyLedger(l.reader);
    return { loans, batches, problems };
  } finally {
    l.close();
  }
}

describe.skipIf(reason !== null)('a full disk (R06 R07)', () => {
  it('during an import: refused in words, the ledger as it was, nothing lying about; with room the same import goes through', async () => {
    for (const password of [null, '口令有六个字']) {
      const env = password === null ? {} : { LEDGER_PASSWORD: password };
      const disk = smallDisk('2m');
      const db = path.join(disk.at, '台账.db');
      await done(['init', '--county', '样例县', '--db', db], { env });
      // from no room at all to room for the log but not for the file it goes into
      for (const size of password === null ? ['3m', '14m'] : ['6m']) {
        disk.resize(size);
        const { code, json } = await run(importOf(db), { env });
        expect([code, json.error], size).toEqual([1, FULL]);
        expect(leftovers(disk.at)).toEqual([]);
        expect(await stateOf(db, password), size).toEqual({ loans: 0, batches: 1, problems: [] });
      }
      disk.resize('90m');
      expect(await done(importOf(db), { env })).toMatchObject({ batch: 2 });
      expect(await stateOf(db, password)).toMatchObject({ batches: 2, problems: [] });
    }
  }, 600_000);

  it('after the batch is in the log and before it is in the file: nothing acknowledged is lost', async () => {
    const disk = smallDisk('90m');
    const db = path.join(disk.at, '台账.db');
    await copySampleLedger('imported', db);
    const l = await SmallLedger.open(db);
    // everything stays in the log until the ledger is closed
    l.conn.pragma('wal_autocheckpoint=0');
    const { batch } = l.batch('import', '改', (uow) => {
      for (const id of l.conn.prepare('SELECT loan_id FROM loan').pluck().all() as number[]) uow.update('loan', id, { security: '甲'.repeat(400) });
    });
    // no room to grow into: the log holds more than the file can take
    const used = execFileSync('du', ['-sk', disk.at]).toString().split('\t')[0] ?? '0';
    disk.resize(`${Number(used) + 8}k`);
    l.close();
    expect(readdirSync(disk.at)).toContain('台账.db-wal');
    expect(await stateOf(db)).toMatchObject({ batches: batch, problems: [] });
    disk.resize('90m');
    const again = await SmallLedger.open(db);
    expect(again.get('SELECT count(*) FROM loan WHERE security LIKE ?', '甲%')).toBe(again.get('SELECT count(*) FROM loan'));
    again.close();
    expect(readdirSync(disk.at).sort()).toEqual(['台账.db', '台账.db.lock']);
  }, 300_000);

  it('when a ledger is made: nothing of it remains, with and without a password', async () => {
    for (const env of [{}, { LEDGER_PASSWORD: '口令有六个字' }]) {
      const disk = smallDisk('200k');
      const { code, json } = await run(['init', '--county', '样例县', '--db', path.join(disk.at, '新', '台账.db')], { env });
      expect([code, json.error]).toEqual([1, FULL]);
      expect(readdirSync(path.join(disk.at, '新')).filter((f) => !f.endsWith('.lock'))).toEqual([]);
    }
  });

  it('during a backup or an export: the older file stays, no half one, no temporary one', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'qingshou-full-'));
    const db = path.join(home, '台账.db');
    await copySampleLedger('imported', db);
    const disk = smallDisk('64k');
    const old = path.join(disk.at, '台账-备份-20110831.db');
    writeFileSync(old, '上一次的备份');
    const report = path.join(disk.at, '月报表.xlsx');
    writeFileSync(report, '上个月的');
    writeFileSync(path.join(disk.at, '占满'), Buffer.alloc(48_000));
    for (const args of [['backup', '--to', disk.at], ['report', 'monthly-recovery', '--period', '2011-08', '--out', report], ['roster', 'responsibility', '--year', '2011', '--out', path.join(disk.at, '名册.xlsx')], ['export', '--profile', 'provincial-ledger', '--period', '2011-08', '--out', path.join(disk.at, '台账.xlsx')]]) {
      const { code, json } = await run([...args, '--db', db, '--today', '2011-08-31']);
      expect([code, json.error], args[0]).toEqual([1, FULL]);
      expect(readdirSync(disk.at).sort(), args[0]).toEqual(['占满', '台账-备份-20110831.db', '月报表.xlsx'].sort());
    }
    expect([readFileSync(old, 'utf8'), readFileSync(report, 'utf8')]).toEqual(['上一次的备份', '上个月的']);
    rmSync(home, { recursive: true, force: true });
  }, 300_000);

  it('where temporary files go: said in words too, and nothing remains there', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'qingshou-full-'));
    const db = path.join(home, '台账.db');
    await copySampleLedger('imported', db);
    const tmp = smallDisk('1m');
    const out = path.join(home, '备份');
    mkdirSync(out);
    const { code, json } = await run(['backup', '--to', out, '--db', db], { env: { TMPDIR: tmp.at } });
    expect([code, json.error]).toEqual([1, FULL]);
    expect([readdirSync(out), readdirSync(tmp.at)]).toEqual([[], []]);
    const none = smallDisk('1m', ',nr_inodes=1');
    const second = await run(['loans', '--db', db], { env: { TMPDIR: none.at } });
    expect([second.code, second.json.error]).toEqual([1, FULL]);
    expect(existsSync(db)).toBe(true);
    rmSync(home, { recursive: true, force: true });
  }, 120_000);
});
