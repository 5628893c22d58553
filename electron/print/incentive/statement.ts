import type { ReportRow, ReportValue } from '../../domain/reporting/report-table.js';

/** One receipt of a person: a row for each part of it and each clause that acts on it, and sentences under them. */
export interface StatementReceipt {
  readonly key: string;
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
  /** 红字冲正, set in red. */
  readonly back: boolean;
}

/** One step from the sum of the receipts to what is paid. */
export interface StatementStep {
  readonly name: string;
  readonly how: string;
  /** What the step adds or takes, 分; null where it does neither. */
  readonly changeFen: number | null;
  /** Where the amount stands after it, 分; a text where it is no amount (75.69%). */
  readonly stands: number | string;
}

/** 个人清收任务与奖励计算单 of one person. */
export interface Statement {
  readonly key: string;
  /** 单号. */
  readonly number: string;
  readonly name: string;
  readonly staffNo: string;
  /** Two lines of three, then one of two: 姓名 工号 部门·职务 / 任务档次 年度任务 计算期间 / 办法 计算日期. */
  readonly head: readonly (readonly { readonly label: string; readonly value: string }[])[];
  readonly receipts: readonly StatementReceipt[];
  /** What the run holds for the person, by the key of the column; the printed rows must add up to it. */
  readonly total: Readonly<Record<string, ReportValue>>;
  /** The clauses quoted, with their texts. */
  readonly clauses: readonly string[];
  readonly steps: readonly StatementStep[];
  /** The last line of 结算: its name, the amount in 大写, the amount. */
  readonly payable: { readonly name: string; readonly how: string; readonly amountFen: number };
  readonly outcome: readonly { readonly label: string; readonly text: string }[];
}

/** Statements of many persons, made one by one when asked for: thousands of them never stand in memory together. */
export interface StatementDocument {
  readonly county: string;
  /** Who worked the run out; stands in the box 计算. */
  readonly madeBy: string;
  /** Stands in the title and at the foot of every sheet while the run may still change; empty once it is locked. */
  readonly draftMark: string;
  readonly count: number;
  at(index: number): Statement;
}

export const STATEMENT_TITLE = '个人清收任务与奖励计算单';
