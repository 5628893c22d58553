import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { Card } from '../../../components/card.js';

export type Plan = OutputOf<'incentive.plans'>['plans'][number];

/** A sentence of a plan begins with its chapter: 认定：… 奖励：… */
export function chaptersOf(clauses: readonly string[]): { readonly title: string; readonly items: readonly { readonly no: number; readonly text: string }[] }[] {
  const chapters: { title: string; items: { no: number; text: string }[] }[] = [];
  clauses.forEach((clause, i) => {
    const m = /^(认定|不计奖|奖励|分成|挂钩|封顶|暂留|竞赛|扣罚|限制)：(.*)$/s.exec(clause);
    const title = m?.[1] ?? '总则';
    const item = { no: i + 1, text: m?.[2] ?? clause };
    const known = chapters.find((c) => c.title === title);
    if (known) known.items.push(item);
    else chapters.push({ title, items: [item] });
  });
  return chapters;
}

/** The plan read out in sentences, in the order its clauses act. */
export function ClausesCard({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  return (
    <Card title={plan.title} hint={`${plan.docNo === '' ? '' : `${plan.docNo} · `}第 ${plan.version} 版`} right={<Button size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label="关闭条款" onClick={onClose} />} flush className="clauses">
      <div className="clauses-scroll" tabIndex={0} aria-label="办法条款">
        {chaptersOf(plan.clauses).map((c) => (
          <section key={c.title}>
            <h3>{c.title}</h3>
            <ol>{c.items.map((i) => <li key={i.no}><span className="second">第 {i.no} 条</span><span>{i.text}</span></li>)}</ol>
          </section>
        ))}
      </div>
    </Card>
  );
}
