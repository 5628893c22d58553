import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { routeHash } from '../../frame/routes.js';
import type { ReportTable } from './report-table.js';

type Check = ReportTable['checks'][number];

/** 勾稽: what was compared; what failed stands open and has a way out. Below it the form's own notes. */
export function ChecksPanel({ checks, period, notes, issued = false }: { readonly checks: readonly Check[]; readonly period: string; readonly notes: readonly string[]; readonly issued?: boolean }): ReactNode {
  const failed = checks.filter((c) => !c.ok).length;
  return (
    <section className="card card-flush reports-checks" aria-label="勾稽">
      <div className="card-head">
        <h2>勾稽</h2>
        <span className="push"><span className="good">{checks.length - failed} 通过</span>{failed > 0 && <strong className="bad"> {failed} 未过</strong>}</span>
      </div>
      <ul>{checks.map((c) => <CheckLine key={c.id} check={c} period={period} issued={issued} />)}</ul>
      {checks.length === 0 && <p className="second reports-checks-note">这张表没有勾稽关系。</p>}
      {failed > 0 && !issued && <p className="second reports-checks-note">未通过的，月结和出具前要处理，或者写明理由。</p>}
      {notes.length > 0 && <details className="reports-notes"><summary>填表说明</summary><ol>{notes.map((n) => <li key={n}>{n}</li>)}</ol></details>}
    </section>
  );
}

function CheckLine({ check, period, issued }: { readonly check: Check; readonly period: string; readonly issued: boolean }): ReactNode {
  const [whole, setWhole] = useState(!check.ok);
  return (
    <li className={check.ok ? '' : 'reports-check-failed'}>
      <span className={check.ok ? 'good' : 'bad'} role="img" aria-label={check.ok ? '通过' : '未通过'}>{check.ok ? <CheckCircleFilled /> : <CloseCircleFilled />}</span>
      <span className="second">{check.id}</span>
      <div>
        <span>{check.name}</span>
        <button type="button" className={`bare reports-check-detail ${whole ? '' : 'cut'}`} aria-expanded={whole} title={whole ? '收起' : check.detail} onClick={() => setWhole(!whole)}>{check.detail}</button>
        {check.overruled !== undefined && <strong className="reports-overruled">已放行：{check.overruled}</strong>}
        {!check.ok && !issued && <a href={routeHash('recoveries', 'close', { period })}>到月结处理</a>}
      </div>
    </li>
  );
}
