import type { WrittenUnit } from '../importing/head-text.js';
import { unitsInLines } from '../importing/unit-line.js';
import type { Recognised } from './recognise-report.js';

/** The unit of a recognised table's money; null with the reason when it has to be asked. */
export type UnitOnSheet = { readonly unit: WrittenUnit; readonly assumed: boolean } | { readonly unit: null; readonly why: 'none' | 'several' };

/**
 * The unit line above the table, else the unit in the heads. Nothing written: the report's own unit, but only where every
 * head is the report's own; two different units are asked back, a factor of ten thousand is never guessed (decisions 5).
 */
export function unitOnSheet({ report, place, paths, match }: Recognised): UnitOnSheet {
  const money = report.columns.filter((c) => c.kind === 'money' && match.columns.has(c.key));
  if (money.length === 0) return { unit: report.unit, assumed: false };
  const lines = unitsInLines(place.lines);
  const heads = money.map((c) => paths.find((p) => p.column === match.columns.get(c.key))?.unit ?? null);
  const inHeads = [...new Set(heads.filter((u) => u !== null))];
  const [line, head] = [lines[0], inHeads[0]];
  if (lines.length === 1 && line !== undefined) return { unit: line, assumed: false };
  if (head !== undefined && inHeads.length === 1 && heads.every((u) => u !== null)) return { unit: head, assumed: false };
  if (lines.length > 1) return { unit: null, why: 'several' };
  if (head !== undefined) return heads.every((u) => u !== null) ? { unit: head, assumed: false } : { unit: null, why: 'none' };
  return match.exact ? { unit: report.unit, assumed: true } : { unit: null, why: 'none' };
}
