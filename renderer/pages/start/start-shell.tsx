import type { ReactNode } from 'react';
import { zh } from '../../text/zh.js';
import './start.css';

/** The two-part page before a ledger is open: what this is at the left, what to do at the right. */
export function StartShell({ lead, aside, children }: { readonly lead: string; readonly aside?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <div className="start">
      <aside className="start-side">
        <div className="start-brand">{zh.product}</div>
        <p className="start-lead">{lead}</p>
        {aside}
      </aside>
      <main className="start-main">{children}</main>
    </div>
  );
}
