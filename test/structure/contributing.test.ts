import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as codes from '../../electron/domain/codes.js';
import type { Code } from '../../electron/domain/codes.js';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const lists = Object.entries(codes).flatMap(([name, list]): [string, readonly Code[]][] => (Array.isArray(list) ? [[name, list as readonly Code[]]] : []));

describe('CONTRIBUTING.md', () => {
  it('knows all the code lists', () => {
    expect(lists.length).toBeGreaterThan(10);
  });

  it.each(lists)('explains every code of %s', (_, list) => {
    expect(list.filter((c) => !text.includes(`| \`${c.code}\` | ${c.name} |`)).map((c) => c.name)).toEqual([]);
  });

  it('maps every folder of the program', () => {
    const folders = readdirSync('electron', { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => `electron/${e.name}/`);
    expect(folders.filter((f) => !text.includes(`| \`${f}\` |`))).toEqual([]);
  });

  it('names only folders and files that exist', () => {
    const named = [...text.matchAll(/`((?:electron|renderer|resources|scripts|test)\/[\w./-]*)`/g)].map((m) => m[1] ?? '');
    expect(named.filter((f) => !existsSync(f))).toEqual([]);
  });
});
