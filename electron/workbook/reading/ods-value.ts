import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { isoToSerial } from './date-serial.js';
import { parseDecimal } from './decimal.js';
import { NO, YES, numberCell } from './raw-cells.js';
import { damaged } from './refusal.js';

/** What an OpenDocument cell holds, from its attributes and the text of its paragraphs (null: no paragraph). */
export function odsCell(attributes: ReadonlyMap<string, string>, text: string | null, date1904: boolean): RawCell {
  // calcext:value-type stands behind office:value-type and alone knows errors
  const type = attributes.get(':value-type');
  if (type === 'float' || type === 'percentage' || type === 'currency') return numberCell(decimal(attributes.get(':value')), false);
  if (type === 'boolean') return attributes.get(':boolean-value') === 'true' ? YES : NO;
  if (type === 'date' || type === 'time') {
    const serial = type === 'date' ? isoToSerial(attributes.get(':date-value') ?? '', date1904) : durationToSerial(attributes.get(':time-value') ?? '');
    return serial === null ? textCell(text) : numberCell(serial, true);
  }
  if (type === 'error') return { t: 'e', v: text ?? '' };
  const formula = attributes.get(':formula');
  if (type === undefined && text === null && formula !== undefined) return { t: 'f', v: formula };
  return textCell(attributes.get(':string-value') ?? text);
}

const textCell = (text: string | null): RawCell => (text === null || text === '' ? null : { t: 's', v: text });

function decimal(text: string | undefined): number {
  const bytes = Buffer.from(text ?? '', 'latin1');
  const value = parseDecimal(bytes, 0, bytes.length);
  if (Number.isNaN(value)) throw damaged();
  return value;
}

/** `PT13H30M00S` → 0.5625. */
function durationToSerial(text: string): number | null {
  if (!text.startsWith('PT')) return null;
  let seconds = 0;
  let number = '';
  for (const c of text.slice(2)) {
    if ((c >= '0' && c <= '9') || c === '.') number += c;
    else {
      const unit = c === 'H' ? 3600 : c === 'M' ? 60 : c === 'S' ? 1 : 0;
      if (unit === 0 || number === '') return null;
      seconds += Number(number) * unit;
      number = '';
    }
  }
  return Number.isFinite(seconds) ? seconds / 86_400 : null;
}
