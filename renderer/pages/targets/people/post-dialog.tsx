import { Input, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { StaffPost } from '../../../../electron/contract/targets.js';
import { TIERS } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, UnitSelect } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { POST_CHANGES, type PostChange } from './post-kinds.js';

interface PostDialogProps {
  readonly staffNo: string;
  readonly name: string;
  /** The post that is held now. */
  readonly here: StaffPost | undefined;
  readonly onClose: (said?: string) => void;
}

/** A dated change of post; what becomes of the target is said when it is kept. */
export function PostDialog({ staffNo, name, here, onClose }: PostDialogProps): ReactNode {
  const { today } = useAppState();
  const save = useCommand('staff.post');
  const units = useQuery('units.list', {}, ['settings']).data?.units ?? [];
  const [key, setKey] = useState<PostChange['key']>(here ? 'promoted' : 'joined');
  const [on, setOn] = useState<Day | null>(today);
  const [until, setUntil] = useState<Day | null>(null);
  const [unitId, setUnit] = useState<number | null>(null);
  const [tier, setTier] = useState(here?.tierCode ?? '');
  const [title, setTitle] = useState(here?.title ?? '');
  const [reason, setReason] = useState('');
  const change = POST_CHANGES.find((c) => c.key === key) ?? POST_CHANGES[0];
  if (change === undefined) return null;
  const missing = on === null ? '请填写日期' : change.unit && unitId === null ? '请选择机构' : change.tier && tier === '' ? '请选择职级' : change.until && until !== null && until < on ? '止日早于起日' : reason.trim().length < 2 ? '请填写依据' : '';
  const run = async (): Promise<void> => {
    if (on === null) return;
    const done = await save.run({ staffNo, on, kind: change.kind, ...(change.unit && unitId !== null && { unitId }), ...(change.tier && { tier }), ...(change.until && until !== null && { until }), title: change.kind === 'leave' ? '' : title.trim(), reason: reason.trim() });
    if (done) onClose(`已登记${name}${change.label}。${done.text}`);
  };
  return (
    <FormDialog open title={`${name} 任职变动`} doText="登记" missing={missing} busy={save.busy} error={save.error} width={620} onClose={() => onClose()} onSave={() => void run()}>
      <div className="form-wide"><Segmented aria-label="变动" value={key} onChange={(v) => setKey(v)} options={POST_CHANGES.map((c) => ({ value: c.key, label: c.label }))} /></div>
      <p className="second form-wide">{here ? `现职：${here.unit} ${here.tier}${here.title === '' ? '' : `（${here.title}）`}，自 ${here.from}。` : '现在没有任职。'}{change.about}</p>
      <FormField label={change.until ? '起日' : change.kind === 'leave' ? '离职日' : '自哪一天'}><DayInput label="变动日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      {change.until && <FormField label="止日" hint="不知道的空着"><DayInput label="止日" value={until} year={yearOf(today)} optional onChange={setUntil} /></FormField>}
      {change.unit && <FormField label="机构"><UnitSelect label="机构" units={units} value={unitId} onChange={setUnit} /></FormField>}
      {change.tier && <FormField label="职级"><CodeSelect label="职级档次" codes={TIERS} value={tier} onChange={setTier} /></FormField>}
      {change.kind !== 'leave' && <FormField label="岗位"><Input value={title} maxLength={40} aria-label="岗位" placeholder="例如：信贷员" onChange={(e) => setTitle(e.target.value)} /></FormField>}
      <FormField label="依据" wide><Input value={reason} maxLength={200} aria-label="变动依据" placeholder="例如：样联任〔2011〕5 号" onChange={(e) => setReason(e.target.value)} /></FormField>
    </FormDialog>
  );
}
