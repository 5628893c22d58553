import { Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { OPTIONAL_COLUMNS, type OptionalColumn, type RosterLayout } from '../../../../electron/domain/roster/layout.js';
import { useJob } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import type { InputOf } from '../../../../electron/contract/api.js';

/** What the roster looks like until somebody chooses otherwise. */
export const USUAL_LAYOUT: RosterLayout = { leaveOut: [], size: 'A4', landscape: true, watermark: '' };
const PAPERS = [{ value: 'A4-1', label: 'A4 横向' }, { value: 'A4-0', label: 'A4 纵向' }, { value: 'A3-1', label: 'A3 横向' }, { value: 'A3-0', label: 'A3 纵向' }] as const;
export const paperName = ({ size, landscape }: RosterLayout): string => `${size} ${landscape ? '横向' : '纵向'}`;

/** 版式: columns, paper and watermark, kept for the next time. */
export function LayoutDialog({ layout, onKeep, onClose }: { readonly layout: RosterLayout; readonly onKeep: (layout: RosterLayout) => void; readonly onClose: () => void }): ReactNode {
  const [next, setNext] = useState(layout);
  const keep = (code: OptionalColumn, on: boolean): void => setNext({ ...next, leaveOut: on ? next.leaveOut.filter((c) => c !== code) : [...next.leaveOut, code] });
  return (
    <FormDialog open title="名册版式" doText="采用" missing="" busy={false} error={undefined} width={520} onClose={onClose} onSave={() => { onKeep(next); onClose(); }}>
      <FormField label="栏目" wide hint="借款人、贷款账号、当前本金和责任本金总是印出">
        <span className="roster-columns">{OPTIONAL_COLUMNS.map((c) => <Checkbox key={c.code} checked={!next.leaveOut.includes(c.code)} onChange={(e) => keep(c.code, e.target.checked)}>{c.name}</Checkbox>)}</span>
      </FormField>
      <FormField label="纸张"><Select aria-label="纸张" value={`${next.size}-${next.landscape ? 1 : 0}`} onChange={(v: string) => setNext({ ...next, size: v.startsWith('A3') ? 'A3' : 'A4', landscape: v.endsWith('1') })} options={[...PAPERS]} /></FormField>
      <FormField label="水印" hint="空着不印"><Input aria-label="水印" maxLength={20} value={next.watermark} placeholder="例如：内部资料" onChange={(e) => setNext({ ...next, watermark: e.target.value })} /></FormField>
      <p className="second form-wide">所选纸张印不下时自动改用更大的纸，字不小于 9 磅。</p>
    </FormDialog>
  );
}

/** 完整证件号码: printed only with a reason, which stays in 打印登记. */
export function UnlockedDialog({ input, onClose }: { readonly input: Omit<InputOf<'rosters.export'>, 'formats' | 'unlocked'>; readonly onClose: () => void }): ReactNode {
  const job = useJob('rosters.export');
  const save = useSaveFiles();
  const [why, setWhy] = useState('');
  const run = async (): Promise<void> => {
    const made = await job.run({ ...input, unlocked: why.trim(), formats: ['pdf'] });
    if (made && (await save(made.files))) onClose();
  };
  return (
    <FormDialog open title="印出完整证件号码" doText="导出 PDF" missing={why.trim().length < 2 ? '请填写理由' : ''} busy={job.busy} error={job.error} width={480} onClose={onClose} onSave={() => void run()}>
      <FormField label="理由" wide hint="谁、何时、为什么，都留在打印登记里"><Input autoFocus aria-label="理由" maxLength={200} value={why} placeholder="例如：送法院立案" onChange={(e) => setWhy(e.target.value)} /></FormField>
    </FormDialog>
  );
}
