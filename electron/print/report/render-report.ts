import { chineseDay } from '../../domain/date.js';
import { issueText } from '../../domain/reporting/margin.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { labelled, oneLine } from '../page/one-line.js';
import { printDocument, type PrintDocument } from '../page/print-document.js';
import { contentWidth, LEAST_PT } from '../page/sheet-format.js';
import { sheetStyle } from '../page/sheet-style.js';
import { titleBlock, titleStyle } from '../page/title-block.js';
import { headHtml, keyColumns } from '../table/table-head.js';
import { colgroupHtml, emptyRowHtml, rowHtml, sumRowHtml } from '../table/table-rows.js';
import { escapeHtml } from '../text/printable.js';
import { widthMm } from '../text/text-metrics.js';
import { closingHtml, closingStyle, notesHtml } from './report-closing.js';
import { continuationMm, infoMm, planReport, titleMm, type ReportPlan } from './report-plan.js';

export interface PrintOptions {
  /** Printed at the foot of every sheet: 内部资料, or 演练 for a training ledger. */
  readonly mark?: string;
}

const INFO_PT = 10;
const CONTINUED_PT = 12;

/**
 * A report as sheets: title, 编报单位 and unit on the first, a line with the title on the others, the head on all; 合计,
 * failed checks, signatures and 说明 on the last. Throws PRINT_TOO_WIDE, or RangeError for money that is not whole 分.
 */
export function renderReport(table: ReportTable, options: PrintOptions = {}): PrintDocument {
  const plan = planReport(table);
  const { format } = plan.fit;
  const name = table.title.startsWith(table.county) ? table.title : table.county + table.title;
  const title = titleBlock(name, format, format.titlePt);
  const own = [
    titleStyle('title', title, titleMm(format)),
    `.info{height:${infoMm}mm;font-size:${INFO_PT}pt}.cont{height:${continuationMm}mm;font-size:${INFO_PT}pt}.cont b{font-size:${CONTINUED_PT}pt}`,
    `.line3{display:grid;grid-template-columns:1fr auto 1fr;align-items:center}.line3>*{overflow:hidden}.line3>:last-child{text-align:right}`,
    closingStyle,
  ].join('\n');
  const unit = unitText(table);
  const day = chineseDay(table.asOf);
  const sideRoom = (contentWidth(format) - widthMm(day, INFO_PT)) / 2 - 4;
  const issuer = labelled('编报单位', table.issuer ?? table.county) + (table.formNo === undefined ? '' : `　　${labelled('表号', table.formNo)}`);
  const first =
    `<h1 class="title">${title.html}</h1>` + line3('info', escapeHtml(oneLine(issuer, sideRoom, INFO_PT)), day, oneLine(unit, sideRoom, INFO_PT));
  const next = line3('cont', `<b>${escapeHtml(oneLine(`${name}（续）`, sideRoom, CONTINUED_PT, true))}</b>`, day, oneLine(unit, sideRoom, INFO_PT));
  const issued = table.issue === undefined ? '' : oneLine(issueText(table.issue), (contentWidth(format) - widthMm(`第 ${plan.pages} 页 共 ${plan.pages} 页`, LEAST_PT)) / 2 - 4, LEAST_PT);
  const foot = (page: number): string =>
    `<footer class="foot"><span>${escapeHtml(issued)}</span><span>第 ${page} 页 共 ${plan.pages} 页</span><span>${escapeHtml(options.mark ?? '')}</span></footer>`;

  const sheets = function* (): Generator<string> {
    for (let page = 1; page <= plan.pages; page++) {
      const body = page <= plan.ends.length ? tablePage(table, plan, page) : notesHtml(plan.extraNotes[page - plan.ends.length - 1] ?? []);
      yield `<section class="sheet">${page === 1 ? first : next}${body}${foot(page)}</section>`;
    }
  };
  return printDocument({
    title: name,
    pages: plan.pages,
    size: format.size,
    landscape: format.landscape,
    style: sheetStyle(format, { head: plan.fit.head, widths: plan.fit.widths, rowMm: plan.shape.rowMm, lineCounts: plan.lineCounts }, own),
    sheets,
  });
}

function tablePage(table: ReportTable, plan: ReportPlan, page: number): string {
  const rows = table.rows.slice(plan.ends[page - 2] ?? 0, plan.ends[page - 1]);
  const last = page === plan.ends.length;
  const html = rows.map((row) => rowHtml(plan.shape, row));
  if (table.rows.length === 0) html.push(emptyRowHtml(plan.shape, '（本期无数据）'));
  if (last && table.total !== null) html.push(sumRowHtml(plan.shape, '合　　计', keyColumns(table.columns), table.total, 'total'));
  const head = colgroupHtml(plan.shape) + headHtml(plan.fit.head);
  const closing = last ? closingHtml(plan.closing, plan.closing.notes.slice(0, plan.keptNotes)) : '';
  return html.length === 0 ? closing : `<table>${head}<tbody>${html.join('')}</tbody></table>${closing}`;
}

/** `left` is HTML, the others are text. */
const line3 = (cls: string, left: string, middle: string, right: string): string =>
  `<div class="line3 ${cls}"><span>${left}</span><span>${escapeHtml(middle)}</span><span>${escapeHtml(right)}</span></div>`;

/** 单位：笔、万元、% – what is counted, the money, and percentages, as far as the table has them. */
export function unitText(table: Pick<ReportTable, 'columns' | 'unit'>): string {
  const counted = ['笔', '户', '件', '人'].filter((word) =>
    table.columns.some((c) => c.kind === 'count' && c.titles.some((t) => t.includes(word))),
  );
  const money = table.columns.some((c) => c.kind === 'money') ? [table.unit] : [];
  const percent = table.columns.some((c) => c.kind === 'percent' || c.kind === 'points') ? ['%'] : [];
  return labelled('单位', [...counted, ...money, ...percent].join('、'));
}

