import { lastDay, type Day, type Period } from '../domain/date.js';
import type { ReportCheck, ReportColumn, ReportPaper, ReportRow, ReportTable, ReportValue } from '../domain/reporting/report-table.js';
import type { ReportChart } from '../domain/reporting/report-chart.js';
import { readOptions, type ReportOption, type ReportOptions } from '../domain/reporting/report-option.js';
import type { Connection } from '../data/sql.js';

/** What a report is made from: the read-only connection, the county and the time it speaks of. */
export interface ReportContext {
  readonly conn: Connection;
  readonly county: string;
  readonly period: Period;
  readonly asOf: Day;
  /** Base date for comparisons; the report's own rule applies when it is not given. */
  readonly base: Day | null;
  /** What the report was asked with beside its month; every option of its definition is there once the report is built. */
  readonly options: ReportOptions;
}

/** The rows behind one cell, as a small table of its own; their sum is the cell. Rows are made page by page. */
export interface Drill {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  readonly columns: readonly ReportColumn[];
  /** Of all rows, whatever page is asked for; so is the sum, in 分. */
  readonly count: number;
  readonly totalFen: number;
  readonly page: (offset: number, limit: number) => readonly ReportRow[];
}

export interface ReportDefinition {
  readonly id: string;
  readonly title: string;
  /** What it answers, in one line of the catalogue. */
  readonly about: string;
  readonly params: readonly string[];
  /** Thresholds, rates and ways of counting that may be set; their values stand in the notes. */
  readonly options?: readonly ReportOption[];
  readonly unit: '元' | '万元';
  readonly paper: ReportPaper;
  /** Official form in resources/forms, filled by its cell map; without one the plain form is used. */
  readonly form?: string;
  /** The same for every month, or made for the values of the options. */
  readonly columns: readonly ReportColumn[] | ((context: ReportContext) => readonly ReportColumn[]);
  /** 说明; with the values of the options where it names them. */
  readonly notes: readonly string[] | ((context: ReportContext) => readonly string[]);
  readonly signatures: readonly string[];
  /** The day of the report where it is not the month's last (旬报); with the options at hand. */
  asOf?(context: ReportContext): Day;
  rows(context: ReportContext): { readonly rows: readonly ReportRow[]; readonly total: Readonly<Record<string, ReportValue>> | null };
  checks(context: ReportContext): readonly ReportCheck[];
  drill?(context: ReportContext, row: string, column: string): Drill | null;
  /** Pictures for those who would rather look; printed on sheets of their own. */
  charts?(context: ReportContext): readonly ReportChart[];
}

export const defineReport = (definition: ReportDefinition): ReportDefinition => definition;

export function reportContext(conn: Connection, county: string, period: Period, base: Day | null = null, options: ReportOptions = {}): ReportContext {
  return { conn, county, period, asOf: lastDay(period), base, options };
}

/** The context with every option of the definition in it, and the day that follows from them. Throws OPTION_UNKNOWN, OPTION_INVALID. */
export function withOptions(definition: ReportDefinition, given: ReportContext): ReportContext {
  const context = { ...given, options: readOptions(definition.options ?? [], given.options) };
  return { ...context, asOf: definition.asOf?.(context) ?? context.asOf };
}

/** The value of an option that the definition names. */
export function optionOf(context: ReportContext, key: string): string {
  const value = context.options[key];
  if (value === undefined) throw new Error(`no option ${key}`);
  return value;
}

export function drillReport(definition: ReportDefinition, context: ReportContext, row: string, column: string): Drill | null {
  return definition.drill?.(withOptions(definition, context), row, column) ?? null;
}

/** One definition, one table: screen, workbook and paper all show this. */
export function buildReport(definition: ReportDefinition, given: ReportContext): ReportTable {
  const context = withOptions(definition, given);
  const { rows, total } = definition.rows(context);
  return {
    id: definition.id, title: `${context.county}${definition.title}`, county: context.county, issuer: '资产管理中心', period: context.period, asOf: context.asOf, unit: definition.unit,
    columns: typeof definition.columns === 'function' ? definition.columns(context) : definition.columns, rows, total, checks: definition.checks(context), notes: typeof definition.notes === 'function' ? definition.notes(context) : definition.notes,
    signatures: definition.signatures.map((label) => ({ label, name: '' })), paper: definition.paper,
  };
}
