import type { CellReading } from './cell-reading.js';
import type { ProfileField } from './profile.js';
import type { RawCell } from './raw-sheet.js';
import { readCell, type CellContext } from './read-cell.js';

/** After so many different values a column that hardly ever repeats one (loan numbers, names) is no longer remembered. */
const TRIAL = 4096;
const MOST = 50_000;

/**
 * `readCell` for one column. Units, classes, days and persons come again in row after row: what was read once is not read
 * again. An amount is quicker to read than to look up.
 */
export function columnReader(field: ProfileField, context: CellContext): (cell: RawCell | undefined) => CellReading {
  const texts = new Map<string, CellReading>();
  const numbers = new Map<number, CellReading>();
  let hits = 0;
  let remembers = true;
  const keep = <K>(known: Map<K, CellReading>, key: K, cell: RawCell): CellReading => {
    const reading = readCell(cell, field, context);
    if (known.size < MOST) known.set(key, reading);
    if (known.size === TRIAL && hits < TRIAL) {
      remembers = false;
      known.clear();
    }
    return reading;
  };
  return (cell) => {
    if (!remembers || !cell) return readCell(cell, field, context);
    if (cell.t === 's') {
      const known = texts.get(cell.v);
      if (known === undefined) return keep(texts, cell.v, cell);
      hits += 1;
      return known;
    }
    if (cell.t !== 'n' || cell.d !== (field.type === 'day' ? true : undefined) || field.type === 'money') return readCell(cell, field, context);
    const known = numbers.get(cell.v);
    if (known === undefined) return keep(numbers, cell.v, cell);
    hits += 1;
    return known;
  };
}
