import { describe, expect, it } from 'vitest';
import { LEDGER_FILE_COLUMNS, sampleFiles } from '../../electron/app/sample/sample-files.js';
import * as codes from '../../electron/domain/codes.js';
import { isDay, isPeriod } from '../../electron/domain/date.js';
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';
import { PLAIN_FORMS, plainForm } from '../../electron/domain/importing/plain-forms.js';
import { county } from './county.js';

const files = sampleFiles(county);
const codeLists: Readonly<Record<string, unknown>> = { ...codes };

describe('P-5 the sample county as workbooks', () => {
  it('is one ledger per 信用社 and one file of every other kind', () => {
    expect(files.filter((f) => f.form === 'provincial-ledger').map((f) => f.name)).toHaveLength(23);
    expect(files.map((f) => f.name)).toContain('城关信用社台账201108.xlsx');
    expect(files.filter((f) => f.form === 'plain').map((f) => f.kind).sort()).toEqual(['assets', 'balances', 'gov', 'recoveries', 'staff', 'suits', 'targets']);
    expect(new Set(files.map((f) => f.name)).size).toBe(files.length);
    for (const f of files) expect([...f.rows].length, f.name).toBeGreaterThan(0);
  });

  it.each(files.map((f) => [f.name, f] as const))('%s: every row fills exactly the columns of its form', (_name, file) => {
    const keys = file.columns.map((c) => c.key).sort();
    for (const row of file.rows) {
      expect(Object.keys(row).sort()).toEqual(keys);
      for (const c of file.columns) {
        const value = row[c.key] ?? null;
        const empty = value === null || value === '';
        if (c.required) expect(empty, `${c.key} is required`).toBe(false);
        if (empty) continue;
        if (c.type === 'money' || c.type === 'int' || c.type === 'percent') expect(Number.isSafeInteger(value)).toBe(true);
        else expect(typeof value, c.key).toBe('string');
        if (c.type === 'day') expect(isDay(String(value))).toBe(true);
        if (c.type === 'code') expect(codes.findCode(codeLists[c.codes ?? ''] as codes.Code[], String(value))?.name, `${c.key} ${value}`).toBe(value);
      }
    }
  });

  it('holds nothing that a spreadsheet would take for a formula', () => {
    const texts = files.flatMap((f) => [...f.rows]).flatMap((row) => Object.values(row)).filter((v): v is string => typeof v === 'string');
    expect(texts.filter((v) => /^[=+\-@]/.test(v))).toEqual([]);
  });

  it('months of the balances are periods', () => {
    expect([...new Set(county.balances.map((b) => b.period))]).toEqual(['2010-12', '2011-01', '2011-02', '2011-03', '2011-04', '2011-05', '2011-06', '2011-07', '2011-08']);
    expect(county.balances.every((b) => isPeriod(b.period))).toBe(true);
  });
});

describe('the plain forms', () => {
  it('have unique keys and heads, known code lists, and money keys that say so', () => {
    expect(new Set(PLAIN_FORMS.map((f) => f.id)).size).toBe(PLAIN_FORMS.length);
    for (const f of PLAIN_FORMS) {
      expect(plainForm(f.kind)).toBe(f);
      expect(new Set(f.columns.map((c) => c.key)).size).toBe(f.columns.length);
      expect(new Set(f.columns.map((c) => c.titles.join('/'))).size).toBe(f.columns.length);
      for (const c of f.columns) {
        expect(c.key.endsWith('Fen')).toBe(c.type === 'money');
        if (c.type === 'code') expect(Array.isArray(codeLists[c.codes ?? ''])).toBe(true);
      }
    }
  });

  it('the ledger file has the 44 columns of the form', () => {
    expect(LEDGER_FILE_COLUMNS.map((c) => c.key)).toEqual(LEDGER_COLUMNS.map((c) => c.key));
    expect(LEDGER_FILE_COLUMNS).toHaveLength(44);
  });
});
