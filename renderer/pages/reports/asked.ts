import type { InputOf, OutputOf } from '../../../electron/contract/api.js';
import type { Period } from '../../../electron/domain/date.js';
import type { RouteParams } from '../../frame/routes.js';

export type Listed = OutputOf<'reports.list'>['reports'][number];

/** What a report is asked with: month, base date and options; the same question goes to the table, the paper, the drill-down and the export. */
export type Asked = Pick<InputOf<'reports.table'>, 'id' | 'period'> & { readonly base?: string; readonly options: Readonly<Record<string, string>> };

/** Options stand in the address as `set.warn=1000`. */
const SET = 'set.';

export function askedOf(params: RouteParams, id: string, period: Period): Asked {
  const options = Object.fromEntries(Object.entries(params).filter(([k, v]) => k.startsWith(SET) && v !== '').map(([k, v]) => [k.slice(SET.length), v]));
  return { id, period, ...(params.base === undefined || params.base === '' ? {} : { base: params.base }), options };
}

/** The same question as parts of an address. */
export const askedParams = ({ base, options }: Asked): Record<string, string | undefined> => ({ base, ...Object.fromEntries(Object.entries(options).map(([k, v]) => [SET + k, v])) });

/** The question with one option changed; back at its first value it leaves the address. */
export function withOption(asked: Asked, report: Pick<Listed, 'options'>, key: string, value: string): Asked {
  const initial = report.options.find((o) => o.key === key)?.initial;
  const others = Object.fromEntries(Object.entries(asked.options).filter(([k]) => k !== key));
  return { ...asked, options: value === initial ? others : { ...others, [key]: value } };
}

/** Whether an issue answered this very question. */
export function answers(issue: OutputOf<'reports.issues'>['issues'][number], asked: Asked, report: Pick<Listed, 'options'> | undefined): boolean {
  const full = { ...Object.fromEntries((report?.options ?? []).map((o) => [o.key, o.initial])), ...asked.options };
  return issue.base === (asked.base ?? null) && Object.keys({ ...full, ...issue.options }).every((k) => full[k] === issue.options[k]);
}
