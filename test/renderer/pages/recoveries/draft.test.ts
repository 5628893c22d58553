import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftKey, draftText, EMPTY_PILE, readDraft } from '../../../../renderer/pages/recoveries/register/draft.js';
import { emptySlip } from '../../../../renderer/pages/recoveries/register/slip.js';

const kept = new Map<string, string>();
beforeEach(() => vi.stubGlobal('sessionStorage', { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) }));
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

const ledger = { ledgerName: '样例县.db', county: '样例县' };

describe('unsaved input survives a reload', () => {
  it('comes back as it was, completed by what a newer version added', () => {
    const slip = { ...emptySlip('2011-08-31'), loanId: 12, total: '5000' };
    const { note: _, ...older } = slip;
    kept.set(draftKey('slip', ledger), JSON.stringify(older));
    expect(readDraft(draftKey('slip', ledger), emptySlip('2011-09-01'))).toEqual(slip);
  });
  it('one ledger is never offered the draft of another', () => {
    kept.set(draftKey('slip', ledger), JSON.stringify({ loanId: 12 }));
    expect(readDraft(draftKey('slip', { ...ledger, ledgerName: '别的.db' }), emptySlip('2011-08-31')).loanId).toBeNull();
  });
  it('a damaged one is dropped with a warning', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    kept.set(draftKey('pile', ledger), '{');
    expect(readDraft(draftKey('pile', ledger), EMPTY_PILE)).toEqual(EMPTY_PILE);
    expect(warn).toHaveBeenCalledOnce();
  });
  it('holds ids, codes and amounts: nothing that names a person', () => {
    expect(Object.keys(emptySlip('2011-08-31')).sort()).toEqual(['assetId', 'fixed', 'form', 'loanId', 'measure', 'newAsset', 'note', 'on', 'order', 'ownCredit', 'parts', 'persons', 'toClass', 'total', 'voucherNo']);
    expect(draftText({ ...emptySlip('2011-08-31'), note: '代 43990019700101001X 缴 0831-10' })).toContain('代  缴 0831-10');
  });
});
