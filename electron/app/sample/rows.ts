import type { Period } from '../../domain/date.js';
import type { DraftValue } from '../../domain/importing/profile.js';

/**
 * The sample county as rows of workbooks: keys are those of the forms (ledger-form.ts, plain-forms.ts), money in 分,
 * rates in ppm, days YYYY-MM-DD, enumerations by their Chinese term. null or '' = empty cell.
 */
export type SampleRow = Readonly<Record<string, DraftValue>>;

export type LedgerRow = {
  readonly seq: number; readonly ledgerNo: string; readonly book: string; readonly unit: string; readonly borrower: string; readonly idKind: string; readonly idNo: string;
  readonly actualUser: string; readonly client: string; readonly publicKind: string; readonly town: string; readonly phone: string;
  readonly loanNo: string; readonly grantedOn: string; readonly dueOn: string; readonly originalFen: number; readonly ratePpm: number; readonly guarantee: string; readonly security: string; readonly rollovers: number;
  readonly riskClass: string; readonly oldClass: string; readonly nplOn: string; readonly formedYear: number; readonly cause: string; readonly problem: string; readonly stock: string;
  readonly beginFen: number; readonly newFen: number; readonly cashFen: number; readonly inKindFen: number; readonly rolledFen: number; readonly otherReducedFen: number; readonly principalFen: number;
  readonly onInterestFen: number; readonly offInterestFen: number; readonly interestPaidFen: number;
  readonly responsible: string; readonly callYear: number | null; readonly collector: string;
  readonly lastDemand: string; readonly limitationOn: string | null; readonly guaranteeUntilOn: string | null; readonly progress: string;
};

export type StaffRow = { readonly staffNo: string; readonly name: string; readonly unit: string; readonly unitCode: string; readonly unitKind: string; readonly tier: string; readonly title: string; readonly idNo: string; readonly phone: string; readonly joinedOn: string };

export type RecoveryRow = {
  readonly on: string; readonly unit: string; readonly loanNo: string; readonly borrower: string; readonly form: string; readonly measure: string;
  readonly principalFen: number; readonly onInterestFen: number; readonly offInterestFen: number; readonly feeFen: number;
  readonly voucherNo: string; readonly persons: string; readonly assetNo: string; readonly note: string;
};

export type TargetRow = { readonly year: number; readonly staffNo: string; readonly name: string; readonly unit: string; readonly tier: string; readonly targetFen: number };
export type BalanceRow = { readonly period: Period; readonly unit: string; readonly allFen: number };
export type SuitRow = { readonly batchNo: number; readonly filedOn: string; readonly unit: string; readonly borrower: string; readonly loanNos: string; readonly claimPrincipalFen: number; readonly claimInterestFen: number; readonly closedOn: string | null; readonly closedHow: string; readonly reason: string };
export type GovRow = {
  readonly kind: string; readonly name: string; readonly unit: string; readonly body: string; readonly loanNos: string;
  readonly basePrincipalFen: number; readonly baseInterestFen: number; readonly priorPrincipalFen: number; readonly priorInterestFen: number; readonly exposed: string; readonly deductedFrom: string;
};
export type AssetRow = {
  readonly assetNo: string; readonly name: string; readonly kind: string; readonly quantity: string; readonly receivedOn: string; readonly unit: string; readonly loanNo: string;
  readonly agreedFen: number; readonly principalFen: number; readonly onInterestFen: number; readonly offInterestFen: number; readonly disposeByOn: string; readonly disposedOn: string | null; readonly disposedCashFen: number | null;
};

export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'office' | 'credit_union';
}

export interface SampleCounty {
  readonly asOf: string;
  readonly units: readonly SampleUnit[];
  readonly staff: readonly StaffRow[];
  /** One ledger file per 信用社, in the order of the units. */
  readonly ledgers: readonly { readonly unit: SampleUnit; readonly rows: readonly LedgerRow[] }[];
  readonly recoveries: readonly RecoveryRow[];
  readonly targets: readonly TargetRow[];
  readonly balances: readonly BalanceRow[];
  readonly suits: readonly SuitRow[];
  readonly gov: readonly GovRow[];
  readonly assets: readonly AssetRow[];
}

/** Several loan numbers in one cell. */
export const LOAN_SEPARATOR = '；';
