import { readHead, toNarrow, type WrittenUnit } from './head-text.js';
import { cellText, type RawRow } from './raw-sheet.js';

const UNIT_WORD = /单位\s*:?\s*(?:[户笔人个件%][、,;/\s]*)*(?:人民币)?\s*(元|百元|千元|万元|亿元)(?=$|[\s,、;)/%])/g;
const UNIT_LABEL = /(?:金额单位|货币单位|计量单位|^\(?单位)\s*:?$/;

/**
 * Money units written in the lines above a table: `金额单位：万元`, `（单位：元、户）`, or 单位： with the word in the next
 * cell. 填报单位：元宝信用社 is not one: the word must end there.
 */
export function unitsInLines(rows: readonly RawRow[]): readonly WrittenUnit[] {
  const found = new Set<WrittenUnit>();
  for (const row of rows) {
    let label = false;
    for (const cell of row.cells) {
      const text = toNarrow(cellText(cell)).trim();
      if (text === '') continue;
      const bare = readHead(`(${text})`).unit;
      if (label && bare) found.add(bare);
      for (const m of text.matchAll(UNIT_WORD)) found.add(m[1] as WrittenUnit);
      label = UNIT_LABEL.test(text);
    }
  }
  return [...found];
}
