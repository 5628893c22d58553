import { describe, expect, it } from 'vitest';
import { CODE_LISTS } from '../../../electron/domain/importing/code-lists.js';
import { normaliseHead } from '../../../electron/domain/importing/head-text.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { PLAIN_FORMS } from '../../../electron/domain/importing/plain-forms.js';
import { profileNames } from '../../../electron/domain/importing/profile-names.js';
import { profile, PROFILES } from './sheet-builder.js';

const shapeOf = (id: string): unknown[] => profile(id).fields.map(({ key, titles, type, codes, required }) => ({ key, titles, type, codes, required }));

describe('the shipped profiles are the forms', () => {
  it('provincial-ledger is the 44-column form (P-2)', () => {
    expect(shapeOf('provincial-ledger')).toEqual(LEDGER_COLUMNS.map(({ key, group, title, type, codes, required }) => ({ key, titles: [group, title], type, codes, required })));
    expect(profile('provincial-ledger')).toMatchObject({ kind: 'ledger', unit: '元' });
  });

  it.each(PLAIN_FORMS.map((f) => [f.id, f] as const))('%s', (id, form) => {
    expect(shapeOf(id)).toEqual(form.columns.map(({ key, titles, type, codes, required }) => ({ key, titles: [...titles], type, codes, required })));
    expect(profile(id)).toMatchObject({ kind: form.kind, title: form.title });
  });

  it('there is one for each kind and no other', () => {
    expect(PROFILES.map((p) => p.id).sort()).toEqual(['provincial-ledger', ...PLAIN_FORMS.map((f) => f.id)].sort());
  });

  it.each(PROFILES.map((p) => [p.id, p] as const))('%s: no synonym twice, none lost to another field, every code list exists', (_, p) => {
    expect([...profileNames(p).contested]).toEqual([]);
    for (const f of p.fields) {
      const names = f.synonyms.map(normaliseHead);
      expect(new Set(names).size, f.key).toBe(names.length);
      if (f.type === 'code') expect(CODE_LISTS.has(f.codes ?? '')).toBe(true);
    }
  });
});
