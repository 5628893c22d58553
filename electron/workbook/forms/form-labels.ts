import type { FormSlot } from './form-map.js';
import type { SheetTemplate, TemplateCell } from './splice/sheet-template.js';
import { addressOf } from './xml/cell-address.js';

/** Labels above a table whose value the ledger knows, by the name of their slot. */
const KNOWN: readonly (readonly [slot: string, label: RegExp])[] = [
  ['reportingUnit', /^(?:填报|报送|编制|上报|填表)(?:单位|机构)$/],
  ['asOf', /^(?:截止|截至|报表)(?:日期|时间)?$/],
];
/** Labels whose value belongs to one month and to nobody but its writer. */
const WRITERS = '填表人|制表人|制表|填报人|编制人|复核人|复核|审核人|审核|负责人|单位负责人|经办人|报出日期|填报日期|填表日期|制表日期|编制日期|报送日期|联系电话';
const WRITER = new RegExp(`^(?:${WRITERS})$`);
const DAY = /\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?/;
/** A title says of what it is a list; it stands almost alone on its row, while a head may be made of months. */
const DATED_TITLE = /(?:台账|明细|名册|表)$/;
const TITLE_CELLS = 4;

export interface FormLabels {
  /** Places to fill on export. */
  readonly cells: Readonly<Record<string, readonly FormSlot[]>>;
  /** By address: the text that stays in the form, without what one month had written there. */
  readonly kept: ReadonlyMap<string, string>;
}

/**
 * The lines around the table of a form as an office has it: `填报单位：石桥信用社` and `截止日期：2011年8月31日` are filled
 * anew on every export, a month in the title is the month of the export, and names and days of whoever filled it in last
 * are taken out – a form must not state the last month's day over this month's figures.
 */
export function formLabels(sheet: SheetTemplate, sampleRow: number, lastRow: number, textOf: (cell: TemplateCell) => string | null): FormLabels {
  const cells: Record<string, FormSlot[]> = {};
  const kept = new Map<string, string>();
  const fill = (slot: string, at: string, text: string): void => {
    (cells[slot] ??= []).push({ at, text });
    kept.set(at, text.replace('{}', ''));
  };
  for (const row of sheet.rows) {
    if (row.row >= sampleRow && row.row <= lastRow) continue;
    const above = row.row < sampleRow;
    const title = above && row.cells.filter((c) => c.inner !== '').length <= TITLE_CELLS;
    for (const [i, cell] of row.cells.entries()) {
      const text = textOf(cell)?.trim() ?? '';
      const at = addressOf(cell.column, row.row);
      const label = labelIn(text);
      const known = above && label ? KNOWN.find(([, words]) => words.test(label.name))?.[0] : undefined;
      if (label && (known !== undefined || WRITER.test(label.name))) {
        const beside = label.value === '' ? valueBeside(row.cells.slice(i + 1), textOf) : null;
        const place = beside === null ? at : addressOf(beside.column, row.row);
        const before = beside === null ? label.written : '';
        if (known !== undefined) fill(known, place, `${before}{}`);
        else if (label.value !== '' || beside !== null) kept.set(place, before);
      } else if (title && isDatedTitle(text)) fill(/[日号]/.test(text.match(DAY)?.[0] ?? '') ? 'asOf' : 'period', at, text.replace(DAY, '{}'));
      else if (withoutValues(text) !== text) kept.set(at, withoutValues(text));
    }
  }
  return { cells, kept };
}

/** A cell that is one label with its value, or a label alone. */
function labelIn(text: string): { readonly name: string; readonly written: string; readonly value: string } | null {
  const [, name = '', colon = '', value = ''] = /^([^:：]{2,8})([:：])([^:：]*)$/s.exec(text) ?? [];
  return colon === '' ? null : { name: name.replaceAll(/\s/g, ''), written: name + colon, value: value.trim() };
}

/** The next filled cell behind a label, where it is no label itself: an office may write the value into a cell of its own. */
function valueBeside(behind: readonly TemplateCell[], textOf: (cell: TemplateCell) => string | null): TemplateCell | null {
  const next = behind.find((c) => c.formula === null && c.inner !== '' && textOf(c) !== '');
  const text = next ? textOf(next) : null;
  return next && (text === null || !/[:：]/.test(text)) ? next : null;
}

const isDatedTitle = (text: string): boolean => text.length <= 60 && DAY.test(text) && (DATED_TITLE.test(text) || /^[（(]?$/.test(text.replace(DAY, '').replace(/[)）]$/, '')));

/** Several labels in one cell, spaced apart: their values go, all others stay. */
function withoutValues(text: string): string {
  const words = new RegExp(`((?:填报单位|报送单位|编制单位|填报机构|截止日期|报表日期|${WRITERS})[:：])[^\\s\\u3000:：]+(?=[\\s\\u3000]|$)`, 'g');
  return text.replace(words, '$1');
}
