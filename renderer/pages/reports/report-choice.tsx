import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';

interface ReportChoiceProps {
  readonly reports: readonly OutputOf<'reports.list'>['reports'][number][];
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** The catalogue at the place of the title. */
export function ReportChoice({ reports, id, onChoose }: ReportChoiceProps): ReactNode {
  return <Select aria-label="选择报表" className="reports-choice" variant="borderless" popupMatchSelectWidth={false} listHeight={420} value={id} onChange={onChoose} options={reports.map((r) => ({ value: r.id, label: r.title }))} />;
}
