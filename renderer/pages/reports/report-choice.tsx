import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';

interface ReportChoiceProps {
  readonly reports: readonly OutputOf<'reports.list'>['reports'][number][];
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** The catalogue at the place of the title: reports that exist, then the ones that only have their name yet. */
export function ReportChoice({ reports, id, onChoose }: ReportChoiceProps): ReactNode {
  const ready = reports.filter((r) => r.ready).map((r) => ({ value: r.id, label: r.title }));
  const later = reports.filter((r) => !r.ready).map((r) => ({ value: r.id, label: `${r.title}（后续版本）`, disabled: true }));
  return <Select aria-label="选择报表" className="reports-choice" variant="borderless" popupMatchSelectWidth={false} listHeight={420} value={id} onChange={onChoose} options={[{ label: '可以出的报表', options: ready }, ...(later.length > 0 ? [{ label: '后续版本', options: later }] : [])]} />;
}
