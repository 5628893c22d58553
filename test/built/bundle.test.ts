import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Hosts whose names may stand in the bundle, and why none of them is ever asked. */
const NAMED_HOSTS: Record<string, string> = {
  'www.w3.org': 'namespace of SVG, XML and XHTML',
  'schemas.openxmlformats.org': 'namespace of workbooks',
  'sheetjs.openxmlformats.org': 'namespace of workbooks',
  'schemas.microsoft.com': 'namespace of workbooks',
  'docs.oasis-open.org': 'namespace of .ods',
  'openoffice.org': 'namespace of .ods',
  'purl.org': 'namespace of document properties',
  'purl.oclc.org': 'namespace of strict workbooks',
  'json-schema.org': 'name of a schema dialect in zod',
  'sheetjs.com': 'namespace of workbooks',
  'react.dev': 'text of an error message',
  'kysely.dev': 'text of an error message',
  'github.com': 'text of an error message',
  'macVmlSchemaUri': 'namespace of workbooks',
  'localhost': 'this machine',
  '127.0.0.1': 'this machine',
};

const built = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name).replaceAll('\\', '/'));
const code = built.filter((f) => /\.(mjs|cjs|js|css|html)$/.test(f)).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Without comments: what a library's author wrote for readers is not a string of the program. */
function withoutComments(file: string, text: string): string {
  if (!file.endsWith('js')) return text;
  const { comments } = parseSync(file, text);
  return [...comments, { start: text.length, end: text.length }].map((c, i) => text.slice(i === 0 ? 0 : comments[i - 1]?.end, c.start)).join('');
}

const inFolder = (folder: string): string => code.filter((c) => c.file.startsWith(`dist/${folder}/`)).map((c) => c.text).join('\n');

describe('what stands in dist', () => {
  it('has every part', () => {
    for (const f of ['main/main.mjs', 'main/core-worker.mjs', 'main/workbook-worker.mjs', 'main/loopback.mjs', 'main/cli.mjs', 'preload/preload.cjs', 'renderer/index.html', 'stamp.json']) expect(built).toContain(`dist/${f}`);
  });

  it('carries no source maps', () => {
    expect(built.filter((f) => f.endsWith('.map'))).toEqual([]);
    expect(code.filter((c) => c.text.includes('sourceMappingURL=')).map((c) => c.file)).toEqual([]);
  });

  it('E01: names no host but those on the list', () => {
    const hosts = code.flatMap(({ file, text }) => [...withoutComments(file, text).matchAll(/\b(?:https?|wss?|ftp):\/\/([\w.-]+)/gi)].map((m) => ({ file, host: m[1] ?? '' })));
    expect(hosts.filter(({ host }) => !(host in NAMED_HOSTS))).toEqual([]);
  });

  it('E08–E11: switches on none of Electron’s risky features', () => {
    expect(inFolder('main')).not.toMatch(/allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups/);
    expect(inFolder('main')).not.toMatch(/webviewTag:\s*true/);
    expect(inFolder('renderer')).not.toMatch(/<webview/);
  });

  it('E20: the preload is one file that asks for electron only and never hands out ipcRenderer', () => {
    expect(built.filter((f) => f.startsWith('dist/preload/'))).toEqual(['dist/preload/preload.cjs']);
    const preload = inFolder('preload');
    expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map((m) => m[1])).toEqual(['electron']);
    expect(preload).not.toMatch(/[:,]\s*(electron\.)?ipcRenderer\s*[,}]/);
  });

  it('E07: the page brings no script of its own in the markup', () => {
    const page = inFolder('renderer').match(/<!doctype html>[^]*?<\/html>/i)?.[0] ?? '';
    expect(page).toContain('<script type="module"');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(page).not.toMatch(/\son\w+=/);
  });

  it('leaves two modules outside: the runtime and the database', () => {
    const imports = code.filter((c) => c.file.startsWith('dist/main/')).flatMap(({ file, text }) => parseSync(file, text).module.staticImports.map((i) => i.moduleRequest.value));
    expect(new Set(imports.filter((i) => !i.startsWith('.') && !i.startsWith('node:') && !builtinModules.includes(i)))).toEqual(new Set(['electron', 'better-sqlite3']));
  });
});
