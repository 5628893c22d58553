import type { ImportPlan, PlanFile } from '../../../electron/contract/imports.js';
import { parseAmount, toHalfWidth } from '../../../electron/domain/money.js';
import { keyOfFile } from './plan-files.js';

/** Figures from paper as they were typed: by scope (a table of the plan, or all of a kind), by line. */
export type PaperTotals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a paper gives totals for: one table, or all tables of a kind together. */
export interface TotalsScope {
  readonly key: string;
  readonly kind: string;
  readonly files: readonly PlanFile[];
}

/** One figure from three sides. Amounts in 分, 笔数 as a count. */
export interface TotalLine {
  readonly key: string;
  readonly title: string;
  readonly unit: 'count' | 'fen';
  /** 笔数: all rows of the file; an amount: the file's own 合计 row, null when a file of the scope has none. */
  readonly own: number | null;
  /** The rows that can be taken in. */
  readonly taken: number;
  readonly typed: string;
  /** null: nothing typed, or not a figure. */
  readonly paper: number | null;
  readonly readable: boolean;
  /** own − paper, taken − paper; null where a side is missing. */
  readonly ownDiffers: number | null;
  readonly takenDiffers: number | null;
}

export const ROWS = 'rows';
/** The balance is what a paper is checked by first. */
const FIRST = ['principalFen', 'beginFen'];

/** All tables of a kind together, in the order of the plan. */
export function kindScopes(plan: Pick<ImportPlan, 'files'>): TotalsScope[] {
  return [...new Set(plan.files.map((f) => f.kind))].map((kind) => ({ key: `kind ${kind}`, kind, files: plan.files.filter((f) => f.kind === kind) }));
}

export const fileScope = (file: PlanFile): TotalsScope => ({ key: keyOfFile(file), kind: file.kind, files: [file] });

/** 笔数 and every amount that a table of the scope has a column for, each from the file, the rows and the paper. */
export function totalLines(scope: TotalsScope, paper: PaperTotals): TotalLine[] {
  const { files } = scope;
  const titles = new Map(files.flatMap((f) => f.columns.filter((c) => c.key in f.controlTotals).map((c) => [c.key, c.title] as const)));
  const keys = [...FIRST.filter((k) => titles.has(k)), ...[...titles.keys()].filter((k) => !FIRST.includes(k))];
  const sum = (of: (f: PlanFile) => number): number => files.reduce((a, f) => a + of(f), 0);
  const typed = (key: string): string => paper[scope.key]?.[key] ?? '';
  const rows = line(ROWS, '笔数', 'count', sum((f) => f.rows), sum((f) => f.rows - f.reject - f.conflict), typed(ROWS));
  return [rows, ...keys.map((key) => {
    const read = files.filter((f) => f.columns.some((c) => c.key === key));
    const own = read.every((f) => f.ownTotals?.[key] !== undefined) ? read.reduce((a, f) => a + (f.ownTotals?.[key] ?? 0), 0) : null;
    return line(key, titles.get(key) ?? key, 'fen', own, sum((f) => f.controlTotals[key] ?? 0), typed(key));
  })];
}

function line(key: string, title: string, unit: TotalLine['unit'], own: number | null, taken: number, typed: string): TotalLine {
  const paper = typed.trim() === '' ? null : unit === 'fen' ? parseAmount(typed) : countOf(typed);
  return { key, title, unit, own, taken, typed, paper, readable: typed.trim() === '' || paper !== null, ownDiffers: own === null || paper === null ? null : own - paper, takenDiffers: paper === null ? null : taken - paper };
}

/** A number of rows as typed: `1,208`, full-width figures, `852笔`. */
function countOf(typed: string): number | null {
  const plain = toHalfWidth(typed.trim()).replace(/[笔户行]$/, '').replaceAll(',', '').trim();
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** Whether a typed figure agrees: with the 合计 row where the file has one, else with the rows that can be taken. */
export const agrees = (l: TotalLine): boolean => l.readable && (l.ownDiffers ?? l.takenDiffers ?? 0) === 0;

export interface PaperCheck {
  readonly typed: number;
  readonly differing: number;
}

/** How the typed figures stand: of one scope, or of the whole plan. */
export function checkPaper(scopes: readonly TotalsScope[], paper: PaperTotals): PaperCheck {
  const lines = scopes.flatMap((s) => (paper[s.key] ? totalLines(s, paper) : [])).filter((l) => l.typed.trim() !== '');
  return { typed: lines.length, differing: lines.filter((l) => !agrees(l)).length };
}

export const allScopes = (plan: Pick<ImportPlan, 'files'>): TotalsScope[] => [...plan.files.map(fileScope), ...kindScopes(plan)];

/** 与纸面合计核对：3 项相符 / 3 项中 1 项不符; '' when nothing was typed. */
export function paperWords({ typed, differing }: PaperCheck): string {
  if (typed === 0) return '';
  return differing === 0 ? `与纸面合计核对 ${typed} 项，全部相符` : `与纸面合计核对 ${typed} 项，${differing} 项不符`;
}
