import type { ReportChart } from '../../domain/reporting/report-chart.js';
import type { ReportValue } from '../../domain/reporting/report-table.js';

/** Length of a value in the chart's own measure; lengths may be rounded, the figure beside them never is. */
export const lengthOf = (value: ReportValue): number => (value === null ? 0 : Number(value));

export interface Scale {
  readonly least: number;
  readonly most: number;
  /** Where a value lies between the ends: 0 at `least`, 1 at `most`. */
  at(value: number): number;
}

/** How much of a course's own span stands free below its lowest point. */
const CLEAR = 0.3;

/**
 * Bars and stacks begin at zero, or at the lowest value below it: their length is their meaning. A course over time
 * begins a little below its lowest point, so that its slope can be seen; `fromZero` says which. A chart of nothing but
 * zeros has a scale too.
 */
export function scaleOf(chart: ReportChart): Scale {
  const heights = chart.kind === 'stacks'
    ? chart.categories.map((_, i) => chart.series.reduce((a, s) => a + Math.max(0, lengthOf(s.values[i] ?? null)), 0))
    : chart.series.flatMap((s) => s.values.map(lengthOf));
  const [low, high] = [Math.min(...heights, Infinity), Math.max(0, ...heights)];
  const least = fromZero(chart, low) ? Math.min(0, low === Infinity ? 0 : low) : low - (high - low) * CLEAR;
  const span = high - least || 1;
  return { least, most: least + span, at: (value) => (value - least) / span };
}

/** Whether the axis is at zero; a course that stands far above it begins near its lowest point. */
function fromZero(chart: ReportChart, low: number): boolean {
  return chart.kind !== 'lines' || low <= 0 || low === Infinity;
}

/** Said under a chart whose axis does not begin at zero. */
export const axisNote = (chart: ReportChart): string => (fromZero(chart, Math.min(...chart.series.flatMap((s) => s.values.map(lengthOf)), Infinity)) ? '' : '纵轴不从零开始。');
