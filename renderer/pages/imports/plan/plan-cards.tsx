import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { countText } from '../../../text/figures.js';

/** The plan in eight figures. */
export function PlanCards({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const { totals: t, refused } = plan;
  const files = new Set(plan.files.map((f) => f.name)).size;
  return (
    <div className="imports-cards">
      <Figure value={files} word="个文件" hint={refused.length === 0 ? '全部读完' : `另有 ${refused.length} 个没有读入`} tone={refused.length > 0 ? 'warn' : ''} />
      <Figure value={t.rows} word="行" hint={`${plan.period} 账务`} />
      <Figure value={t.insert} word="新增" hint="台账里还没有的" />
      <Figure value={t.update} word="变化" hint="旧值新值逐项列出" />
      <Figure value={t.unchanged} word="未变" hint="不写入" />
      <Figure value={t.conflict} word="冲突" hint="按台账为准" tone={t.conflict > 0 ? 'warn' : ''} />
      <Figure value={t.reject} word="拒绝" hint={t.reject > 0 ? '退回改正' : '没有'} tone={t.reject > 0 ? 'bad' : ''} />
      <Figure value={plan.missing.length} word="台账有、文件无" hint="只列出，不删除" tone={plan.missing.length > 0 ? 'warn' : ''} />
    </div>
  );
}

function Figure({ value, word, hint, tone = '' }: { readonly value: number; readonly word: string; readonly hint: string; readonly tone?: string }): ReactNode {
  return (
    <section className="card imports-figure">
      <p><strong className={`figure ${tone}`}>{countText(value)}</strong> {word}</p>
      <p className="second cut" title={hint}>{hint}</p>
    </section>
  );
}
