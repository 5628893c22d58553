import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { clausesOf } from './chapters.js';
import { clauseFound, findingWords, type Finding } from './findings.js';
import type { Json } from './plan-json.js';

/** 还不能提交: what stands in the way, each leading to its clause. */
export function FindingsCard({ plan, findings, draft, onRework }: { readonly plan: Json; readonly findings: readonly Finding[]; readonly draft: boolean; /** Works the examples anew; null where nothing can be changed. */ readonly onRework: (() => void) | null }): ReactNode {
  const clauses = useMemo(() => clausesOf(plan), [plan]);
  if (findings.length === 0) return <div className="notice notice-good plan-findings" role="status"><span className="notice-text"><CheckCircleFilled className="good" aria-hidden="true" /> {draft ? '没有问题，可以提交批准。' : '条款没有问题。'}未列的收回一律不计奖。</span></div>;
  return (
    <div className="notice notice-warn plan-findings" role="status" aria-label="问题">
      <div className="notice-text">
        <strong>{draft ? '还不能提交：' : '条款有问题：'}</strong>
        <ul>
          {findings.map((f) => {
            const no = clauseFound(clauses, f)?.no;
            return <li key={f.where + f.text}><button type="button" className="bare link" onClick={() => document.getElementById(`clause-${no}`)?.scrollIntoView({ block: 'center' })}>{findingWords(clauses, f)}</button></li>;
          })}
        </ul>
        {onRework !== null && findings.some((f) => clauseFound(clauses, f)?.chapter.title === '算例') && <><p>条款改了，算例也要跟着改。按现在的条款重算后，请逐个核对新的结果。</p><Button size="small" onClick={onRework}>算例按现在的条款重算</Button></>}
      </div>
    </div>
  );
}
