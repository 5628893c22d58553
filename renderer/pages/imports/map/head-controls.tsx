import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DAY_ORDERS, type DayOrder } from '../../../../electron/domain/date.js';
import { Segment } from '../../../components/segment.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { Look, MappingChoice } from './mapping.js';

const UNIT_FROM: Readonly<Record<string, string>> = { head: '表头写明', line: '表上写明', profile: '按表式', manual: '您指定的' };
/** How days are written in text; cells in a date format say themselves which day they are. Two figures of a year: 50 to 99 are 19xx. */
const DATES: Readonly<Record<DayOrder, string>> = { ymd: '四位年.月.日', yymd: '两位年.月.日', dmy: '日.月.四位年', mdy: '月.日.四位年' };

interface HeadControlsProps {
  readonly look: Look;
  readonly choice: MappingChoice;
  readonly onChange: (choice: MappingChoice) => void;
  /** The rows whose values are on show, and which of them. */
  readonly samples: readonly number[];
  readonly at: number;
  readonly onStep: (by: number) => void;
}

/** Which form the sheet is, where its head stands, in which unit its amounts and in which order its days are written. */
export function HeadControls({ look, choice, onChange, samples, at, onStep }: HeadControlsProps): ReactNode {
  const head = (top: number, bottom: number): void => onChange({ ...choice, profile: look.profile, headTop: Math.min(top, bottom), headBottom: Math.max(top, bottom) });
  return (
    <div className="imports-head-controls">
      <label>表式
        <Select
          size="small" value={look.profile} style={{ flex: 1, minWidth: 0 }} popupMatchSelectWidth={false} aria-label="表式" options={look.profiles.map((p) => ({ value: p.id, label: p.title || kindOfFile(p.kind) }))}
          onChange={(profile: string) => onChange({ columns: {}, constants: {}, profile, headTop: look.headTop, headBottom: look.headBottom })}
        />
      </label>
      <div className="row">
        <label>金额单位 <Segment label="金额单位" value={look.unit ?? ''} options={[{ value: '元', label: '元' }, { value: '万元', label: '万元' }]} onChange={(unit) => unit !== '' && onChange({ ...choice, unit })} /></label>
        <span className={look.unit === null ? 'bad' : 'third'}>{look.unit === null ? '请指定' : (UNIT_FROM[look.unitFrom] ?? '')}</span>
        <label className="imports-dates push">日期写法
          <Select<DayOrder> size="small" aria-label="日期写法" value={look.dates} style={{ width: 130 }} popupMatchSelectWidth={false} options={DAY_ORDERS.map((value) => ({ value, label: DATES[value], ...(value === 'yymd' ? { title: '50 至 99 为 19 开头，00 至 49 为 20 开头' } : {}) }))} onChange={(dates) => onChange({ ...choice, dates })} />
        </label>
      </div>
      <div className="row">
        <label>表头第 <InputNumber size="small" min={1} max={200} value={look.headTop} style={{ width: 52 }} aria-label="表头第一行" onChange={(v) => v !== null && head(v, Math.max(v, look.headBottom))} /></label>
        <label>至 <InputNumber size="small" min={1} max={200} value={look.headBottom} style={{ width: 52 }} aria-label="表头最后一行" onChange={(v) => v !== null && head(Math.min(v, look.headTop), v)} /> 行</label>
        {samples.length > 0 && (
          <span className="row push imports-sample">
            <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label="看上一行" disabled={at === 0} onClick={() => onStep(-1)} />
            <span>看第 {samples[at]} 行</span>
            <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label="看下一行" disabled={at >= samples.length - 1} onClick={() => onStep(1)} />
          </span>
        )}
      </div>
    </div>
  );
}
