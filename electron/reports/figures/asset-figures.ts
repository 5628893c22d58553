import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';

/**
 * A 抵债资产 received up to the report's day, in 分; what happened in the year up to that day.
 * Book value: begin + received − sold − leased − other − lost = end.
 */
export interface AssetFigure {
  readonly assetId: number; readonly assetNo: string; readonly name: string; readonly unitId: number; readonly unitName: string;
  readonly receivedOn: string; readonly disposeByOn: string;
  readonly beginFen: number; readonly receivedFen: number; readonly endFen: number;
  /** 抵债金额: principal and interest that the asset paid in the year. */
  readonly paidFen: number;
  readonly soldFen: number; readonly leasedFen: number; readonly otherFen: number; readonly lostFen: number;
  readonly cashFen: number;
  /** 1 or 0: held at the start of the year, received in it, gone in it, held at the end. */
  readonly begins: number; readonly received: number; readonly gone: number; readonly ends: number;
}

interface Line {
  assetId: number; assetNo: string; name: string; unitId: number; unitName: string; receivedOn: string; disposeByOn: string;
  /** As the register has it today, and what receipts made of it in the year and after the report's day. */
  bookNow: number; paidNow: number; bookYear: number; paidYear: number; bookLater: number; paidLater: number;
  beforeFen: number; goneBefore: number; soldFen: number; leasedFen: number; otherFen: number; lostFen: number; cashFen: number; goneNow: number;
}

/** A disposal that may end the asset's stay: a lease brings rent and keeps it. */
const ENDS = `e.kind <> 'lease'`;

/**
 * The register says what an asset is worth today; receipts in kind say when it came to that (a line taken back by a
 * reversal included), so that any past day is answered too. An asset disposed of in parts is one until its book value is
 * gone.
 */
export function assetFigures(c: ReportContext): AssetFigure[] {
  const start = `${c.period.slice(0, 4)}-01-01`;
  const lines = statement(c.conn, `
    WITH paid AS (SELECT x.asset_id AS id, sum(CASE WHEN e.booked_on BETWEEN ?1 AND ?2 THEN e.principal_fen + e.on_fen ELSE 0 END) AS bookYear, sum(CASE WHEN e.booked_on BETWEEN ?1 AND ?2 THEN e.principal_fen + e.on_fen + e.off_fen ELSE 0 END) AS paidYear,
        sum(CASE WHEN e.booked_on > ?2 THEN e.principal_fen + e.on_fen ELSE 0 END) AS bookLater, sum(CASE WHEN e.booked_on > ?2 THEN e.principal_fen + e.on_fen + e.off_fen ELSE 0 END) AS paidLater
      FROM (SELECT DISTINCT asset_id, loan_id FROM asset_loan) x CROSS JOIN entry e ON e.loan_id = x.loan_id AND e.asset_id = x.asset_id GROUP BY x.asset_id)
    SELECT a.asset_id AS assetId, a.asset_no AS assetNo, a.name, a.unit_id AS unitId, u.name AS unitName, a.received_on AS receivedOn, a.dispose_by_on AS disposeByOn, a.book_fen AS bookNow, a.agreed_fen - a.refund_fen AS paidNow,
      coalesce(p.bookYear, 0) AS bookYear, coalesce(p.paidYear, 0) AS paidYear, coalesce(p.bookLater, 0) AS bookLater, coalesce(p.paidLater, 0) AS paidLater,
      coalesce(sum(CASE WHEN e.on_date < ?1 THEN e.book_fen END), 0) AS beforeFen, coalesce(max(e.on_date < ?1 AND ${ENDS}), 0) AS goneBefore, coalesce(max(${ENDS}), 0) AS goneNow,
      coalesce(sum(CASE WHEN e.on_date >= ?1 AND e.kind = 'sell' THEN e.book_fen END), 0) AS soldFen, coalesce(sum(CASE WHEN e.on_date >= ?1 AND e.kind = 'lease' THEN e.book_fen END), 0) AS leasedFen,
      coalesce(sum(CASE WHEN e.on_date >= ?1 AND e.kind = 'other' THEN e.book_fen END), 0) AS otherFen, coalesce(sum(CASE WHEN e.on_date >= ?1 AND e.kind = 'loss' THEN e.book_fen END), 0) AS lostFen,
      coalesce(sum(CASE WHEN e.on_date >= ?1 THEN e.cash_fen END), 0) AS cashFen
    FROM asset a JOIN unit u ON u.unit_id = a.unit_id LEFT JOIN paid p ON p.id = a.asset_id LEFT JOIN asset_event e ON e.asset_id = a.asset_id AND e.voided_by IS NULL AND e.on_date <= ?2
    WHERE a.voided_by IS NULL AND a.received_on <= ?2 GROUP BY a.asset_id ORDER BY u.sort_no, u.unit_id, a.received_on, a.asset_no`).all(numbered(start, c.asOf)) as Line[];
  return lines.map(({ bookNow, paidNow, bookYear, paidYear, bookLater, paidLater, beforeFen, goneBefore, goneNow, ...a }) => {
    const old = a.receivedOn < start;
    const receivedFen = old ? bookYear : bookNow - bookLater;
    const beginFen = old ? bookNow - bookLater - bookYear - beforeFen : 0;
    const endFen = beginFen + receivedFen - a.soldFen - a.leasedFen - a.otherFen - a.lostFen;
    const begins = old && !(goneBefore === 1 && beginFen <= 0) ? 1 : 0;
    const ends = goneNow === 1 && endFen <= 0 ? 0 : 1;
    const received = old ? 0 : 1;
    return { ...a, beginFen, receivedFen, endFen, paidFen: old ? paidYear : paidNow - paidLater, begins, received, gone: begins + received - ends, ends };
  });
}
