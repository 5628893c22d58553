import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { countText } from '../../../text/figures.js';

type Found = OutputOf<'incentive.ready'>['findings'];

/** What stands in the way of a run, before it is made. */
export function ReadyNotice({ findings }: { readonly findings: Found }): ReactNode {
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  return (
    <section className="notice notice-warn run-warnings" aria-label="计算之前">
      <div className="notice-text">
        <strong>计算之前有 {countText(findings.length)} 项要看：</strong>{open ? '' : findings.map((f) => f.text).join('；')}。
        <button type="button" className="bare link" aria-expanded={open} onClick={() => setOpen(!open)}> {open ? '收起' : '逐项列出'}</button>
        {open && <ul className="ready-list">{findings.map((f) => <li key={f.code}><strong>{f.text}</strong><span className="second">{f.subjects.join('、')}{f.count > f.subjects.length ? ` 等 ${countText(f.count)} 项` : ''}</span></li>)}</ul>}
      </div>
    </section>
  );
}
