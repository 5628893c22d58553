import type { WrittenUnit } from './head-text.js';
import type { ColumnMatch, ImportProfile } from './profile.js';
import type { UnitFound } from './table-match.js';

const readable = (unit: WrittenUnit): unit is '元' | '万元' => unit === '元' || unit === '万元';

/**
 * The unit of a table's money, most specific statement first: the head of the column, the unit line above the table, the
 * profile – the last one only where the form is the profile's own, which shows in its own titles; a form recognised by
 * other names has to declare its unit (decisions 5). Contradicting or unusual units give null: a factor of ten thousand
 * is never guessed.
 */
export function moneyUnit(columns: readonly ColumnMatch[], headUnits: readonly WrittenUnit[], lineUnits: readonly WrittenUnit[], profile: ImportProfile): UnitFound {
  const moneyKeys = new Set(profile.fields.filter((f) => f.type === 'money').map((f) => f.key));
  const money = columns.filter((c) => moneyKeys.has(c.key));
  const written = [...new Set([...headUnits, ...lineUnits])];
  if (headUnits.some((u) => !readable(u))) return { unit: null, from: null, written };

  const open = money.filter((c) => c.unit === undefined);
  const [line] = lineUnits;
  if (money.length > 0 && open.length === 0) {
    const own = [...new Set(money.map((c) => c.unit))];
    const main = own.length === 1 ? own[0] : line !== undefined && readable(line) ? line : own[0];
    return { unit: main ?? '元', from: 'head', written };
  }
  if (lineUnits.length > 1 || (line !== undefined && !readable(line))) return { unit: null, from: null, written };
  if (line !== undefined && readable(line)) return { unit: line, from: 'line', written };
  if (headUnits.some((u) => u !== profile.unit)) return { unit: null, from: null, written };
  const ownForm = money.length > 0 && open.every((c) => c.by === 'path' || c.by === 'title');
  return profile.unit !== null && ownForm ? { unit: profile.unit, from: 'profile', written } : { unit: null, from: null, written };
}
