import { describe, expect, it } from 'vitest';
import type { ReportChart } from '../../electron/domain/reporting/report-chart.js';
import { scaleOf } from '../../electron/print/chart/chart-scale.js';
import { renderCharts } from '../../electron/print/index.js';
import { textOf } from './read-sheets.js';

const TABLE = { title: '样例县农村信用合作联社月报表', county: '样例县农村信用合作联社', asOf: '2011-08-31' };
const bars: ReportChart = { title: '各社较年初', kind: 'bars', values: 'money', categories: ['城关', '<柳林>', '空'], series: [{ name: '增减', values: [123_456_789, -50_000_000, null] }], note: '本金。' };
const stacks: ReportChart = { title: '各月清收', kind: 'stacks', values: 'money', categories: ['1月', '2月'], series: [{ name: '现金', values: [10_000_000, 0] }, { name: '抵债', values: [5_000_000, 0] }], note: '含利息。' };
const course: ReportChart = { title: '不良率', kind: 'lines', values: 'percent', categories: ['年初', '8月'], series: [{ name: '不良率', values: ['22.30', '17.60'] }], note: '表内。' };
const html = (charts: readonly ReportChart[]): string => renderCharts(TABLE, charts).html();
const figures = (page: string): string[] => [...page.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => textOf(m[1] ?? ''));

describe('charts on paper', () => {
  it('every mark carries its figure, rounded once from the exact 分; what does not apply is —', () => {
    expect(figures(html([bars]))).toEqual(expect.arrayContaining(['城关', '123.46', '<柳林>', '−50.00', '空', '—']));
    expect(figures(html([stacks]))).toEqual(expect.arrayContaining(['现金', '抵债', '1月', '15.00', '2月', '0.00']));
    expect(figures(html([course]))).toEqual(expect.arrayContaining(['22.30%', '17.60%']));
  });

  it('lengths are in proportion, from zero also where some are below it', () => {
    const widths = [...html([bars]).matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"[^>]*fill="#1f5fa8"/g)].map((m) => [Number(m[1]), Number(m[2])] as const);
    const [up = [0, 0], down = [0, 0], none = [0, 0]] = widths;
    expect(up[1] / down[1]).toBeCloseTo(123_456_789 / 50_000_000, 1);
    expect(down[0] + down[1]).toBeCloseTo(up[0], 1);
    expect(none[1]).toBe(0);
  });

  it('a course that stands far above zero says that its axis does not begin there', () => {
    expect(html([course])).toContain('纵轴不从零开始');
    expect(html([stacks])).not.toContain('纵轴不从零开始');
    expect(scaleOf(course)).toMatchObject({ most: 22.3 });
    expect(scaleOf({ ...course, series: [{ name: '零', values: ['0.00', '0.00'] }] }).at(0)).toBe(0);
    expect(scaleOf({ ...bars, categories: [], series: [{ name: '无', values: [] }] }).most).toBe(1);
  });

  it('one chart to a sheet, no script, no outside resource', () => {
    const page = html([bars, stacks, course]);
    expect(page.match(/<section class="sheet">/g)).toHaveLength(3);
    expect(page).toContain('第 3 页 共 3 页');
    expect(page).not.toMatch(/<script|https?:|style="/);
  });
});
