import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';

/** 清收 of one measure in 分, principal and interest together, every book; '' where none was named. Counts are receipts that stand. */
export interface MeasureFigure {
  readonly measure: string;
  readonly cashMonthFen: number; readonly inKindMonthFen: number; readonly monthCount: number;
  readonly cashYtdFen: number; readonly inKindYtdFen: number; readonly ytdCount: number;
}

/** A receipt e counts as one while it brought money and no reversal up to the month (bound as `period`) has taken it back. */
export const standingUntil = (period: string): string => `e.principal_fen + e.on_fen + e.off_fen > 0 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id AND r.period <= ${period})`;

export const measureFigures = (c: ReportContext): MeasureFigure[] => statement(c.conn, `
  SELECT measure, sum(CASE WHEN form = 'cash' AND period = ?2 THEN fen ELSE 0 END) AS cashMonthFen, sum(CASE WHEN form = 'in_kind' AND period = ?2 THEN fen ELSE 0 END) AS inKindMonthFen, sum(CASE WHEN period = ?2 THEN stands ELSE 0 END) AS monthCount,
    sum(CASE WHEN form = 'cash' THEN fen ELSE 0 END) AS cashYtdFen, sum(CASE WHEN form = 'in_kind' THEN fen ELSE 0 END) AS inKindYtdFen, sum(stands) AS ytdCount
  FROM (SELECT coalesce(e.measure, '') AS measure, e.form, e.period, e.principal_fen + e.on_fen + e.off_fen AS fen, ${standingUntil('?2')} AS stands FROM entry e WHERE e.period BETWEEN ?1 AND ?2 AND e.form IN ('cash','in_kind')) GROUP BY measure`).all(numbered(`${c.period.slice(0, 4)}-01`, c.period)) as MeasureFigure[];
