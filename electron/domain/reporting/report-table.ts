import type { Day, Period } from '../date.js';

/**
 * The one shape between a report's definition and its three renderings (screen, workbook, paper). Values are raw:
 * money is integer 分, a percentage is a decimal string with two places, a day is text. Rounding to 万元 happens in the
 * rendering, once, from the exact value; the total row carries exact totals and is never a sum of rounded cells.
 */
export type ValueKind = 'text' | 'count' | 'money' | 'percent' | 'points' | 'rank' | 'day';
export type ReportValue = string | number | null;

export interface ReportColumn {
  readonly key: string;
  /** Nested head from the top: ['本年累计清收处置', '清收', '现金收回']. Equal neighbours are merged. */
  readonly titles: readonly string[];
  readonly kind: ValueKind;
  /** Width on paper in mm before scaling to the sheet. */
  readonly mm: number;
  /** A rise is bad (NPL up): shown red with its sign. */
  readonly riseIsBad?: boolean;
  /** A difference without good or bad (growth of all loans): shown with its sign, never red. */
  readonly signed?: boolean;
  /** Paper only: whether a text may take several lines. Unset: names wrap, numbers and codes never do. */
  readonly wrap?: boolean;
  /** Opens its rows: the name of the drill-down that this column offers. */
  readonly drill?: string;
}

export interface ReportRow {
  /** Stable key for drill-down (unit code, staff number, loan number). */
  readonly key: string;
  readonly level: 'row' | 'subtotal';
  /** null = inapplicable, shown as —; 0 = zero, shown as 0.00. */
  readonly values: Readonly<Record<string, ReportValue>>;
}

export interface ReportCheck {
  /** C1 … C13 of domain.md §2.3; from C14 on those of single reports. */
  readonly id: string;
  readonly name: string;
  readonly ok: boolean;
  /** The figures compared, or the cells and rows that fail. */
  readonly detail: string;
  /** Who let a failed check pass, and why; printed with it. */
  readonly overruled?: string;
}

/** Set once a report is issued: which issue the sheet is. */
export interface IssueMark {
  readonly no: number;
  readonly on: Day;
  readonly by: string;
  /** Number of the issue it corrects. */
  readonly corrects: number | null;
}

export interface ReportPaper {
  readonly size: 'A4' | 'A3';
  readonly landscape: boolean;
  /** The row 甲 乙 1 2 3 … under the head, for forms whose notes speak of 栏12. */
  readonly columnNumbers?: boolean;
}

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  /** 样例县农村信用合作联社 */
  readonly county: string;
  /** 编报单位 when it is not the county itself: 资产管理中心. */
  readonly issuer?: string;
  /** 表号. */
  readonly formNo?: string;
  readonly period: Period;
  readonly asOf: Day;
  /** Unit of the money columns on paper and in the form. */
  readonly unit: '元' | '万元';
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly total: Readonly<Record<string, ReportValue>> | null;
  readonly checks: readonly ReportCheck[];
  /** 说明, printed under the table. */
  readonly notes: readonly string[];
  /** 制表, 复核, 负责人 … with the name where it is known. */
  readonly signatures: readonly { readonly label: string; readonly name: string }[];
  readonly paper: ReportPaper;
  /** 出具; unset while it is only looked at. */
  readonly issue?: IssueMark;
}

/**
 * A list printed person by person (责任清收名册): every group begins a new page with its own head, page sums and
 * signature box. Columns and values as in a report.
 */
export interface RosterGroup {
  readonly key: string;
  /** 名册编号 of this person's sheet; unset: the document's. */
  readonly rosterNo?: string;
  readonly heading: readonly { readonly label: string; readonly value: string }[];
  readonly rows: readonly ReportRow[];
  /** Sums of the money and count columns of this group. */
  readonly total: Readonly<Record<string, ReportValue>>;
}

export interface RosterDocument {
  readonly id: string;
  readonly county: string;
  readonly title: string;
  readonly subtitle: string;
  readonly docNo: string;
  readonly rosterNo: string;
  readonly asOf: Day;
  /** 印次, printed at the foot: 第 1 次印制 2011-08-31. */
  readonly printing?: string;
  readonly unit: '元' | '万元';
  readonly columns: readonly ReportColumn[];
  readonly groups: readonly RosterGroup[];
  /** Key of the column whose total is written out in 大写 on a group's last page. */
  readonly capitalColumn: string;
  /** `{count}`, `{amount}` and `{capital}` in the text stand for the group's rows and the capital column's total. */
  readonly receipt: { readonly text: string; readonly lines: readonly string[] };
  readonly signatures: readonly { readonly label: string; readonly name: string }[];
  readonly paper: ReportPaper;
  /** Across every sheet, pale; none when empty. */
  readonly watermark?: string;
}
