import type { Finding } from './issue-codes.js';
import type { DraftValue } from './profile.js';

/** What one cell gave: a value, what there is to say about it, or both. */
export interface CellReading {
  readonly value: DraftValue;
  readonly findings: readonly Finding[];
}

const NONE: readonly Finding[] = [];
export const read = (value: DraftValue): CellReading => ({ value, findings: NONE });
export const refused = (found: Finding): CellReading => ({ value: null, findings: [found] });
