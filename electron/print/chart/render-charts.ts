import { chineseDay } from '../../domain/date.js';
import type { ReportChart } from '../../domain/reporting/report-chart.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { labelled, oneLine } from '../page/one-line.js';
import { printDocument, type PrintDocument } from '../page/print-document.js';
import { escapeHtml } from '../text/printable.js';
import { ptToMm, widthMm } from '../text/text-metrics.js';
import type { PrintOptions } from '../report/render-report.js';
import { axisNote } from './chart-scale.js';
import { CHART_PT, chartSvg } from './chart-svg.js';

const WIDTH = 297;
const HEIGHT = 210;
const SIDE = 14;
const TOP = 12;
const TITLE_MM = 11;
const INFO_MM = 7;
const NOTE_MM = 8;
const FOOT_MM = 16;
const INNER = WIDTH - 2 * SIDE;
const UNITS = { money: '万元', percent: '%', count: '笔' } as const;

/** The charts of a report, one on a sheet of A4 landscape; what they show stands as a table one click away. */
export function renderCharts(table: Pick<ReportTable, 'title' | 'county' | 'asOf'>, charts: readonly ReportChart[], options: PrintOptions = {}): PrintDocument {
  const name = `${table.title}图表`;
  const sheets = function* (): Generator<string> {
    for (const [i, chart] of charts.entries()) {
      const day = chineseDay(table.asOf);
      const unit = labelled('单位', UNITS[chart.values]);
      const whose = oneLine(table.title, INNER - widthMm(day, 10) - widthMm(unit, 10) - 12, 10);
      yield `<section class="sheet"><h1 class="title">${escapeHtml(oneLine(chart.title, INNER, 16, true))}</h1>` +
        `<div class="line info"><span>${escapeHtml(whose)}</span><span>${day}</span><span>${unit}</span></div>` +
        chartSvg(chart, INNER, HEIGHT - TOP - TITLE_MM - INFO_MM - NOTE_MM - FOOT_MM - 4) +
        `<p class="note">${escapeHtml(oneLine(chart.note + axisNote(chart), INNER, CHART_PT))}</p>` +
        `<footer class="foot"><span></span><span>第 ${i + 1} 页 共 ${charts.length} 页</span><span>${escapeHtml(options.mark ?? '')}</span></footer></section>`;
    }
  };
  return printDocument({ title: name, pages: charts.length, size: 'A4', landscape: true, style: STYLE, sheets });
}

const FONT = '"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif';
const STYLE = [
  `@page{size:${WIDTH}mm ${HEIGHT}mm;margin:0}`,
  `*{box-sizing:border-box}html,body,h1,p{margin:0;padding:0}`,
  `body{font:10pt/1.2 ${FONT};color:#000;text-size-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
  `.sheet{position:relative;width:${WIDTH}mm;height:${HEIGHT}mm;padding:${TOP}mm ${SIDE}mm 0;overflow:hidden;contain:strict;background:#fff;white-space:nowrap}.sheet+.sheet{break-before:page}`,
  `@media screen{body{background:#e8eaed;padding:6mm;width:max-content;margin:0 auto}.sheet{box-shadow:0 0 2mm rgba(0,0,0,.25)}.sheet+.sheet{margin-top:6mm}}`,
  `.title{height:${TITLE_MM}mm;font-size:16pt;font-weight:bold;text-align:center;overflow:hidden}`,
  `.line{display:flex;justify-content:space-between;align-items:center;height:${INFO_MM}mm;margin-bottom:4mm}`,
  `.chart{display:block}.chart text{font-family:${FONT};font-size:${ptToMm(CHART_PT).toFixed(3)}px;fill:#000}.chart .axis{stroke:#5c6670;stroke-width:.25}.chart .course{fill:none;stroke:#1f5fa8;stroke-width:.5}.chart circle{fill:#1f5fa8}`,
  `.note{height:${NOTE_MM}mm;font-size:${CHART_PT}pt;padding-top:2mm;overflow:hidden}`,
  `.foot{position:absolute;left:${SIDE}mm;right:${SIDE}mm;bottom:8mm;height:5mm;font-size:9pt;display:grid;grid-template-columns:1fr auto 1fr;align-items:center}.foot span:last-child{text-align:right}`,
].join('\n');
