import type { ReportRow, RosterDocument } from '../../domain/reporting/report-table.js';
import { labelled, oneLine } from '../page/one-line.js';
import { printDocument, type PrintDocument } from '../page/print-document.js';
import { contentWidth, LEAST_PT, type SheetFormat } from '../page/sheet-format.js';
import { sheetStyle } from '../page/sheet-style.js';
import { titleBlock, titleStyle } from '../page/title-block.js';
import type { PrintOptions } from '../report/render-report.js';
import { headHtml } from '../table/table-head.js';
import { colgroupHtml, emptyRowHtml, rowHtml, sumRowHtml } from '../table/table-rows.js';
import { escapeHtml, printable } from '../text/printable.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';
import { receiptHtml, receiptStyle } from './roster-closing.js';
import { CONTINUED_MM, DOCNO_MM, HEADING_MM, HEADING_PT, planRoster, REDHEAD_MM, ROSTER_TITLE_MM, type GroupPlan, type RosterPlan } from './roster-plan.js';
import { countRows, summedColumns, sumRows } from './roster-sums.js';

const RED = '#c8102e';
const REDHEAD_PT = 26;
const TITLE_PT = 18;
const CONTINUED_PT = 11;

/**
 * A roster as sheets: every person begins a new sheet under the red head and is numbered by himself; 本页小计 and 累计 on
 * each sheet, 合计 with receipt on the last. Throws PRINT_SUMS_DIFFER and PRINT_TOO_WIDE.
 */
export function renderRoster(document: RosterDocument, options: PrintOptions = {}): PrintDocument {
  const plan = planRoster(document);
  const { format } = plan.fit;
  const watermark = document.watermark ?? '';
  const mark = watermark === '' ? '' : ` data-mark="${escapeHtml(watermark)}"`;
  const title = titleBlock(fullTitle(document), format, TITLE_PT);
  const red = titleBlock(document.county, format, REDHEAD_PT, 0.12);
  const own = [
    titleStyle('redhead', red, REDHEAD_MM),
    `.redhead{color:${RED};border-bottom:2pt solid ${RED}}`,
    titleStyle('title', title, ROSTER_TITLE_MM),
    `.docno{height:${DOCNO_MM}mm;font-size:${HEADING_PT}pt}.who{height:${HEADING_MM}mm;font-size:${HEADING_PT}pt}.cont{height:${CONTINUED_MM}mm;font-size:${HEADING_PT}pt}.cont b{font-size:${CONTINUED_PT}pt}`,
    receiptStyle(plan.groups.map((g) => g.receipt)),
    ...(watermark === '' ? [] : [`.sheet::after{content:attr(data-mark);position:absolute;left:0;right:0;top:42%;text-align:center;font-size:54pt;letter-spacing:.2em;color:rgba(0,0,0,.09);transform:rotate(-24deg);pointer-events:none}`]),
  ].join('\n');
  const head = colgroupHtml(plan.shape) + headHtml(plan.fit.head);
  const sheets = function* (): Generator<string> {
    for (const group of plan.groups) {
      const foot = footLine(document, group, format, options.mark ?? '内部资料');
      for (let page = 1; page <= group.ends.length; page++) {
        const top = page === 1 ? firstTop(document, group, red.html, title.html, format) : nextTop(document, group, format);
        const table = `<table>${head}<tbody>${bodyRows(document, plan, group, page)}</tbody></table>`;
        const receipt = page === group.ends.length ? receiptHtml(group.receipt) : '';
        yield `<section class="sheet" data-group="${escapeHtml(group.group.key)}"${mark}>${top}${table}${receipt}${foot(page)}</section>`;
      }
    }
  };
  return printDocument({
    title: `${document.county}${fullTitle(document)}`,
    pages: plan.pages,
    groups: plan.groups.map((g) => g.ends.length),
    size: format.size,
    landscape: format.landscape,
    style: sheetStyle(format, { head: plan.fit.head, widths: plan.fit.widths, rowMm: plan.shape.rowMm, lineCounts: plan.lineCounts }, own),
    sheets,
  });
}

function bodyRows(document: RosterDocument, plan: RosterPlan, { group, ends }: GroupPlan, page: number): string {
  const end = ends[page - 1] ?? 0;
  const rows = group.rows.slice(ends[page - 2] ?? 0, end);
  const summed = summedColumns(document.columns, group);
  const before = document.columns.findIndex((c) => summed.includes(c));
  const span = before < 0 ? document.columns.length : before;
  const sums = (name: string, of: readonly ReportRow[], cls: string): string =>
    sumRowHtml(plan.shape, `${name}（${countRows(of)} 笔）`, span, sumRows(summed, of), cls);
  const html = rows.map((row) => rowHtml(plan.shape, row));
  if (group.rows.length === 0) html.push(emptyRowHtml(plan.shape, '（没有应列入的贷款）'));
  const so_far = group.rows.slice(0, end);
  html.push(sums('本页小计', rows, 'page'), page === ends.length ? sums('合计', group.rows, 'total') : sums('累计', so_far, 'running'));
  return html.join('');
}

function firstTop(document: RosterDocument, plan: GroupPlan, red: string, title: string, format: SheetFormat): string {
  const half = contentWidth(format) / 2 - 4;
  const docNo = oneLine(document.docNo, half, HEADING_PT);
  const rosterNo = oneLine(labelled('名册编号', rosterNumber(document, plan)), half, HEADING_PT);
  const who = plan.heading.map((items, line) => {
    const spans = items.map((item, i) => `<span>${line === 0 && i === 0 ? strongValue(item) : escapeHtml(item)}</span>`);
    if (line === 0) spans.push(`<span>${escapeHtml(labelled('单位', document.unit))}</span>`);
    return `<div class="line who">${spans.join('')}</div>`;
  });
  return (
    `<p class="redhead">${red}</p><div class="line docno"><span>${escapeHtml(docNo)}</span><span>${escapeHtml(rosterNo)}</span></div>` +
    `<h1 class="title">${title}</h1>${who.join('')}`
  );
}

function nextTop(document: RosterDocument, plan: GroupPlan, format: SheetFormat): string {
  const width = contentWidth(format);
  const title = oneLine(`${document.title}（续）`, width / 3, CONTINUED_PT, true);
  const known = plan.group.heading.slice(0, 2).map(({ label, value }) => labelled(label, value));
  const who = oneLine([...known, labelled('名册编号', rosterNumber(document, plan))].join('　'), width / 2, HEADING_PT);
  return `<div class="line cont"><b>${escapeHtml(title)}</b><span>${escapeHtml(who)}</span><span>${escapeHtml(labelled('单位', document.unit))}</span></div>`;
}

/** Foot: who made it · 第 x 页 共 y 页 of this person · mark and 印次. */
function footLine(document: RosterDocument, plan: GroupPlan, format: SheetFormat, mark: string): (page: number) => string {
  const side = contentWidth(format) / 2 - 24;
  const blanks = (name: string): string => (name === '' ? '　　　　　' : '　');
  const made = document.signatures.map(({ label, name }) => labelled(label, name) + blanks(name)).join('');
  const left = footText(made, side);
  const right = oneLine([mark, document.printing ?? document.asOf].filter((t) => t !== '').join(' · '), side, LEAST_PT);
  return (page) =>
    `<footer class="foot"><span>${escapeHtml(left)}</span><span>第 ${page} 页 共 ${plan.ends.length} 页</span><span>${escapeHtml(right)}</span></footer>`;
}

/** Room for the pen is given up before names are. */
function footText(text: string, mm: number): string {
  return emWidth(text) * ptToMm(LEAST_PT) <= mm ? printable(text) : oneLine(text.replace(/　+/g, '　'), mm, LEAST_PT);
}

const rosterNumber = (document: RosterDocument, plan: GroupPlan): string => plan.group.rosterNo ?? document.rosterNo;

const fullTitle = (document: RosterDocument): string =>
  document.subtitle === '' ? document.title : `${document.title}（${document.subtitle.replace(/^（|）$/g, '')}）`;

function strongValue(item: string): string {
  const colon = item.indexOf('：') + 1;
  return `${escapeHtml(item.slice(0, colon))}<b>${escapeHtml(item.slice(colon))}</b>`;
}
