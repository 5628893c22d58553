import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { Card } from '../../../components/card.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { countText } from '../../../text/figures.js';
import { reasonsOf } from '../plan-files.js';

/** What goes back to whom, and why; one workbook with file, row and reason for every row that stayed out. */
export function SendBack({ plan, made }: { readonly plan: ImportPlan; readonly made: OutputOf<'import.problems'> | undefined }): ReactNode {
  const save = useSaveFiles();
  const [saved, setSaved] = useState(false);
  const files = plan.files.filter((f) => f.reject + f.conflict > 0);
  if (files.length === 0 && plan.refused.length === 0) return <Card title="退回信用社"><p className="second">没有需要退回的行。</p></Card>;
  const rows = plan.totals.reject + plan.totals.conflict;
  return (
    <Card title="退回信用社" right={`${countText(files.length + plan.refused.length)} 个文件，${countText(rows)} 行`} flush className="imports-back">
      <p className="second imports-back-hint">退回表逐行写明行号、表中内容和原因。改好后再导入，程序会自动认出原来的那笔。</p>
      <ul className="imports-scroll">
        {files.map((f) => {
          const reasons = reasonsOf(f);
          return (
            <li key={`${f.name}|${f.sheet}`}>
              <div className="row"><strong className="cut" title={f.name}>{f.name}</strong><span className="push figure">{countText(f.reject + f.conflict)} 行</span></div>
              {reasons.slice(0, 2).map((r) => <p key={r.text} className="second">{r.rows > 1 ? `${r.rows} 行：` : ''}{r.text}</p>)}
              {f.conflict > 0 && <p className="second">{countText(f.conflict)} 行与台账冲突，按台账为准</p>}
            </li>
          );
        })}
        {plan.refused.map((f) => <li key={f.name}><strong>{f.name}</strong><p className="second">{f.message}。{f.hint}</p></li>)}
      </ul>
      {made && <div className="imports-back-foot"><Button block onClick={() => void save(made.files).then((ok) => setSaved(ok))}>{saved ? '再存一份退回表' : `导出退回表（${countText(made.rows)} 行）`}</Button></div>}
    </Card>
  );
}
