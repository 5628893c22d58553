import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFormMap, type FormMap } from '../../../electron/workbook/forms/form-map.js';

export const FORMS = path.resolve(import.meta.dirname, '../../../resources/forms');

export const formFile = (id: string): Uint8Array => new Uint8Array(readFileSync(path.join(FORMS, `${id}.xlsx`)));
export const formMap = (id: string): FormMap => checkFormMap(JSON.parse(readFileSync(path.join(FORMS, `${id}.map.json`), 'utf8')));

export const partsOf = (file: Uint8Array): Record<string, Uint8Array> => unzipSync(file);

export function partText(file: Uint8Array, part: string): string {
  const bytes = unzipSync(file)[part];
  if (!bytes) throw new Error(`no part ${part}`);
  return strFromU8(bytes);
}

/** Content of one cell element, '' when it has none, undefined when the cell is missing. */
export function cellOf(sheet: string, address: string): string | undefined {
  const m = new RegExp(`<c r="${address}"[^>]*?(?:/>|>(.*?)</c>)`, 's').exec(sheet);
  return m ? (m[1] ?? '') : undefined;
}

export const attributesOf = (sheet: string, address: string): string => new RegExp(`<c r="${address}"([^>]*?)/?>`).exec(sheet)?.[1] ?? '';

export function packWorkbook(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])));
}

export const officeInstalled = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
})();

/** The rows of a workbook as LibreOffice shows them after calculating anew; results in the file are taken out first. */
export function recalculated(file: Uint8Array): string[][] {
  const parts = partsOf(file);
  const blank = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, name.startsWith('xl/worksheets/sheet') ? strFromU8(bytes).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1') : bytes]),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'forms-'));
  try {
    writeFileSync(path.join(folder, 'form.xlsx'), packWorkbook(blank));
    const profile = pathToFileURL(path.join(folder, 'profile')).href;
    execFileSync('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false', '--outdir', folder, path.join(folder, 'form.xlsx')], { stdio: 'ignore' });
    const csv = readdirSync(folder).find((f) => f.endsWith('.csv'));
    if (csv === undefined) throw new Error('LibreOffice wrote no csv');
    return readFileSync(path.join(folder, csv), 'utf8').split('\n').map((line) => line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
