import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { done, run } from './process.js';

const PASSWORD = '清收2011·口令';
const WITH = { env: { LEDGER_PASSWORD: PASSWORD } };
const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'qingshou-password-'));
const isPlain = (file: string): boolean => readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3';
const keysOf = (db: string): string => db.replace(/\.db$/, '.keys.json');

describe('a password on the command line (P03 K05 K06, command-line.md)', () => {
  it('encrypts at init, opens every command, and its absence or a wrong one is said; backup and restore carry the keys along', async () => {
    const place = folder();
    const db = path.join(place, '台账.db');
    expect(await done(['init', '--county', '样例县', '--db', db], WITH)).toMatchObject({ encrypted: true, loans: 0, db });
    expect([isPlain(db), existsSync(keysOf(db))]).toEqual([false, true]);
    const said = async (args: string[], env: Record<string, string> = {}): Promise<[number | null, string | undefined]> => {
      const { code, json } = await run(args, { env });
      return [code, json.error?.code];
    };
    for (const args of [['loans'], ['history'], ['verify'], ['undo', '1'], ['backup', '--to', path.join(place, 'x')]]) {
      expect(await said([...args, '--db', db])).toEqual([1, 'LEDGER_PASSWORD_NEEDED']);
      expect(await said([...args, '--db', db], { LEDGER_PASSWORD: '不是这个' })).toEqual([1, 'LEDGER_PASSWORD_WRONG']);
    }
    const file = path.join(place, '密码.txt');
    writeFileSync(file, `${PASSWORD}\n`);
    expect(await done(['verify', '--db', db, '--password-file', file])).toMatchObject({ ok: true, batches: 1 });
    expect(await said(['verify', '--db', db, '--password-file', path.join(place, '没有.txt')])).toEqual([2, 'USAGE']);

    const out = path.join(place, '备份');
    const backup = await done(['backup', '--to', out, '--db', db], WITH);
    const files = backup['files'] as string[];
    expect(files.map((f) => path.dirname(f))).toEqual([out, out]);
    expect(readdirSync(out).sort()).toEqual(files.map((f) => path.basename(f)).sort());
    const [copy = ''] = files.filter((f) => f.endsWith('.db'));
    expect([isPlain(copy), existsSync(keysOf(copy))]).toEqual([false, true]);
    expect(await said(['check', copy])).toEqual([1, 'LEDGER_PASSWORD_NEEDED']);
    expect(await done(['check', copy], WITH)).toMatchObject({ ok: true });

    const restored = path.join(place, '恢复', '台账.db');
    expect((await done(['restore', copy, '--db', restored], WITH))['files']).toEqual([restored, keysOf(restored)]);
    expect(isPlain(restored)).toBe(false);
    expect(await done(['verify', '--db', restored], WITH)).toMatchObject({ ok: true, batches: 1 });
    // never over another ledger, nor over the keys of one
    expect(await said(['restore', copy, '--db', restored], WITH.env)).toEqual([2, 'USAGE']);
    const orphan = path.join(place, '别处', '台账.db');
    mkdirSync(path.dirname(orphan));
    writeFileSync(keysOf(orphan), '另一个台账的');
    expect(await said(['restore', copy, '--db', orphan], WITH.env)).toEqual([2, 'USAGE']);
    expect(readFileSync(keysOf(orphan), 'utf8')).toBe('另一个台账的');
    expect(await said(['init', '--county', '样例县', '--db', orphan], WITH.env)).toEqual([1, 'LEDGER_KEYS_LEFT']);

    rmSync(keysOf(copy));
    expect(await said(['restore', copy, '--db', path.join(place, '再', '台账.db')], WITH.env)).toEqual([1, 'LEDGER_KEYS_MISSING']);
    copyFileSync(keysOf(db), keysOf(copy));
    expect(await done(['check', copy], WITH)).toMatchObject({ ok: true });
  });

  it('too short is refused in Chinese, and nothing is left of the ledger', async () => {
    const place = folder();
    const { code, json } = await run(['init', '--county', '样例县', '--db', path.join(place, '台账.db')], { env: { LEDGER_PASSWORD: '短' } });
    expect([code, json.error?.message]).toEqual([2, expect.stringContaining('密码至少要有 6 个字符')]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('absent, the ledger is open, and the answer says so', async () => {
    const db = path.join(folder(), '台账.db');
    expect(await done(['init', '--county', '样例县', '--db', db], { env: { LEDGER_PASSWORD: '' } })).toMatchObject({ encrypted: false });
    expect([isPlain(db), existsSync(keysOf(db))]).toEqual([true, false]);
    expect(await done(['verify', '--db', db], WITH)).toMatchObject({ ok: true });
  });

  it('a restore that cannot be proven leaves nothing behind', async () => {
    const place = folder();
    const db = path.join(place, '台账.db');
    await done(['init', '--county', '样例县', '--db', db]);
    const spoilt = readFileSync(db);
    spoilt.fill(0x41, spoilt.length - 4096 * 3, spoilt.length - 4096 * 2);
    const bad = path.join(place, '坏备份.db');
    writeFileSync(bad, spoilt);
    const target = path.join(place, '恢复', '台账.db');
    const { code } = await run(['restore', bad, '--db', target]);
    expect(code).toBe(1);
    expect(existsSync(path.dirname(target)) ? readdirSync(path.dirname(target)) : []).toEqual([]);
  });
});
