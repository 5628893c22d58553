import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { FileRef } from '../../../../electron/contract/files.js';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { Card } from '../../../components/card.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { countText } from '../../../text/figures.js';
import { reasonsOf } from '../plan-files.js';

/** The workbook made for a file: the core calls it 退回- and the file's name. */
export const workbookFor = (name: string, files: readonly FileRef[]): FileRef | undefined => files.find((f) => f.name === `退回-${name.replace(/\.[^.]+$/, '').replace(/^退回-/, '')}.xlsx`);

/** What goes back to whom, and why; each sender gets his own form with the wrong cells marked and the reason beside them. */
export function SendBack({ plan, made }: { readonly plan: ImportPlan; readonly made: OutputOf<'import.problems'> | undefined }): ReactNode {
  const save = useSaveFiles();
  const [saved, setSaved] = useState<readonly string[]>([]);
  const files = plan.files.filter((f) => f.reject + f.conflict > 0);
  if (files.length === 0 && plan.refused.length === 0) return <Card title="退回信用社"><p className="second">没有需要退回的行。</p></Card>;
  const rows = plan.totals.reject + plan.totals.conflict;
  const keep = (wanted: readonly FileRef[]): void => void save(wanted).then((ok) => ok && setSaved([...saved, ...wanted.map((f) => f.ref)]));
  const link = (name: string): ReactNode => {
    const file = workbookFor(name, made?.files ?? []);
    return file && <button type="button" className={`bare ${saved.includes(file.ref) ? 'good' : 'link'}`} onClick={() => keep([file])}>{saved.includes(file.ref) ? '已导出' : '导出'}</button>;
  };
  return (
    <Card title="退回信用社" right={`${countText(files.length + plan.refused.length)} 个文件，${countText(rows)} 行`} flush className="imports-back">
      <p className="second imports-back-hint">退回表用对方原来的表样，错处标红，末列写明原因。改好后整份再导入，会自动对上原来的那笔。</p>
      <ul className="imports-scroll">
        {files.map((f) => {
          const reasons = reasonsOf(f);
          return (
            <li key={`${f.name}|${f.sheet}`}>
              <div className="row"><strong className="cut" title={f.name}>{f.name}</strong><span className="push figure">{countText(f.reject + f.conflict)} 行</span>{link(f.name)}</div>
              {reasons.slice(0, 2).map((r) => <p key={r.text} className="second">{r.rows > 1 ? `${r.rows} 行：` : ''}{r.text}</p>)}
              {f.conflict > 0 && <p className="second">{countText(f.conflict)} 行与台账冲突，按台账为准</p>}
            </li>
          );
        })}
        {plan.refused.map((f) => <li key={f.name}><div className="row"><strong className="cut" title={f.name}>{f.name}</strong><span className="push">没有读入</span>{link(f.name)}</div><p className="second">{f.message}。{f.hint}</p></li>)}
      </ul>
      {made && made.files.length > 0 && <div className="imports-back-foot"><Button block onClick={() => keep(made.files)}>{made.files.length === 1 ? '导出退回表' : `全部导出（${countText(made.files.length)} 个）`}</Button></div>}
    </Card>
  );
}
