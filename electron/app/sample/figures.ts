import type { Day } from '../../domain/date.js';
import raw from '../../../resources/samples/county-figures.json' with { type: 'json' };

/**
 * The figures the sample county has to add up to: one feasible set that reproduces the published totals (清收 6009万 =
 * 现金 5681万 + 抵债 328万, 不良占比 17.60 %, 涉政 1650 of 3938万 …). All amounts in 分.
 */
export interface UnitFigures {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Loans with a balance at the start of the year. */
  readonly loansBegin: number;
  readonly staff: number;
  readonly taskFen: number;
  readonly allBeginFen: number;
  readonly allEndJulFen: number;
  readonly allEndFen: number;
  readonly nplBeginFen: number;
  readonly nplEndJulFen: number;
  readonly nplEndFen: number;
  readonly newJanJulFen: number;
  readonly newAugFen: number;
  readonly cashPJanJulFen: number;
  readonly cashPAugFen: number;
  readonly cashIJanJulFen: number;
  readonly cashIAugFen: number;
  readonly kindPJanJulFen: number;
  readonly kindPAugFen: number;
  readonly kindIJanJulFen: number;
  readonly kindIAugFen: number;
  readonly rollPJanJulFen: number;
  readonly rollPAugFen: number;
  readonly upPJanJulFen: number;
  readonly upPAugFen: number;
  readonly govPJanJulFen: number;
  readonly govPAugFen: number;
  readonly govIJanJulFen: number;
  readonly govIAugFen: number;
}

export interface VintageFigures {
  /** Year of formation; 2005 stands for 2005 and before. */
  readonly formed: number;
  readonly calledIn: number | null;
  readonly beginFen: number;
  readonly newFen: number;
  readonly recoveredFen: number;
  readonly restructuredFen: number;
  readonly endFen: number;
}

export interface GovFigures {
  readonly kind: string;
  readonly debtorsN: number;
  readonly settledN: number;
  readonly basePFen: number;
  readonly baseIFen: number;
  readonly priorPFen: number;
  readonly priorIFen: number;
  readonly nowPFen: number;
  readonly nowIFen: number;
  /** Principal and interest, earlier and now, of the debtors who owe nothing any more. */
  readonly ofWhichSettledFen: number;
}

export interface SuitFigures {
  readonly batch: number;
  readonly unit: string;
  readonly suits: number;
  readonly closed: number;
  readonly paidDebtors: number;
  readonly claimPFen: number;
  readonly claimIFen: number;
  readonly paidPFen: number;
  readonly paidIFen: number;
  readonly leftPFen: number;
  readonly leftIFen: number;
  readonly leftDebtors: number;
}

export interface AssetFigures {
  readonly name: string;
  readonly unit: string;
  readonly on: Day;
  readonly kind: string;
  readonly disposeBy: Day;
  readonly agreedFen: number;
  readonly principalFen: number;
  readonly onInterestFen: number;
  readonly offInterestFen: number;
  readonly waivedInterestFen: number;
  readonly disposedCashFen: number;
}

export interface TierFigures {
  readonly tier: string;
  readonly people: number;
  readonly eachFen: number | null;
  readonly totalFen: number;
  readonly creditedFen: number;
}

export interface CaseFigures {
  readonly unit: string;
  readonly loansN: number;
  readonly debtorsN: number;
  readonly principalFen: number;
  readonly paidPFen: number;
  readonly paidIFen: number;
  readonly claimPFen?: number;
  readonly claimIFen?: number;
  readonly instalmentsFen?: number;
}

export interface CountyFigures {
  readonly asOf: Day;
  readonly yearStart: Day;
  readonly base: Day;
  readonly units: readonly UnitFigures[];
  /** By the Chinese name of the measure, principal and interest of cash and 抵债 together. */
  readonly measures: Readonly<Record<string, number>>;
  readonly vintages: readonly VintageFigures[];
  readonly gov: readonly GovFigures[];
  readonly govActs: { readonly exposedN: number; readonly deductedN: number; readonly deductionFrom: string };
  readonly suits: readonly SuitFigures[];
  readonly assets: readonly AssetFigures[];
  readonly staff: readonly TierFigures[];
  readonly cases: { readonly manyLoans: CaseFigures; readonly nominees: CaseFigures; readonly notYetDue: CaseFigures; readonly clearedOnVisit: CaseFigures };
}

export const COUNTY_FIGURES: CountyFigures = raw;

/** The two parts of the year that the figures are given for: up to the base date, and the month of the report. */
export type Span = 'janJul' | 'aug';
export const SPANS: readonly Span[] = ['janJul', 'aug'];
