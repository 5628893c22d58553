/** ID numbers and phones: checks that warn (old ledgers lack them) and masks that are the default everywhere. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

export type IdFinding = 'ok' | 'empty' | 'old_15' | 'bad_checksum' | 'bad_shape';

/** 身份证号: GB 11643 checksum for 18 places; 15-digit numbers of before 1999 have none. */
export function checkIdCard(text: string): IdFinding {
  const id = text.trim().toUpperCase();
  if (id === '') return 'empty';
  if (/^\d{15}$/.test(id)) return 'old_15';
  if (!/^\d{17}[\dX]$/.test(id)) return 'bad_shape';
  return idCheckDigit(id.slice(0, 17)) === id[17] ? 'ok' : 'bad_checksum';
}

/** The 18th place for the first seventeen. */
export function idCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((a, w, i) => a + w * Number(first17[i]), 0);
  return CHECK[sum % 11] ?? '';
}

/** `439900********1523`: the region stays, the person does not. Shorter numbers keep only their last four places. */
export function maskId(text: string): string {
  if (text.length >= 15) return text.slice(0, 6) + '*'.repeat(text.length - 10) + text.slice(-4);
  return text.length > 4 ? '*'.repeat(text.length - 4) + text.slice(-4) : '*'.repeat(text.length);
}

export function maskPhone(text: string): string {
  return text.length >= 7 ? `${text.slice(0, 3)}****${text.slice(-4)}` : '*'.repeat(text.length);
}
