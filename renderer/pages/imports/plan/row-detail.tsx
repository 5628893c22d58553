import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PlanRow } from '../../../../electron/contract/imports.js';
import { Segment } from '../../../components/segment.js';
import { VERDICTS } from '../../../text/verdicts.js';

interface RowDetailProps {
  readonly row: PlanRow;
  /** This conflict was decided for the file. */
  readonly taken: boolean;
  readonly onTake: (file: boolean) => void;
  readonly onClose: () => void;
}

/** One row in full: every finding with its sentence, every changed field with the value that stands and the one that comes. */
export function RowDetail({ row, taken: forFile, onTake, onClose }: RowDetailProps): ReactNode {
  const taken = row.verdict === 'insert' || row.verdict === 'update';
  return (
    <aside className="imports-detail" aria-label={`第 ${row.row} 行`} aria-live="polite">
      <div className="row"><span className={VERDICTS[row.verdict].tag}>{VERDICTS[row.verdict].name}</span><strong>第 {row.row} 行</strong><Button className="push" size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label="关闭" onClick={onClose} /></div>
      <p className="second">{row.file} · {row.subject}</p>
      {row.issues.map((i, n) => (
        <p key={n} className={`notice ${i.severity === 'reject' ? 'notice-bad' : 'notice-warn'}`}><span className="notice-text">{i.title !== '' && <strong>{i.title}{i.raw === '' ? '' : `“${i.raw}”`}：</strong>}{i.message}</span></p>
      ))}
      {row.changes.length > 0 && (
        <table className="imports-changes" aria-label="变化">
          <thead><tr><th>栏目</th><th>台账中</th><th>文件中</th></tr></thead>
          <tbody>{row.changes.map((c, n) => <tr key={n}><td>{c.field}</td><td className="second">{c.before === '' ? '—' : c.before}</td><td><strong>{c.after === '' ? '—' : c.after}</strong></td></tr>)}</tbody>
        </table>
      )}
      {row.verdict === 'conflict' && (row.choices.includes('file') ? (
        <>
          <Segment label="这一行以哪边为准" value={forFile ? 'file' : 'ledger'} onChange={(v) => onTake(v === 'file')} options={[{ value: 'ledger', label: '台账为准' }, { value: 'file', label: '以文件为准' }]} />
          <p className="second">{forFile ? '这一行随本批入账，改成文件里的值。' : '暂按台账为准，这一行不入账，列入退回表。'}</p>
        </>
      ) : <p className="second">以台账为准，这一行不入账，列入退回表。确需更正的，请在台账中办理。</p>)}
      {taken && row.issues.length > 0 && <p className="second">这一行照常入账，以上只是提醒。</p>}
    </aside>
  );
}
