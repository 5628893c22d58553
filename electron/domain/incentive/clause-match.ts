import { CLASSES } from '../codes.js';
import type { IncentiveReceipt } from './inputs.js';
import type { CollectorKind, Component, RateMatch, Relation } from './rule-plan.js';

/** What a match looks at: the receipt, one collector's side of it, and the component. */
export interface MatchCase {
  readonly receipt: IncentiveReceipt;
  /** Whole receipt without its sign, 分. */
  readonly amountFen: number;
  readonly relation: Relation;
  readonly collector: CollectorKind;
  readonly tier: string;
  component: Component | null;
}

const LISTS = ['forms', 'books', 'components', 'classes', 'measures', 'problems', 'publicKinds', 'relations', 'collectors', 'tiers'] as const;

/** Whether a case fits all given dimensions. A dimension that is given never fits an unknown (null) value. */
export function matches(match: RateMatch, c: MatchCase): boolean {
  const r = c.receipt;
  return (
    fits(match.forms, r.form) &&
    fits(match.books, r.book) &&
    fits(match.components, c.component) &&
    (fits(match.classes, r.riskClass) || fits(match.classes, parentOf(r.riskClass))) &&
    fits(match.measures, r.measure) &&
    fits(match.problems, r.problem) &&
    fits(match.publicKinds, r.publicKind) &&
    fits(match.relations, c.relation) &&
    fits(match.collectors, c.collector) &&
    fits(match.tiers, c.tier) &&
    (match.formedYear === undefined || (r.formedYear !== null && (match.formedYear.from === null || r.formedYear >= match.formedYear.from) && (match.formedYear.to === null || r.formedYear <= match.formedYear.to))) &&
    (match.amountFen === undefined || (c.amountFen >= match.amountFen.from && (match.amountFen.to === null || c.amountFen < match.amountFen.to)))
  );
}

/** Whether everything that fits `inner` also fits `outer`: then `inner`, standing later, never gets its turn. */
export function covers(outer: RateMatch, inner: RateMatch): boolean {
  for (const key of LISTS) {
    const wide: readonly string[] | undefined = outer[key];
    const narrow: readonly string[] | undefined = inner[key];
    if (wide === undefined) continue;
    if (narrow === undefined) return false;
    if (!narrow.every((v) => wide.includes(v) || (key === 'classes' && wide.includes(parentOf(v) ?? '')))) return false;
  }
  return rangeCovers(outer.formedYear, inner.formedYear) && rangeCovers(outer.amountFen, inner.amountFen);
}

interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

function rangeCovers(outer: Range | undefined, inner: Range | undefined): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  const lowOk = outer.from === null || (inner.from !== null && inner.from >= outer.from);
  const highOk = outer.to === null || (inner.to !== null && inner.to <= outer.to);
  return lowOk && highOk;
}

const fits = (allowed: readonly string[] | undefined, value: string | null): boolean => allowed === undefined || (value !== null && allowed.includes(value));

const PARENTS: ReadonlyMap<string, string | null> = new Map(CLASSES.map((c) => [c.code, c.parent]));
const parentOf = (code: string | null): string | null => (code === null ? null : (PARENTS.get(code) ?? null));
