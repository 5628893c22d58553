import type { ReportValue } from './report-table.js';

/**
 * A picture beside a report, for the leader who would rather look (desk.md). Values are raw, as in the table: money is 分,
 * a percentage is decimal text. null leaves a gap.
 */
export interface ReportChart {
  readonly title: string;
  /** bars: a ranking, lying; stacks: parts on top of each other, standing; lines: a course over time. */
  readonly kind: 'bars' | 'stacks' | 'lines';
  readonly values: 'money' | 'percent' | 'count';
  readonly categories: readonly string[];
  /** One series for bars, up to three otherwise. */
  readonly series: readonly { readonly name: string; readonly values: readonly ReportValue[] }[];
  /** 口径 in one sentence, under the chart. */
  readonly note: string;
}
