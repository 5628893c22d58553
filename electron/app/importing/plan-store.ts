import type { ImportPlan } from '../../contract/imports.js';
import type { RawWorkbook } from '../../domain/importing/raw-sheet.js';
import { DomainError } from '../../domain/domain-error.js';
import type { UnitRows } from './handed-in.js';
import type { LoanRef } from './ledger-index.js';
import type { PlannedRow, SourceTable } from './planned.js';
import type { SourceFile } from './read-files.js';

/** A plan as it was shown: exactly this is committed or nothing. */
export interface StoredPlan {
  readonly plan: ImportPlan;
  readonly rows: readonly PlannedRow[];
  readonly tables: readonly SourceTable[];
  /** The workbooks themselves, for mapping by hand. */
  readonly books: ReadonlyMap<string, RawWorkbook>;
  /** The files themselves, for keeping one as the office's form. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Of every 台账, what it brings for each unit. */
  readonly byUnit: ReadonlyMap<SourceTable, readonly UnitRows[]>;
  /** Loans whose carry-in may have to be written anew after the receipts. */
  readonly carried: readonly LoanRef[];
  /** Last batch of the ledger when the plan was made; a later batch makes the plan stale. */
  readonly dataVersion: number;
}

export interface PlanStore {
  keep(plan: StoredPlan): void;
  find(planId: string): StoredPlan;
  discard(planId: string): void;
}

/** The last few plans, in memory only: a plan does not survive the program, the chosen files do. */
export function createPlanStore(most = 3): PlanStore {
  const plans = new Map<string, StoredPlan>();
  return {
    keep: (p) => {
      plans.set(p.plan.planId, p);
      for (const id of plans.keys()) if (plans.size > most) plans.delete(id);
    },
    find: (id) => {
      const plan = plans.get(id);
      if (!plan) throw new DomainError('PLAN_UNKNOWN');
      return plan;
    },
    discard: (id) => void plans.delete(id),
  };
}
