import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { Refusal } from '../../../components/refusal.js';
import { countText } from '../../../text/figures.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { ImportFlow } from '../flow.js';
import { fileLines, sheetIssues } from '../plan-files.js';
import { FieldsCard } from './fields-card.js';
import { RefusedFiles } from './refused-files.js';
import { SheetTable } from './sheet-table.js';

/** Step 2: the sheet as it stands, what each column was taken for, and the files that could not be read. */
export function MapStep({ flow, plan }: { readonly flow: ImportFlow; readonly plan: ImportPlan }): ReactNode {
  const lines = fileLines(plan);
  // Files with heads that were not understood come first.
  const ordered = [...lines.filter((l) => l.file.unknownHeads.length > 0), ...lines.filter((l) => l.file.unknownHeads.length === 0)];
  const [key, setKey] = useState(ordered[0]?.key ?? '');
  const at = Math.max(0, ordered.findIndex((l) => l.key === key));
  const line = ordered[at];
  const file = line?.file;
  const sheet = useQuery('import.sheet', file ? { planId: plan.planId, file: file.name } : null, ['imports']);
  const step = (by: number): void => setKey(ordered[at + by]?.key ?? key);
  return (
    <>
      <Advice plan={plan} />
      {!line || !file ? (
        <div className="imports-columns">
          <Card className="fill"><Empty title="没有一个文件能读入" hint="右边写明了每个文件的原因和办法。改好后重新选择；其他文件不受影响。" /></Card>
          <div className="imports-side"><RefusedFiles refused={plan.refused} /></div>
        </div>
      ) : (
        <div className="imports-columns">
          <Card
            title="原表" flush className="fill" hint={`工作表“${file.sheet}”，${kindOfFile(file.kind)}，${countText(file.rows)} 行${sheet.data ? `；表头第 ${sheet.data.headTop}–${sheet.data.headBottom} 行` : ''}`}
            right={
              <span className="row">
                <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label="上一个文件" disabled={at === 0} onClick={() => step(-1)} />
                <Select size="small" aria-label="看哪个文件" value={line.key} style={{ width: 250 }} popupMatchSelectWidth={false} onChange={setKey} options={ordered.map((l) => ({ value: l.key, label: `${l.name}${l.file.unknownHeads.length > 0 ? `（${l.file.unknownHeads.length} 列没有用到）` : ''}` }))} />
                <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label="下一个文件" disabled={at === ordered.length - 1} onClick={() => step(1)} />
                <span className="second">{at + 1} / {ordered.length}</span>
              </span>
            }
          >
            <Refusal error={sheet.error} onRetry={sheet.refetch} />
            {sheet.data && !sheet.stale ? <SheetTable sheet={sheet.data} rows={file.rows} /> : !sheet.error && <Busy text="正在取原表" />}
            {(file.unknownHeads.length > 0 || sheetIssues(file).length > 0) && (
              <div className="imports-heads">
                {file.unknownHeads.length > 0 && <p>没有用到的列：{file.unknownHeads.join('、')}。<span className="second">这些列不读入；如果其中有台账需要的内容，请按省表的列名改好再导入。</span></p>}
                {sheetIssues(file).map((i) => <p key={i.code} className={i.severity === 'reject' ? 'bad' : 'warn'}>{i.message}</p>)}
              </div>
            )}
          </Card>
          <div className="imports-side">
            <FieldsCard file={file} sheet={sheet.stale ? undefined : sheet.data} />
            <RefusedFiles refused={plan.refused} />
          </div>
        </div>
      )}
      <div className="imports-foot">
        <span className="push row">
          <Button onClick={() => void flow.startOver()}>取消导入</Button>
          <Button onClick={() => flow.goTo('choose')}>上一步</Button>
          <Button type="primary" disabled={plan.files.length === 0} onClick={() => flow.goTo('plan')}>核对计划</Button>
        </span>
      </div>
    </>
  );
}

function Advice({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const odd = plan.files.filter((f) => f.unknownHeads.length > 0).length;
  const parts = [odd > 0 ? `${odd} 个文件有没用到的列，请看一眼对应得对不对` : '', plan.refused.length > 0 ? `${plan.refused.length} 个文件没有读入，原因在右边` : ''].filter((t) => t !== '');
  if (parts.length === 0) return <div className="notice notice-good"><span className="notice-text">所有文件的列都认得，没有需要处理的。</span></div>;
  return <div className="notice notice-warn" role="status"><span className="notice-text"><strong>{parts.join('；')}。</strong>{plan.files.length > 0 ? `其余 ${countText(plan.files.length)} 张表照常继续。` : ''}</span></div>;
}
