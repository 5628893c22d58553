import { Button, Input, Modal, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';

type Proration = InputOf<'targets.draft'>['proration'];

interface DraftDialogProps {
  readonly year: number;
  readonly proration: Proration;
  readonly docNo: string;
  readonly onClose: () => void;
}

/** 编制年度任务: everybody with a tier gets the tier's target by the rule; what was allocated or set by hand stays. */
export function DraftDialog({ year, proration: first, docNo: firstDoc, onClose }: DraftDialogProps): ReactNode {
  const draft = useCommand('targets.draft');
  const [proration, setProration] = useState(first);
  const [docNo, setDocNo] = useState(firstDoc);
  const [done, setDone] = useState<OutputOf<'targets.draft'>>();
  if (done) return <Drafted year={year} done={done} onClose={onClose} />;
  const save = async (): Promise<void> => {
    const result = await draft.run({ year, proration, docNo: docNo.trim() });
    if (result) setDone(result);
  };
  return (
    <FormDialog open title={`编制 ${year} 年任务`} doText="编制" missing="" busy={draft.busy} error={draft.error} width={560} onClose={onClose} onSave={() => void save()}>
      <FormField label="年中有任职变动的" wide>
        <Radio.Group aria-label="年中有任职变动的" value={proration} onChange={(e) => setProration(e.target.value as Proration)} options={[{ value: 'days', label: '按各岗位任职天数折算' }, { value: 'post_at_year_end', label: '按 12 月 31 日所任岗位' }]} />
      </FormField>
      <FormField label="文号" wide><Input value={docNo} maxLength={60} aria-label="文号" placeholder="例如：样联发〔2011〕2 号" onChange={(e) => setDocNo(e.target.value)} /></FormField>
      <p className="second form-wide">党委成员、部室主任、部室副主任、一般员工按职级定额；信用社员工由机构任务分配到人，在“机构任务”中分。已分配和手工调整的不变，可以重复编制。</p>
    </FormDialog>
  );
}

function Drafted({ year, done, onClose }: { readonly year: number; readonly done: OutputOf<'targets.draft'>; readonly onClose: () => void }): ReactNode {
  return (
    <Modal open title={`${year} 年任务已编制`} width={560} centered onCancel={onClose} footer={<Button type="primary" autoFocus onClick={onClose}>知道了</Button>}>
      <div className="stack">
        <p>按职级定了 {countText(done.set)} 人的任务，{countText(done.unchanged)} 人原来的任务没有变。</p>
        {done.withoutPost.length === 0 ? <p className="second">每个人都有任职，没有遗漏。</p> : (
          <div className="notice notice-warn">
            <div className="notice-text">
              <strong>{countText(done.withoutPost.length)} 人没有任职，没有任务：</strong>
              <ul className="lock-differs">{done.withoutPost.map((p) => <li key={p}>{p}</li>)}</ul>
              <span>请在“个人完成”中登记任职，或导入员工名单后重新编制。</span>
            </div>
          </div>
        )}
        <p>信用社员工的任务请到 <a href={routeHash('targets', 'units', { year })} onClick={onClose}>机构任务</a> 分配到人。</p>
      </div>
    </Modal>
  );
}
