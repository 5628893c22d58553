import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const { sourceHash } = (await import(/* @vite-ignore */ pathToFileURL(path.resolve('scripts/build/stamp.mjs')).href)) as { sourceHash(root: string): string };

describe('the build stamp', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'stamp-'));
    write('electron/app/a.ts', 'export const a = 1;\n');
    write('renderer/main.tsx', 'export {};\n');
    write('resources/profiles/p.json', '{}\n');
    write('package-lock.json', '{}\n');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    ['a source', 'electron/app/a.ts'],
    ['a page', 'renderer/main.tsx'],
    ['a resource', 'resources/profiles/p.json'],
    ['a dependency', 'package-lock.json'],
    ['the build itself', 'scripts/build/bundle.mjs'],
    ['a new file', 'electron/app/b.ts'],
  ])('grows old with %s', (_, file) => {
    const before = sourceHash(root);
    write(file, 'changed\n');
    expect(sourceHash(root)).not.toBe(before);
  });

  it('grows old when a file is renamed', () => {
    const before = sourceHash(root);
    renameSync(path.join(root, 'electron/app/a.ts'), path.join(root, 'electron/app/c.ts'));
    expect(sourceHash(root)).not.toBe(before);
  });

  it('stays for tests, documents and file times: a fresh clone need not build again', () => {
    const before = sourceHash(root);
    write('test/app/a.test.ts', '');
    write('README.md', '');
    utimesSync(path.join(root, 'renderer/main.tsx'), 0, 0);
    expect(sourceHash(root)).toBe(before);
  });
});
