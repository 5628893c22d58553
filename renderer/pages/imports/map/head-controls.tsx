import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { Segment } from '../../../components/segment.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { Look, MappingChoice } from './mapping.js';

const UNIT_FROM: Readonly<Record<string, string>> = { head: '表头写明', line: '表上写明', profile: '按表式', manual: '您指定的' };

/** Which form the sheet is, where its head stands, in which unit its amounts are. */
export function HeadControls({ look, choice, onChange }: { readonly look: Look; readonly choice: MappingChoice; readonly onChange: (choice: MappingChoice) => void }): ReactNode {
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
        <label>表头第 <InputNumber size="small" min={1} max={200} value={look.headTop} style={{ width: 52 }} aria-label="表头第一行" onChange={(v) => v !== null && head(v, Math.max(v, look.headBottom))} /></label>
        <label>至 <InputNumber size="small" min={1} max={200} value={look.headBottom} style={{ width: 52 }} aria-label="表头最后一行" onChange={(v) => v !== null && head(Math.min(v, look.headTop), v)} /> 行</label>
        <label className="push">金额单位 <Segment label="金额单位" value={look.unit ?? ''} options={[{ value: '元', label: '元' }, { value: '万元', label: '万元' }]} onChange={(unit) => unit !== '' && onChange({ ...choice, unit })} /></label>
        <span className={look.unit === null ? 'bad' : 'third'}>{look.unit === null ? '请指定' : (UNIT_FROM[look.unitFrom] ?? '')}</span>
      </div>
    </div>
  );
}
