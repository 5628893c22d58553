import { isDay } from '../date.js';
import { DomainError } from '../domain-error.js';
import { parseAmount } from '../money.js';
import { pctToPpm } from '../rate.js';

/** A value a report may be asked with beside its month: a threshold, a rate, a way of counting. Printed in the report's notes. */
export interface ReportOption {
  readonly key: string;
  readonly label: string;
  /** wan: 万元; percent: 1.00; choice: one of `choices`; unit: a 机构 by code or name, empty for the whole county (the report knows the units). */
  readonly kind: 'wan' | 'percent' | 'count' | 'day' | 'choice' | 'unit';
  readonly initial: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export type ReportOptions = Readonly<Record<string, string>>;

/** The report's own values, replaced by what was given. Throws OPTION_UNKNOWN, OPTION_INVALID. */
export function readOptions(options: readonly ReportOption[], given: ReportOptions): ReportOptions {
  const stranger = Object.keys(given).find((k) => !options.some((o) => o.key === k));
  if (stranger !== undefined) throw new DomainError('OPTION_UNKNOWN', { key: stranger, allowed: options.map((o) => `${o.key}（${o.label}）`).join('、') || '无' });
  return Object.fromEntries(options.map((o) => {
    const asked = (given[o.key] ?? o.initial).trim();
    // a choice is known by its code and by its term (decisions.md 24)
    const value = o.choices?.find((c) => c.label === asked)?.value ?? asked;
    if (!fits(o, value)) throw new DomainError('OPTION_INVALID', { label: o.label, value, wanted: wanted(o) });
    return [o.key, value];
  }));
}

function fits(o: ReportOption, value: string): boolean {
  switch (o.kind) {
    case 'wan': return (parseAmount(value, '万元') ?? -1) >= 0;
    case 'percent': return (pctToPpm(value) ?? -1) >= 0;
    case 'count': return /^[1-9]\d{0,3}$/.test(value);
    // an empty base date is the report's own rule
    case 'day': return value === '' || isDay(value);
    case 'choice': return o.choices?.some((c) => c.value === value) ?? false;
    case 'unit': return value.length <= 40;
  }
}

function wanted(o: ReportOption): string {
  switch (o.kind) {
    case 'wan': return '以万元为单位的金额，如 1000';
    case 'percent': return '百分数，如 1.00';
    case 'count': return '1 到 9999 的整数';
    case 'day': return '日期，如 2011-07-31';
    case 'choice': return (o.choices ?? []).map((c) => c.label).join('、');
    case 'unit': return '机构名称或代码，空为全县';
  }
}
