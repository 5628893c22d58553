import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { useQuery } from '../../../api/use-query.js';
import { momentText } from '../../../text/figures.js';
import type { ImportFlow } from '../flow.js';
import { KeepForm } from '../keep-form.js';
import { canBeForm } from '../plan-files.js';

/** What concerns the plan as a whole, folded to one line each: imported before, new units, differences with the ledger. */
export function PlanNotes({ flow, plan }: { readonly flow: ImportFlow; readonly plan: ImportPlan }): ReactNode {
  const again = plan.files.filter((f) => f.importedBefore !== null);
  const leftOut = plan.differences.filter((d) => d.includes('没有读入：'));
  const carried = plan.differences.filter((d) => !d.includes('没有读入：'));
  const { data: forms } = useQuery('forms.list', {}, ['imports', 'history']);
  // Read by a profile of the office's own that nothing can be exported in yet: one of its workbooks may become the form.
  const formless = [...new Map(plan.files.filter((f) => canBeForm(f) && forms && !forms.forms.some((x) => x.id === f.profile)).map((f) => [f.profile, f])).values()];
  const notes: readonly { readonly key: string; readonly text: string; readonly lines: readonly string[]; readonly act?: ReactNode }[] = [
    ...formless.map((f) => ({ key: `form ${f.profile}`, text: `“${f.name}”按您自己存的方案读入。台账也要按这样的表导出的，可以把它`, lines: [], act: <KeepForm flow={flow} plan={plan} file={f.name} sheet={f.sheet} profile={f.profile} link /> })),
    ...(again.length > 0 ? [{ key: 'again', text: `${again.length} 个文件以前导入过，请确认不是拿错了旧表`, lines: again.map((f) => `${f.name}：${momentText(f.importedBefore?.at ?? null)} 由${f.importedBefore?.user || '本机'}导入，批次 ${f.importedBefore?.batch}`) }] : []),
    ...(plan.newUnits.length > 0 ? [{ key: 'units', text: `将新建 ${plan.newUnits.length} 个机构：${plan.newUnits.slice(0, 6).join('、')}${plan.newUnits.length > 6 ? ' 等' : ''}。若是已有机构的别名，请先在表中改成统一的名称`, lines: plan.newUnits.length > 6 ? [plan.newUnits.join('、')] : [] }] : []),
    ...(leftOut.length > 0 ? [{ key: 'left-out', text: `${leftOut.length} 张工作表没有读入`, lines: leftOut }] : []),
    ...(carried.length > 0 ? [{ key: 'carried', text: `${carried.length} 笔贷款的本年数没有逐笔对应的凭证，按期初带入`, lines: carried }] : []),
    ...(plan.refused.length > 0 ? [{ key: 'refused', text: `${plan.refused.length} 个文件没有读入`, lines: plan.refused.map((f) => `${f.message}。${f.hint}`) }] : []),
  ];
  if (notes.length === 0) return null;
  return <div className="notice notice-warn imports-notes"><div className="notice-text">{notes.map((n) => <Note key={n.key} text={n.text} lines={n.lines} act={n.act} />)}</div></div>;
}

function Note({ text, lines, act }: { readonly text: string; readonly lines: readonly string[]; readonly act?: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div>
      {text}{act ?? '。'}{lines.length > 0 && <button type="button" className="bare link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? '收起' : '列出'}</button>}
      {open && <ul className="imports-note-lines">{lines.map((l, i) => <li key={i}>{l}</li>)}</ul>}
    </div>
  );
}
