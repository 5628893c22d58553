import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';

type Plan = OutputOf<'rosters.schedule'>['years'][number];

interface PlanDialogProps {
  readonly years: readonly Plan[];
  readonly year: number;
  readonly onClose: (said?: string) => void;
}

/** Years as they are typed: 2008、2009 2011; null when one of them is none. */
export function typedYears(text: string): number[] | null {
  const words = text.split(/[\s、，,；;年]+/).filter((w) => w !== '');
  return words.every((w) => /^(19|20)\d{2}$/.test(w)) ? [...new Set(words.map(Number))].sort((a, b) => a - b) : null;
}

/** 改年度安排: which formation years a year calls; a year that is not there yet is added. */
export function PlanDialog({ years, year, onClose }: PlanDialogProps): ReactNode {
  const save = useCommand('rosters.plan');
  const [planYear, setPlanYear] = useState(String(year));
  const planned = (of: string): string => years.find((y) => String(y.planYear) === of)?.formedYears.join('、') ?? '';
  const [text, setText] = useState(planned(String(year)));
  const formed = typedYears(text);
  const known = years.find((y) => String(y.planYear) === planYear);
  const missing = !/^20\d{2}$/.test(planYear) ? '请填写清收年度' : known?.locked === true ? `${planYear} 年已锁定，不能改` : formed === null ? '年度写成四位数，用顿号隔开' : text === planned(planYear) ? '与现在的安排一样' : '';
  const run = async (): Promise<void> => {
    if (formed && (await save.run({ year: Number(planYear), formedYears: formed }))) onClose(formed.length === 0 ? `${planYear} 年不再安排` : `${planYear} 年清收 ${formed.join('、')} 年形成的贷款`);
  };
  return (
    <FormDialog open title="改年度安排" doText="保存安排" missing={missing} busy={save.busy} error={save.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="清收年度"><Input value={planYear} maxLength={4} inputMode="numeric" aria-label="清收年度" onChange={(e) => { setPlanYear(e.target.value); setText(planned(e.target.value)); }} /></FormField>
      <FormField label="形成年度" hint="哪几年形成的不良贷款在这一年清收" wide><Input value={text} aria-label="形成年度" autoFocus placeholder="例如 2008、2009、2011" onChange={(e) => setText(e.target.value)} /></FormField>
      <p className="second form-wide">已发出的名册不会跟着变；出入列在那本名册的“增减”里，用“调整”接过去。</p>
    </FormDialog>
  );
}
