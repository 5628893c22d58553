import { labelled, oneLine } from '../page/one-line.js';
import { printDocument, type PrintDocument } from '../page/print-document.js';
import { contentWidth, FRAME_MM, LEAST_PT, type SheetFormat } from '../page/sheet-format.js';
import { mm2, sheetStyle } from '../page/sheet-style.js';
import { titleBlock, titleStyle } from '../page/title-block.js';
import { headHtml } from '../table/table-head.js';
import { colgroupHtml, emptyRowHtml, sumRowHtml } from '../table/table-rows.js';
import { escapeHtml } from '../text/printable.js';
import { LABEL_SPAN } from './statement-columns.js';
import { CLAUSE_GAP_MM, CLAUSE_MM, CONTINUED_MM, HEAD_ROW_MM, INFO_MM, layStatement, MOST_LINES, planLook, SECTION_MM, STATEMENT_TITLE_MM, type LaidStatement, type StatementLook, type StatementSheet } from './statement-plan.js';
import { outcomeHtml, settlementStyle, signHtml, stepsHtml } from './statement-settlement.js';
import { MOST_NOTE_LINES, noteHeight, sumsOf } from './statement-rows.js';
import { STATEMENT_TITLE, type Statement, type StatementDocument } from './statement.js';

const TITLE_PT = 19;
const INFO_PT = 10;
/** Part of the width: label and value three times over. */
const HEAD_PARTS = [0.115, 0.195, 0.115, 0.165, 0.125, 0.285];

/**
 * 个人清收任务与奖励计算单: every person begins a new sheet and is numbered by himself; 本页小计 and 累计 where the
 * receipts run over several sheets, 结算 with signatures never torn from its last steps. Statements are asked for
 * one by one and not kept; a long job is cut between persons. `seen` is called before each and may throw to stop. Throws PRINT_SUMS_DIFFER, PRINT_TOO_WIDE.
 */
export function renderStatements(document: StatementDocument, seen: (step: 'fit' | 'lay' | 'set', index: number) => void = () => undefined): PrintDocument {
  const look = planLook(document, (i) => seen('fit', i));
  const groups: number[] = [];
  for (let i = 0; i < document.count; i++) {
    seen('lay', i);
    groups.push(layStatement(document.at(i), look).sheets.length);
  }
  const { format } = look.fit;
  const title = titleBlock(STATEMENT_TITLE + (document.draftMark === '' ? '' : `（${document.draftMark}）`), format, TITLE_PT, 0.1);
  const own = [
    titleStyle('title', title, STATEMENT_TITLE_MM),
    `.info{height:${INFO_MM}mm;font-size:${INFO_PT}pt}.cont{height:${CONTINUED_MM}mm;font-size:${INFO_PT}pt}.part{height:${SECTION_MM}mm;font-size:11.5pt;font-weight:bold;line-height:${SECTION_MM}mm}`,
    `.who tr{height:${HEAD_ROW_MM}mm}.who th{font-weight:normal;background:#f2f2f2;font-size:${format.type.body}pt}.who td{padding-left:1.5mm}.who tr:first-child>*{border-top-width:0}`,
    ...HEAD_PARTS.map((part, i) => `.w${i}{width:${mm2(part * (contentWidth(format) - 2 * FRAME_MM))}}`),
    `.back td{color:#c00000}.note td{font-size:${LEAST_PT}pt;line-height:4mm;vertical-align:top;text-align:left;border-top-width:0}.clauses{padding-top:${CLAUSE_GAP_MM}mm}.clauses p{height:${CLAUSE_MM}mm;line-height:${CLAUSE_MM}mm;font-size:${LEAST_PT}pt;overflow:hidden}`,
    ...Array.from({ length: MOST_NOTE_LINES }, (_, i) => `.n${i + 1}{height:${mm2(noteHeight(i + 1))}}`),
    settlementStyle(look.boxes, format),
  ].join('\n');
  const head = colgroupHtml(look.shape) + headHtml(look.fit.head);
  const make = function* (): Generator<string> {
    for (let i = 0; i < document.count; i++) {
      seen('set', i);
      const statement = document.at(i);
      const laid = layStatement(statement, look);
      for (let page = 1; page <= laid.sheets.length; page++) {
        const top = page === 1 ? firstTop(document, statement, title.html, format) : nextTop(document, statement, format);
        yield `<section class="sheet" data-person="${escapeHtml(statement.key)}">${top}${bodyHtml(document, laid, look, head, page)}${footHtml(document, statement, laid.sheets.length, page, format)}</section>`;
      }
    }
  };
  return printDocument({
    title: STATEMENT_TITLE,
    pages: groups.reduce((a, b) => a + b, 0),
    groups,
    size: format.size,
    landscape: format.landscape,
    style: sheetStyle(format, { head: look.fit.head, widths: look.fit.widths, rowMm: look.shape.rowMm, lineCounts: Array.from({ length: MOST_LINES }, (_, i) => i + 1) }, own),
    sheets: make,
  });
}

function firstTop(document: StatementDocument, statement: Statement, title: string, format: SheetFormat): string {
  const half = contentWidth(format) / 2 - 4;
  const rows = statement.head.map((pairs) => {
    const cells = pairs.map(({ label, value }, i) => {
      const span = pairs.length === 2 && i === 0 ? 3 : 1;
      const at = pairs.length === 2 && i === 1 ? 5 : i * 2 + 1;
      const mm = HEAD_PARTS.slice(at, at + span).reduce((a, b) => a + b, 0) * contentWidth(format) - format.cellMm - 2;
      return `<th scope="row"${i === 0 ? ' class="edge"' : ''}>${escapeHtml(label)}</th><td class="l"${span > 1 ? ` colspan="${span}"` : ''}>${escapeHtml(oneLine(value, mm, format.type.body))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const cols = HEAD_PARTS.map((_, i) => `<col class="w${i}">`).join('');
  const right = oneLine(`${labelled('单号', statement.number)}　单位：元`, half, INFO_PT);
  return (
    `<h1 class="title">${title}</h1><div class="line info"><span>${escapeHtml(oneLine(document.county, half, INFO_PT))}</span><span>${escapeHtml(right)}</span></div>` +
    `<table class="who"><colgroup>${cols}</colgroup><tbody>${rows.join('')}</tbody></table><h2 class="part">一、逐笔计算</h2>`
  );
}

function nextTop(document: StatementDocument, statement: Statement, format: SheetFormat): string {
  const width = contentWidth(format);
  const mark = document.draftMark === '' ? '' : `（${document.draftMark}）`;
  const title = oneLine(`${STATEMENT_TITLE}（续）${mark}`, width * 0.53, INFO_PT, true);
  const who = oneLine(`${statement.name}　${statement.staffNo}　${labelled('单号', statement.number)}`, width * 0.34, INFO_PT);
  return `<div class="line cont"><b>${escapeHtml(title)}</b><span>${escapeHtml(who)}</span><span>单位：元</span></div>`;
}

function bodyHtml(document: StatementDocument, laid: LaidStatement, look: StatementLook, head: string, page: number): string {
  const sheet = laid.sheets[page - 1];
  if (!sheet) return '';
  const html: string[] = [];
  if (sheet.receipts !== null) html.push(`<table>${head}${receiptRows(laid, look, sheet, page)}</table>`);
  if (sheet.clauses !== null) html.push(`<div class="clauses">${laid.clauseLines.slice(...sheet.clauses).map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`);
  if (sheet.steps !== null) html.push(`<h2 class="part">二、结算${sheet.steps[0] > 0 ? '（续）' : ''}</h2>`, stepsHtml(laid.settlement, ...sheet.steps));
  if (sheet.closing) html.push('<h2 class="part">三、结果与限制</h2>', outcomeHtml(laid.settlement), signHtml(document.madeBy, look.fit.format));
  return html.join('');
}

function receiptRows(laid: LaidStatement, look: StatementLook, sheet: StatementSheet, page: number): string {
  const [from, to] = sheet.receipts ?? [0, 0];
  const tables = laid.sheets.filter((s) => s.receipts !== null).length;
  const html = laid.pieces.slice(from, to).map((p) => p.html());
  if (laid.pieces.length === 0) html.push(`<tbody>${emptyRowHtml(look.shape, '（本期没有收回）')}</tbody>`);
  const sums = (label: string, pieces: LaidStatement['pieces'], cls: string): string => sumRowHtml(look.shape, label, LABEL_SPAN, sumsOf(pieces.flatMap((p) => p.rows)), cls);
  const own = tables > 1 ? sums('本页小计', laid.pieces.slice(from, to), 'page') : '';
  return `${html.join('')}<tbody>${own}${page === tables ? sums('合　　计', laid.pieces, 'total') : sums('累计', laid.pieces.slice(0, to), 'running')}</tbody>`;
}

/** Foot: county · 第 x 页 共 y 页 of this person · mark. */
function footHtml(document: StatementDocument, statement: Statement, pages: number, page: number, format: SheetFormat): string {
  const side = contentWidth(format) / 2 - 24;
  const left = oneLine(`${statement.name} ${statement.staffNo}`, side, LEAST_PT);
  return `<footer class="foot"><span>${escapeHtml(left)}</span><span>第 ${page} 页 共 ${pages} 页</span><span>${escapeHtml(document.draftMark === '' ? '内部资料' : document.draftMark)}</span></footer>`;
}
