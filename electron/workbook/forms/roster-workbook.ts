import { capitalAmount } from '../../domain/capital-amount.js';
import { chineseDay } from '../../domain/date.js';
import { formatYuan } from '../../domain/money.js';
import type { ReportValue, RosterDocument, RosterGroup } from '../../domain/reporting/report-table.js';
import { fitColumn, type TableColumn } from './sheet/column-look.js';
import { PAGE_FOOTER, REPORT_MARGINS } from './sheet/page-setup.js';
import { SheetXml } from './sheet/sheet-xml.js';
import { StyleBook } from './sheet/style-book.js';
import { TableBlock } from './sheet/table-block.js';
import { TextLines } from './sheet/text-lines.js';
import { sheetName, workbookFile } from './sheet/workbook-package.js';

/** Key of the column put before the roster's own: it cannot clash with one of them. */
const PERSON = '\u0000person';

/**
 * A roster as a workbook: all persons one below the other on ONE sheet, each beginning on a new page with the heading
 * line, closing with the subtotal, the amount in 大写, the receipt text and the signatures. One sheet and not one per
 * person, because the office counts, searches and hands on the roster as a whole, sheet names cannot hold every person
 * (31 characters, no doubles), and the paper that is signed comes from print/ with its page sums. Title and head repeat
 * on every page; the first column repeats the person, so that a second page says whose it is.
 */
export function writeRoster(doc: RosterDocument): Uint8Array {
  const styles = new StyleBook();
  const person = doc.groups[0]?.heading[0]?.label;
  const own: readonly TableColumn[] = person === undefined ? doc.columns : [{ key: PERSON, titles: [person], kind: 'text' }, ...doc.columns];
  const fitted = own.map((c) => fitColumn(c, valuesOf(doc, c.key), doc.unit));
  const columns = fitted.map((f) => f.column);
  const widths = fitted.map((f) => f.width);
  const sheet = new SheetXml(widths);
  const lines = new TextLines(sheet, styles, widths);
  const block = new TableBlock(sheet, styles, columns, widths, { unit: doc.unit });

  const title = doc.county + doc.title + (doc.subtitle === '' ? '' : `（${doc.subtitle.replace(/^（|）$/g, '')}）`);
  lines.title(1, title);
  lines.spread(2, [doc.docNo, `截止日期：${chineseDay(doc.asOf)}`, `单位：${doc.unit}`], true);
  const first = block.head(3);
  let at = first;
  doc.groups.forEach((group, i) => {
    at = writeGroup(doc, columns, group, at, lines, block);
    if (i < doc.groups.length - 1) sheet.breakAfterRow(at - 1);
  });
  sheet.freeze(person === undefined ? 0 : 1, first);
  sheet.print({ paper: doc.paper.size, landscape: doc.paper.landscape, margins: REPORT_MARGINS, scale: 'fit-width', footer: PAGE_FOOTER, centered: true });
  return workbookFile(title, [{ name: sheetName(doc.title), sheet, printTitles: `$1:$${first - 1}` }], styles);
}

/** One person; returns the first row after the block. */
function writeGroup(doc: RosterDocument, columns: readonly TableColumn[], group: RosterGroup, top: number, lines: TextLines, block: TableBlock): number {
  let at = top;
  const number = { label: '名册编号', value: group.rosterNo ?? doc.rosterNo };
  lines.paragraph(at++, [...group.heading, number].map((h) => `${h.label}：${h.value}`).join('　　'), { bold: true });
  const name = group.heading[0]?.value ?? '';
  for (const row of group.rows) block.row(at++, { ...row.values, [PERSON]: name }, row.level, false);
  if (group.rows.length === 0) block.empty(at++, '（没有应列入的贷款）', false);
  const count = group.rows.filter((r) => r.level === 'row').length;
  const summed = columns.findIndex((c) => (c.kind === 'money' || c.kind === 'count') && typeof group.total[c.key] === 'number');
  block.sum(at++, `合计（${count} 笔）`, summed < 0 ? columns.length : summed, group.total);
  const receipt = receiptText(doc, group, count);
  if (receipt !== '') lines.paragraph(at++, receipt);
  if (doc.receipt.lines.length > 0) lines.spread(at++, doc.receipt.lines.map((l) => `${l.replace(/[：:]$/, '')}：`), false, 30);
  if (doc.signatures.length > 0) lines.spread(at++, doc.signatures.map((s) => `${s.label}：${s.name}`), false, 26);
  return at;
}

/** Count, amount and 大写 of what is received; a text that does not ask for them gets a sentence in front. */
function receiptText(doc: RosterDocument, group: RosterGroup, count: number): string {
  const amount = group.total[doc.capitalColumn];
  const text = doc.receipt.text.replaceAll('{count}', String(count));
  if (typeof amount !== 'number') return text;
  const [capital, figures] = [capitalAmount(amount), formatYuan(amount)];
  if (text.includes('{capital}')) return text.replaceAll('{capital}', capital).replaceAll('{amount}', figures);
  const column = doc.columns.find((c) => c.key === doc.capitalColumn)?.titles.at(-1)?.replaceAll('\n', '') ?? '';
  return `共 ${count} 笔，${column}合计${capital}（¥${figures}）。\n${text.replaceAll('{amount}', figures)}`.trimEnd();
}

function* valuesOf(doc: RosterDocument, key: string): Generator<ReportValue> {
  for (const group of doc.groups) {
    if (key === PERSON) yield group.heading[0]?.value ?? '';
    else {
      for (const row of group.rows) yield row.values[key] ?? '';
      yield group.total[key] ?? '';
    }
  }
}
