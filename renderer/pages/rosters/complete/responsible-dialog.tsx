import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { ROLES } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { ppmToPct } from '../../../../electron/domain/rate.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { personsInput, sharesMissing, type TypedPerson } from './typed-persons.js';

interface ResponsibleDialogProps {
  readonly loans: readonly { readonly loanId: number; readonly no: string; readonly borrower: string }[];
  readonly onClose: (said?: string) => void;
}

/** 登记责任人 of one loan or of all that are listed, from a day on; the shares make 100 %. */
export function ResponsibleDialog({ loans, onClose }: ResponsibleDialogProps): ReactNode {
  const { today } = useAppState();
  const save = useCommand('loans.responsible');
  const one = loans.length === 1 ? loans[0] : undefined;
  const known = useQuery('loans.responsibles', one ? { loanId: one.loanId } : null, ['loans']);
  const [on, setOn] = useState<Day | null>(today);
  const [persons, setPersons] = useState<readonly TypedPerson[]>([]);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery('staff.list', wanted === '' ? null : { search: wanted }, []);
  const hits = wanted === '' || found.stale ? [] : (found.data?.staff ?? []).slice(0, 20);
  const add = (key: string): void => {
    const who = hits.find((s) => s.staffNo === key);
    setText('');
    setPersons([...persons, { staffNo: who?.staffNo ?? '', name: who?.name ?? key.slice(1), role: persons.length === 0 ? 'contract' : 'approve', pct: persons.length === 0 ? '100' : '', counts: true }]);
  };
  const set = (at: number, change: Partial<TypedPerson>): void => setPersons(persons.map((p, i) => (i === at ? { ...p, ...change } : p)));
  const missing = on === null ? '请填写日期' : sharesMissing(persons);
  const run = async (): Promise<void> => {
    if (on === null) return;
    const done = await save.run({ loanIds: loans.map((l) => l.loanId), on, persons: personsInput(persons), reason: reason.trim() });
    if (done) onClose(`已登记 ${countText(done.loans)} 笔的责任人`);
  };
  return (
    <FormDialog open title={one ? `${one.borrower} ${one.no} 责任人` : `${countText(loans.length)} 笔的责任人`} doText="登记责任人" missing={missing} busy={save.busy} error={save.error} width={660} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="自哪一天起"><DayInput label="自哪一天起" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据"><Input value={reason} maxLength={200} aria-label="依据" placeholder="例如：责任认定会议纪要" onChange={(e) => setReason(e.target.value)} /></FormField>
      {known.data && known.data.persons.length > 0 && <p className="second form-wide">现在：{known.data.persons.filter((p) => p.to === null).map((p) => `${p.name} ${p.role}${p.sharePpm === null ? '' : ` ${ppmToPct(p.sharePpm)}%`}（${p.present}）`).join('、') || '没有'}。原来的人到这一天为止，记录保留。</p>}
      <div className="stack form-wide">
        <Select
          aria-label="加一个责任人" placeholder="加一个人：姓名、拼音首字母或工号；名单外的写姓名" value={null} showSearch={{ filterOption: false, searchValue: text, onSearch: setText }} notFoundContent="请输入姓名或工号"
          options={[...hits.map((s) => ({ value: s.staffNo, label: `${s.name} ${s.unit} ${s.staffNo}` })), ...(wanted.length >= 2 && !found.stale && found.data ? [{ value: `\u0000${wanted}`, label: `${wanted}（名单外人员）` }] : [])]} onChange={(key: string | null) => key !== null && add(key)}
        />
        {persons.map((p, i) => (
          <div key={`${p.staffNo}${p.name}${i}`} className="row">
            <strong>{p.name}</strong><span className="third">{p.staffNo === '' ? '名单外' : p.staffNo}</span>
            <Select size="small" aria-label={`${p.name}的责任`} style={{ width: 96 }} value={p.role} options={ROLES.map((r) => ({ value: r.code as string, label: r.name }))} onChange={(role: string) => set(i, { role })} />
            {p.role !== 'collect' && <Input size="small" aria-label={`${p.name}的比例`} style={{ width: 84 }} suffix="%" value={p.pct} onChange={(e) => set(i, { pct: e.target.value })} />}
            {p.role !== 'collect' && <label className="row"><input type="checkbox" checked={!p.counts} onChange={(e) => set(i, { counts: !e.target.checked })} /> 附加、罚金</label>}
            <button type="button" className="bare link" onClick={() => setPersons(persons.filter((_, x) => x !== i))}>去掉</button>
          </div>
        ))}
      </div>
    </FormDialog>
  );
}
