import { Button, Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { addMonths, lastDay, parseDay, type Day } from '../../../electron/domain/date.js';
import type { ReportOption } from '../../../electron/contract/reports.js';
import { DayInput } from '../../components/day-input.js';
import { withOption, type Asked, type Listed } from './asked.js';

interface ReportControlsProps {
  readonly report: Listed;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

/** What a report can be asked with beside its month: 比较日 and its own thresholds, rates and ways of counting. Nothing where it takes nothing. */
export function ReportControls({ report, asked, onAsk }: ReportControlsProps): ReactNode {
  const takesBase = report.params.includes('base');
  if (!takesBase && report.options.length === 0) return null;
  const year = Number(asked.period.slice(0, 4));
  const moved = asked.base !== undefined || Object.keys(asked.options).length > 0;
  return (
    <div className="reports-controls" role="group" aria-label="报表参数">
      {takesBase && (
        <label><span>比较日</span><DayInput label="比较日" value={asked.base ?? null} year={year} optional placeholder={OWN_RULE} size="small" onChange={(day) => onAsk({ id: asked.id, period: asked.period, options: asked.options, ...(day === null ? {} : { base: day }) })} /></label>
      )}
      {takesBase && BASES.map(({ name, of }) => <button key={name} type="button" className="bare link" aria-pressed={asked.base === of(asked)} onClick={() => onAsk({ ...asked, base: of(asked) })}>{name}</button>)}
      {report.options.map((o) => <label key={o.key}><span>{o.label}</span><OptionInput option={o} year={year} value={asked.options[o.key] ?? o.initial} onChange={(value) => onAsk(withOption(asked, report, o.key, value))} /></label>)}
      {moved && <Button size="small" type="link" onClick={() => onAsk({ id: asked.id, period: asked.period, options: {} })}>恢复原值</Button>}
    </div>
  );
}

/** Days a balance is usually compared with (D1-01). */
const BASES: readonly { readonly name: string; readonly of: (asked: Asked) => Day }[] = [
  { name: '上月末', of: ({ period }) => lastDay(addMonths(period, -1)) }, { name: '年初', of: ({ period }) => `${period.slice(0, 4)}-01-01` },
  { name: '上年同期', of: ({ period, options: { on } }) => (on === undefined ? null : parseDay(`${Number(on.slice(0, 4)) - 1}${on.slice(4)}`)) ?? lastDay(addMonths(period, -12)) },
];
/** An empty day is the report's own rule. */
const OWN_RULE = '按报表规定';
const UNITS: Partial<Record<ReportOption['kind'], string>> = { wan: '万元', percent: '%' };

/** Beside the field, unless the label says it already. */
function unitOf({ kind, label }: ReportOption): string | undefined {
  const unit = UNITS[kind];
  return unit === undefined || label.includes(unit) ? undefined : unit;
}

function OptionInput({ option, value, year, onChange }: { readonly option: ReportOption; readonly value: string; readonly year: number; readonly onChange: (value: string) => void }): ReactNode {
  if (option.kind === 'choice') return <Select size="small" aria-label={option.label} value={value} popupMatchSelectWidth={false} onChange={onChange} options={(option.choices ?? []).map((c) => ({ value: c.value, label: c.label }))} />;
  if (option.kind === 'day') return <DayInput label={option.label} value={value === '' ? null : value} year={year} optional={option.initial === ''} placeholder={OWN_RULE} size="small" onChange={(day) => onChange(day ?? option.initial)} />;
  return <TypedInput option={option} value={value} onChange={onChange} />;
}

/**
 * A number or a 机构 as it is typed, asked for when the field is left or Enter is pressed. Emptied, a 机构 is the whole
 * county again; a number goes back to what it was.
 */
function TypedInput({ option, value, onChange }: { readonly option: ReportOption; readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  const unit = unitOf(option);
  const wholeCounty = option.kind === 'unit';
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const settle = (): void => {
    const typed = text.trim();
    if (typed === '' && !wholeCounty) setText(value);
    else if (typed !== value) onChange(typed);
  };
  return <Input size="small" aria-label={option.label} value={text} style={{ width: wholeCounty ? 132 : 96 }} {...(wholeCounty ? { placeholder: '全县', allowClear: true, onClear: () => onChange('') } : {})} {...(unit === undefined ? {} : { suffix: unit })} onChange={(e) => setText(e.target.value)} onBlur={settle} onPressEnter={settle} onFocus={(e) => e.target.select()} />;
}
