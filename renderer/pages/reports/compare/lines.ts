import type { ComparedTable, DifferentCell, SheetFinding } from '../../../../electron/contract/comparing.js';
import type { Column } from '../../../components/table/column.js';

/** The verdict on a cell, in one word. */
export const VERDICTS: Readonly<Record<DifferentCell['verdict'], string>> = { differs: '不符', rounding: '尾差', notInLedger: '台账没有', notInFile: '表上没有' };
export const FINDING_KINDS: Readonly<Record<SheetFinding['kind'], string>> = { sum: '合计', ratio: '比率', bothDown: '双降' };

/** Thousands separators for the eye; copied, a figure stays plain. */
const grouped = (text: string): string => (/^-?\d{4,}(?:\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text);

/** Figures are shown as they stand on the sheet, in its unit. */
export const CELL_COLUMNS: readonly Column<DifferentCell>[] = [
  { key: 'at', titles: ['位置'], kind: 'text', width: 62, align: 'center', value: (d) => d.at },
  { key: 'row', titles: ['行'], kind: 'text', width: 130, value: (d) => d.row },
  { key: 'column', titles: ['栏'], kind: 'text', width: 220, grow: true, value: (d) => d.titles.join('／') },
  { key: 'file', titles: ['表上'], kind: 'text', width: 112, align: 'right', value: (d) => d.file, render: (d) => grouped(d.file) || '—' },
  { key: 'ledger', titles: ['台账'], kind: 'text', width: 112, align: 'right', value: (d) => d.ledger, render: (d) => grouped(d.ledger) || '—' },
  { key: 'difference', titles: ['差（表减台账）'], kind: 'text', width: 112, align: 'right', value: (d) => d.difference, render: (d) => grouped(d.difference) },
  { key: 'verdict', titles: ['结论'], kind: 'text', width: 76, align: 'center', value: (d) => VERDICTS[d.verdict] },
];

export const FINDING_COLUMNS: readonly Column<SheetFinding>[] = [
  { key: 'at', titles: ['位置'], kind: 'text', width: 62, align: 'center', value: (f) => f.at },
  { key: 'kind', titles: ['问题'], kind: 'text', width: 62, align: 'center', value: (f) => FINDING_KINDS[f.kind] },
  { key: 'text', titles: ['说明'], kind: 'text', width: 420, grow: true, value: (f) => f.text },
  { key: 'shown', titles: ['表上'], kind: 'text', width: 112, align: 'right', value: (f) => f.shown, render: (f) => grouped(f.shown) },
  { key: 'expected', titles: ['应为'], kind: 'text', width: 112, align: 'right', value: (f) => f.expected, render: (f) => grouped(f.expected) },
];

/** What stands on one side only, in sentences. */
export function oneSided(t: ComparedTable): string[] {
  return [
    ...t.notInLedger.map((r) => `第 ${r.row} 行“${r.name}”：台账这张表里没有${r.perhaps === '' ? '' : `；各数与“${r.perhaps}”相同，可能只是名称不同`}。`),
    ...t.notInFile.map((r) => `“${r.name}”：台账里有，表上没有。`),
    ...t.columnsNotInFile.map((titles) => `“${titles.join('／')}”一栏：表上没有。`),
    ...t.headsNotCompared.map((h) => `“${h}”一栏：本表没有这一栏，没有比对。`),
  ];
}

/** Whether anything of a table needs a look. */
export const isClean = (t: ComparedTable): boolean => t.notCompared === null && t.differing + t.findingCount + t.notInLedger.length + t.notInFile.length + t.columnsNotInFile.length === 0;
