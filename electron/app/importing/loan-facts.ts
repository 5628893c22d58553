import { findCode, CAUSES, CLASSES, CLIENTS, GUARANTEES, PROBLEMS } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { LEDGER_COLUMNS } from '../../domain/importing/ledger-form.js';
import { fenOf, numberOf, textOf } from './draft-values.js';
import type { FieldChange } from './planned.js';

/** The facts of a loan as a row of the provincial form states them; codes in English, money in 分. */
export interface LoanFacts {
  readonly granted_on: Day;
  readonly due_on: Day;
  readonly original_fen: number;
  readonly rate_ppm: number | null;
  readonly guarantee: string;
  readonly security: string | null;
  readonly rollovers: number;
  readonly risk_class: string;
  readonly old_class: string | null;
  readonly npl_on: Day;
  readonly cause: string | null;
  readonly problem: string;
}

export interface LoanMoney {
  readonly beginFen: number;
  readonly newFen: number;
  readonly cashFen: number;
  readonly inKindFen: number;
  readonly rolledFen: number;
  readonly otherFen: number;
  readonly principalFen: number;
  readonly onFen: number;
  readonly offFen: number;
  readonly interestPaidFen: number;
}

/** The loan's facts in the ledger's codes; required cells have been checked before. */
export function factsOf(draft: DraftRow): LoanFacts {
  return {
    granted_on: textOf(draft, 'grantedOn') ?? '', due_on: textOf(draft, 'dueOn') ?? '', original_fen: fenOf(draft, 'originalFen'), rate_ppm: numberOf(draft, 'ratePpm'),
    guarantee: findCode(GUARANTEES, textOf(draft, 'guarantee') ?? '')?.code ?? 'credit', security: textOf(draft, 'security'), rollovers: numberOf(draft, 'rollovers') ?? 0,
    risk_class: findCode(CLASSES, textOf(draft, 'riskClass') ?? '')?.code ?? 'substandard', old_class: textOf(draft, 'oldClass'), npl_on: textOf(draft, 'nplOn') ?? '',
    cause: findCode(CAUSES, textOf(draft, 'cause') ?? '')?.code ?? null, problem: findCode(PROBLEMS, textOf(draft, 'problem') ?? '')?.code ?? 'ordinary',
  };
}

export function moneyOf(draft: DraftRow): LoanMoney {
  return {
    beginFen: fenOf(draft, 'beginFen'), newFen: fenOf(draft, 'newFen'), cashFen: fenOf(draft, 'cashFen'), inKindFen: fenOf(draft, 'inKindFen'), rolledFen: fenOf(draft, 'rolledFen'), otherFen: fenOf(draft, 'otherReducedFen'),
    principalFen: fenOf(draft, 'principalFen'), onFen: fenOf(draft, 'onInterestFen'), offFen: fenOf(draft, 'offInterestFen'), interestPaidFen: fenOf(draft, 'interestPaidFen'),
  };
}

/** Columns of the form that have no field of their own yet are kept as they came, for the export of the same form. */
const EXTRA = ['stock', 'callYear', 'lastDemand', 'limitationOn', 'guaranteeUntilOn', 'progress'] as const;

export function extraOf(draft: DraftRow): string {
  return JSON.stringify(Object.fromEntries(EXTRA.map((k) => [k, draft.values[k] ?? null]).filter(([, v]) => v !== null)));
}

/** The same columns against what is kept: a column that the sheet does not have keeps its value. Null when nothing moved. */
export function compareExtra(draft: DraftRow, stored: string, changes: FieldChange[]): string | null {
  const kept = JSON.parse(stored) as Record<string, string | number>;
  const now: Record<string, string | number> = {};
  let moved = false;
  for (const key of EXTRA) {
    const said = key in draft.values ? (draft.values[key] ?? null) : (kept[key] ?? null);
    if (said !== null) now[key] = said;
    if (said === (kept[key] ?? null)) continue;
    moved = true;
    changes.push({ field: LEDGER_COLUMNS.find((c) => c.key === key)?.title ?? key, before: String(kept[key] ?? ''), after: String(said ?? '') });
  }
  return moved ? JSON.stringify(now) : null;
}

export const clientOf = (draft: DraftRow): string => findCode(CLIENTS, textOf(draft, 'client') ?? '')?.code ?? 'person';
