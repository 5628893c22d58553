import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';

interface BuilderConfig {
  electronFuses?: Record<string, boolean>;
  disableAsarIntegrity?: boolean;
  linux: { executableArgs?: string[] };
  win: { signAndEditExecutable?: boolean };
}

const MEBIBYTE = 1024 * 1024;

/** The configuration as a release reads it: not the stand-in's. */
async function releaseConfig(): Promise<BuilderConfig> {
  const file = pathToFileURL(path.resolve('electron-builder.config.mjs')).href;
  return ((await import(/* @vite-ignore */ file)) as { default: BuilderConfig }).default;
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.relative(folder, path.join(e.parentPath, e.name)).replaceAll('\\', '/')).toSorted();

describe('release configuration', () => {
  it('E19: sets the fuses and keeps the archive’s integrity', async () => {
    const config = await releaseConfig();
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config.disableAsarIntegrity).toBeUndefined();
    expect(config.win.signAndEditExecutable).toBe(true);
  });

  it('E04: no launcher switches the sandbox off', async () => {
    expect((await releaseConfig()).linux.executableArgs).toBeUndefined();
    const shell = filesUnder('electron/shell').map((f) => readFileSync(path.join('electron/shell', f), 'utf8')).join('\n');
    expect(shell).not.toMatch(/no-?sandbox/i);
  });

  it('E16: one exact version of Electron', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('E19: the fuses of a packed release, read back from its executable', async (context) => {
    const executable = process.env['RELEASE_EXECUTABLE'] ?? '';
    context.skip(executable === '', '需要用真正的 Electron 打出的安装包（RELEASE_EXECUTABLE=程序文件），见发布清单');
    const wire = await getCurrentFuseWire(executable);
    for (const off of [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments]) expect(wire[off]).toBe(FuseState.DISABLE);
    for (const on of [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation]) expect(wire[on]).toBe(FuseState.ENABLE);
  });
});

describe.each([
  ['linux', 'linux-unpacked', 'linux-x64.node', 'qingshou-ledger'],
  ['win', 'win-unpacked', 'win32-x64.node', 'qingshou-ledger.exe'],
])('packed for %s', (target, folder, native, executable) => {
  const root = path.resolve('release', folder);
  const archive = path.join(root, 'resources/app.asar');
  let files: string[] = [];

  beforeAll(() => {
    const run = spawnSync(process.execPath, ['scripts/pack/pack-stand-in.mjs', target], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (run.status !== 0) throw new Error(run.stdout + run.stderr);
    files = listPackage(archive, { isPack: false }).map((f) => f.replaceAll('\\', '/'));
  });

  it('holds the program and its pages', () => {
    for (const file of ['main/main.mjs', 'main/core-worker.mjs', 'main/workbook-worker.mjs', 'main/cli.mjs', 'preload/preload.cjs', 'renderer/index.html']) expect(files).toContain(`/dist/${file}`);
    expect(existsSync(path.join(root, executable))).toBe(true);
  });

  it('holds no sources, maps, tests, nor the browser host', () => {
    expect(files.filter((f) => /\.map$|\.tsx?$|^\/(test|scripts|electron|renderer|resources|\.git)\b/.test(f))).toEqual([]);
    expect(files).not.toContain('/dist/main/loopback.mjs');
  });

  it('holds one module from outside and one native file, of the right platform', () => {
    expect(files.filter((f) => f.endsWith('.node'))).toEqual([`/node_modules/better-sqlite3/prebuilds/${native}`]);
    expect([...new Set(files.filter((f) => f.startsWith('/node_modules/')).map((f) => f.split('/')[2]))]).toEqual(['better-sqlite3']);
    expect(existsSync(path.join(root, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds', native))).toBe(true);
  });

  it('tells nothing about how it was made', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
    expect(manifest['main']).toBe('dist/main/main.mjs');
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it.each(['forms', 'profiles', 'rules', 'samples', 'manual'])('brings resources/%s beside the archive, byte for byte', (name) => {
    const source = path.resolve('resources', name);
    const shipped = filesUnder(path.join(root, 'resources', name));
    expect(shipped.length).toBeGreaterThan(0);
    expect(shipped).toEqual(filesUnder(source));
    for (const f of shipped) expect(readFileSync(path.join(root, 'resources', name, f)).equals(readFileSync(path.join(source, f))), f).toBe(true);
  });

  it('brings two languages of the runtime and stays small', () => {
    expect(readdirSync(path.join(root, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(statSync(archive).size).toBeLessThan(30 * MEBIBYTE);
  });
});
