import type { ReportChart } from '../../domain/reporting/report-chart.js';
import type { ReportColumn, ReportValue } from '../../domain/reporting/report-table.js';
import { valueText } from '../table/value-text.js';
import { oneLine } from '../page/one-line.js';
import { escapeHtml } from '../text/printable.js';
import { widthMm } from '../text/text-metrics.js';
import { lengthOf, scaleOf } from './chart-scale.js';

/** Type in charts, pt: nothing smaller stands on paper (desk.md). */
export const CHART_PT = 9;
const LINE = 4.2;
/** Told apart in black and white: full, hatched, white with a frame. */
const FILLS = ['#1f5fa8', 'url(#hatch)', '#fff'] as const;
const DASHES = ['', '2 1', '.6 1'] as const;
const HATCH = '<defs><pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#fff"/><rect width=".7" height="1.6" fill="#c98a1b"/></pattern></defs>';

/** A chart as SVG of `width` × `height` mm; every mark carries its figure, rounded once as in the table. */
export function chartSvg(chart: ReportChart, width: number, height: number): string {
  const body = chart.kind === 'bars' ? bars(chart, width, height) : upright(chart, width, height);
  return `<svg class="chart" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(chart.title)}">${HATCH}${body}</svg>`;
}

const figure = (chart: ReportChart, value: ReportValue): string => {
  const column: ReportColumn = { key: 'value', titles: [], kind: chart.values, mm: 0 };
  return valueText(column, value, '万元').text + (chart.values === 'percent' && value !== null ? '%' : '');
};
const n = (value: number): string => String(Number(value.toFixed(2)));
const text = (x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string => `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escapeHtml(content)}</text>`;
const rect = (x: number, y: number, w: number, h: number, series: number): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(w, 0))}" height="${n(Math.max(h, 0))}" fill="${FILLS[series] ?? '#fff'}"${series === 0 ? '' : ' stroke="#c98a1b" stroke-width=".2"'}/>`;

/** Lying bars, the name before and the figure behind each. */
function bars(chart: ReportChart, width: number, height: number): string {
  const scale = scaleOf(chart);
  const names = chart.categories.map((c) => oneLine(c, 44, CHART_PT));
  const figures = chart.categories.map((_, i) => figure(chart, chart.series[0]?.values[i] ?? null));
  const left = Math.max(0, ...names.map((t) => widthMm(t, CHART_PT))) + 3;
  const right = Math.max(0, ...figures.map((t) => widthMm(t, CHART_PT))) + 3;
  const plot = width - left - right - (scale.least < 0 ? right : 0);
  const from = left + (scale.least < 0 ? right : 0);
  const step = Math.min(9, height / Math.max(chart.categories.length, 1));
  const thick = Math.min(5.5, step * 0.66);
  const zero = from + scale.at(0) * plot;
  const rows = names.map((name, i) => {
    const y = i * step;
    const value = lengthOf(chart.series[0]?.values[i] ?? null);
    const end = from + scale.at(value) * plot;
    const base = y + step / 2 + 1.1;
    const label = value < 0 ? text(end - 1.2, base, figures[i] ?? '', 'end') : text(end + 1.2, base, figures[i] ?? '', 'start');
    return text(left - 2, base, name, 'end') + rect(Math.min(zero, end), y + (step - thick) / 2, Math.abs(end - zero), thick, 0) + label;
  });
  return `${rows.join('')}<line x1="${n(zero)}" x2="${n(zero)}" y1="0" y2="${n(step * names.length)}" class="axis"/>`;
}

/** Standing parts or a course over time; the legend stands above where there are several. */
function upright(chart: ReportChart, width: number, height: number): string {
  const scale = scaleOf(chart);
  const several = chart.series.length > 1;
  const top = (several ? 2 : 1) * LINE + 3;
  const plot = height - top - LINE - 2;
  const slot = width / Math.max(chart.categories.length, 1);
  const y = (value: number): number => top + (1 - scale.at(value)) * plot;
  const feet = chart.categories.map((c, i) => text((i + 0.5) * slot, height - 1, oneLine(c, slot - 1, CHART_PT), 'middle'));
  const marks = chart.kind === 'stacks' ? stacks(chart, slot, y) : lines(chart, slot, y);
  const foot = y(Math.max(0, scale.least));
  const axis = `<line x1="0" x2="${n(width)}" y1="${n(foot)}" y2="${n(foot)}" class="axis"/>`;
  return (several ? legend(chart) : '') + marks + axis + feet.join('');
}

function stacks(chart: ReportChart, slot: number, y: (value: number) => number): string {
  const thick = Math.min(16, slot * 0.6);
  return chart.categories.map((_, i) => {
    const x = (i + 0.5) * slot - thick / 2;
    let sum = 0;
    const parts = chart.series.map((s, k) => {
      const from = sum;
      sum += Math.max(0, lengthOf(s.values[i] ?? null));
      return rect(x, y(sum), thick, y(from) - y(sum), k);
    });
    const total = chart.series.reduce((a, s) => a + lengthOf(s.values[i] ?? null), 0);
    return parts.join('') + text((i + 0.5) * slot, y(sum) - 1.2, figure(chart, total), 'middle');
  }).join('');
}

function lines(chart: ReportChart, slot: number, y: (value: number) => number): string {
  return chart.series.map((s, k) => {
    const points = s.values.flatMap((v, i) => (v === null ? [] : [{ x: (i + 0.5) * slot, y: y(lengthOf(v)), label: figure(chart, v) }]));
    const path = points.map((p) => `${n(p.x)},${n(p.y)}`).join(' ');
    return `<polyline points="${path}" class="course"${k === 0 ? '' : ` stroke-dasharray="${DASHES[k] ?? ''}"`}/>${points.map((p) => `<circle cx="${n(p.x)}" cy="${n(p.y)}" r=".9"/>${text(p.x, p.y - 2, p.label, 'middle')}`).join('')}`;
  }).join('');
}

function legend(chart: ReportChart): string {
  let x = 0;
  return chart.series.map((s, k) => {
    const at = x;
    x += widthMm(s.name, CHART_PT) + 12;
    const mark = chart.kind === 'lines' ? `<line x1="${n(at)}" x2="${n(at + 6)}" y1="2" y2="2" class="course" stroke-dasharray="${DASHES[k] ?? ''}"/>` : rect(at, 0.4, 5, 3, k);
    return mark + text(at + 7, 3.2, s.name, 'start');
  }).join('');
}
