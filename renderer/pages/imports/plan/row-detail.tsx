import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PlanRow } from '../../../../electron/contract/imports.js';
import { VERDICTS } from '../../../text/verdicts.js';

/** One row in full: every finding with its sentence, every changed field with the value that stands and the one that comes. */
export function RowDetail({ row, onClose }: { readonly row: PlanRow; readonly onClose: () => void }): ReactNode {
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
      {row.verdict === 'conflict' && <p className="second">暂按台账为准，这一行不入账，也列入退回表。</p>}
      {taken && row.issues.length > 0 && <p className="second">这一行照常入账，以上只是提醒。</p>}
    </aside>
  );
}
