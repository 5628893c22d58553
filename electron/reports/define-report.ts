import { lastDay, type Day, type Period } from '../domain/date.js';
import type { ReportCheck, ReportColumn, ReportPaper, ReportRow, ReportTable, ReportValue } from '../domain/reporting/report-table.js';
import type { Connection } from '../data/sql.js';

/** What a report is made from: the read-only connection, the county and the time it speaks of. */
export interface ReportContext {
  readonly conn: Connection;
  readonly county: string;
  readonly period: Period;
  readonly asOf: Day;
  /** Base date for comparisons; the report's own rule applies when it is not given. */
  readonly base: Day | null;
}

/** The rows behind one cell, as a small table of its own; their sum is the cell. */
export interface Drill {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly totalFen: number;
}

export interface ReportDefinition {
  readonly id: string;
  readonly title: string;
  readonly params: readonly string[];
  readonly unit: '元' | '万元';
  readonly paper: ReportPaper;
  /** Official form in resources/forms, filled by its cell map; without one the plain form is used. */
  readonly form?: string;
  readonly columns: readonly ReportColumn[];
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
  rows(context: ReportContext): { readonly rows: readonly ReportRow[]; readonly total: Readonly<Record<string, ReportValue>> | null };
  checks(context: ReportContext): readonly ReportCheck[];
  drill?(context: ReportContext, row: string, column: string): Drill | null;
}

export const defineReport = (definition: ReportDefinition): ReportDefinition => definition;

export function reportContext(conn: Connection, county: string, period: Period, base: Day | null = null): ReportContext {
  return { conn, county, period, asOf: lastDay(period), base };
}

/** One definition, one table: screen, workbook and paper all show this. */
export function buildReport(definition: ReportDefinition, context: ReportContext): ReportTable {
  const { rows, total } = definition.rows(context);
  return {
    id: definition.id, title: `${context.county}${definition.title}`, county: context.county, issuer: '资产管理中心', period: context.period, asOf: context.asOf, unit: definition.unit,
    columns: definition.columns, rows, total, checks: definition.checks(context), notes: definition.notes,
    signatures: definition.signatures.map((label) => ({ label, name: '' })), paper: definition.paper,
  };
}
