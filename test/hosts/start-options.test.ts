import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOptions } from '../../electron/hosts/start-options.js';
import { takeTemporaryFolder } from '../../electron/hosts/temporary-folder.js';

const usual = { dataPath: path.resolve('data'), resourcesPath: path.resolve('resources'), strict: true };

describe('start options', () => {
  it('without a word open the office’s own ledger', () => {
    expect(startOptions([], usual)).toEqual({ dataPath: usual.dataPath, ledgerPath: path.join(usual.dataPath, '台账.db'), resourcesPath: usual.resourcesPath, today: undefined, sample: false });
  });

  it('--sample never touches it', () => {
    expect(startOptions(['--sample'], usual)).toMatchObject({ sample: true, ledgerPath: path.join(usual.dataPath, '样例县.db') });
    expect(startOptions(['--sample', '--db', 'x.db'], usual).ledgerPath).toBe(path.resolve('x.db'));
  });

  it('take what is given', () => {
    expect(startOptions(['--data', 'd', '--resources', 'r', '--today', '2011-08-31'], usual)).toEqual({ dataPath: path.resolve('d'), ledgerPath: path.resolve('d/台账.db'), resourcesPath: path.resolve('r'), today: '2011-08-31', sample: false });
  });

  it.each([[['--today', '2011-02-29'], 'DAY_INVALID'], [['--tody', '2011-02-28'], 'INPUT_INVALID'], [['sample'], 'INPUT_INVALID'], [['--db'], 'INPUT_INVALID']])('%j are refused', (argv, code) => {
    expect(() => startOptions(argv, usual)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('pass over the switches of Electron where those may stand', () => {
    expect(startOptions(['--inspect=0', '--some-switch', '--sample', '.'], { ...usual, strict: false }).sample).toBe(true);
  });
});

describe('temporary folder', () => {
  let data: string;
  beforeEach(() => { data = mkdtempSync(path.join(tmpdir(), 'data-')); });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('is the process’s own and closed to others', () => {
    const [first, second] = [takeTemporaryFolder(data), takeTemporaryFolder(data)];
    expect(first).not.toBe(second);
    expect(path.dirname(first)).toBe(path.join(data, '临时'));
    if (process.platform !== 'win32') expect(statSync(first).mode & 0o077).toBe(0);
  });

  it('takes away what a program left behind that is gone, and nothing of one that runs', () => {
    const parent = path.join(data, '临时');
    const [running, gone] = [path.join(parent, `${process.ppid}-abc`), path.join(parent, '999999999-abc')];
    for (const f of [running, gone]) {
      mkdirSync(f, { recursive: true });
      writeFileSync(path.join(f, '名册.pdf'), 'x');
    }
    const own = takeTemporaryFolder(data);
    expect(existsSync(gone)).toBe(false);
    expect(readdirSync(parent).toSorted()).toEqual([path.basename(own), path.basename(running)].toSorted());
  });
});
