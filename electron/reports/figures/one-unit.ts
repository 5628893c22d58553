import { DomainError } from '../../domain/domain-error.js';
import type { ReportOption } from '../../domain/reporting/report-option.js';
import { optionOf, type ReportContext } from '../define-report.js';
import { unitRows, type UnitRow } from './unit-figures.js';

/** Lets a report speak of one unit instead of the whole county. */
export const UNIT_OPTION: ReportOption = { key: 'unit', label: '机构', kind: 'unit', initial: '' };

/** The unit asked for by code or name; null is the whole county. Throws UNIT_UNKNOWN. */
export function askedUnit(c: ReportContext): UnitRow | null {
  const asked = optionOf(c, UNIT_OPTION.key);
  if (asked === '') return null;
  const found = unitRows(c).find((u) => u.code === asked || u.name === asked);
  if (!found) throw new DomainError('UNIT_UNKNOWN', { name: asked });
  return found;
}
