import type { WrittenUnit } from '../importing/head-text.js';
import { mostDecimals, stepOf } from './figure.js';
import type { FigureColumn, FigureRow, FigureTable } from './figure-table.js';

/**
 * What a column of anybody's sheet can be checked for, by its head. amount and count add up; people may be counted once where
 * they stand in several rows (C12); ratio and points follow from other columns; other – numbers, ranks, texts – is left alone.
 */
export type ColumnKind = 'amount' | 'count' | 'people' | 'ratio' | 'points' | 'other';

const OTHER = /序号|排名|名次|位次|编号|工号|号码|账号|借据号|电话|日期|年度$|年份|月数|天数|期限|利率|税率|单价|均|得分|分值|权重|系数/;
const POINTS = /百分点|^pp$/;
/** A % behind a number is a rate that heads its amounts (次级类 25%), not what they are. */
const RATIO = /率|占比|比例|比重|百分比|进度|(?<!\d)[%‰]/;
const RATIO_GROUP = /率|占比|比例|比重|百分比/;
const CHANGE = /±|增减|变动|升降|[较比](?:年初|上年|上月|上期|同期)/;
const PEOPLE = /(?:户|人)(?:数|次)?$/;
const COUNT = /(?:笔|件|份|宗|次|张|家|个)数?$|数量$/;

function kindOf(column: FigureColumn, rows: readonly FigureRow[]): ColumnKind {
  const leaf = column.names.at(-1) ?? '';
  const above = column.names.slice(0, -1).join('');
  const figures = rows.flatMap((r) => r.figures.get(column.column) ?? []);
  const texts = rows.filter((r) => r.cells[column.column]?.t === 's' && !r.figures.has(column.column)).length;
  if (OTHER.test(leaf) || figures.length === 0 || figures.length < rows.filter((r) => r.cells[column.column]?.t === 'n').length) return 'other';
  if (figures.length * 2 < texts) return 'other';
  if (POINTS.test(leaf)) return 'points';
  if (column.sign !== null || RATIO.test(leaf) || figures.some((f) => f.percent)) return 'ratio';
  if (RATIO_GROUP.test(above)) return CHANGE.test(column.titles.at(-1) ?? '') ? 'points' : 'ratio';
  if (PEOPLE.test(leaf)) return 'people';
  return COUNT.test(leaf) ? 'count' : 'amount';
}

export interface Kinds {
  readonly of: (column: number) => ColumnKind;
  /** The last place of the amounts: rounding may have moved each of them by half of it; 0 = exact. */
  readonly amountStep: bigint;
  /** The amounts are whole numbers and nobody says in what: they may or may not have been rounded. */
  readonly unsureOfStep: boolean;
}

/** Kinds of all columns, and how far amounts may have been rounded: counts never, nor 元 with its 分. */
export function kindsOf(table: FigureTable, unitLine: WrittenUnit | null): Kinds {
  const kinds = new Map(table.columns.map((c) => [c.column, kindOf(c, table.rows)]));
  const amounts = table.columns.filter((c) => kinds.get(c.column) === 'amount');
  const decimals = mostDecimals(amounts.flatMap((c) => table.rows.map((r) => r.figures.get(c.column))));
  const unit = unitLine ?? amounts.find((c) => c.unit !== null)?.unit ?? null;
  const exact = (unit === '元' && decimals === 2) || (unit === '万元' && decimals === 6) || (unit === null && decimals === 0);
  return { of: (column) => kinds.get(column) ?? 'other', amountStep: exact ? 0n : stepOf(decimals), unsureOfStep: unit === null && decimals === 0 };
}
