import { App, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../api/use-command.js';
import { Confirm } from '../../components/confirm.js';
import { periodInWords } from '../../text/figures.js';
import type { Asked } from './asked.js';
import type { ReportIssue } from './issue-list.js';
import type { ReportTable } from './report-table.js';

interface IssueDialogProps {
  readonly title: string;
  readonly asked: Asked;
  readonly table: ReportTable;
  readonly monthOpen: boolean;
  /** The issue that this one would correct. */
  readonly before: ReportIssue | undefined;
  readonly onClose: () => void;
  readonly onIssued: (issue: ReportIssue) => void;
}

/** 出具…: says what it means, asks a reason for every check that failed, and freezes the report. */
export function IssueDialog({ title, asked, table, monthOpen, before, onClose, onIssued }: IssueDialogProps): ReactNode {
  const { message } = App.useApp();
  const issue = useCommand('reports.issue');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const failed = table.checks.filter((c) => !c.ok);
  const unsaid = failed.some((c) => (reasons[c.id] ?? '').trim() === '');
  const run = async (): Promise<void> => {
    const done = await issue.run({ ...asked, overrule: Object.fromEntries(failed.map((c) => [c.id, reasons[c.id] ?? ''])) });
    if (!done) return;
    message.success(`已出具第 ${done.issue.no} 次`);
    onIssued(done.issue);
  };
  return (
    <Confirm open title={`出具 ${periodInWords(asked.period)}${title}？`} stayText="先不出具" doText={failed.length > 0 ? '说明理由，出具' : '出具'} danger={failed.length > 0} disabled={unsaid} busy={issue.busy} error={issue.error} onStay={onClose} onDo={() => void run()}>
      <div className="stack">
        <p>出具后，这张表连同工作簿原样留存，台账以后改动它也不变，随时可以照原样再打印。数有改动时，另外出具一次更正。</p>
        {before && <p>第 {before.no} 次已在 {before.on} 由 {before.user} 出具，这一次注明更正第 {before.no} 次。</p>}
        {monthOpen && <div className="notice notice-warn"><span className="notice-text">{periodInWords(asked.period)}还没有结账，出具以后数还可能变。</span></div>}
        {failed.length > 0 && (
          <div className="notice notice-bad">
            <div className="notice-text">
              <strong>{failed.length} 项勾稽未过，逐项写明理由才能出具，理由印在表上：</strong>
              {failed.map((c) => (
                <label key={c.id} className="reports-reason">
                  <span>{c.id} {c.name}：{c.detail}</span>
                  <Input value={reasons[c.id] ?? ''} maxLength={100} placeholder="理由（必填）" aria-label={`${c.id} ${c.name}的理由`} onChange={(e) => setReasons({ ...reasons, [c.id]: e.target.value })} />
                </label>
              ))}
            </div>
          </div>
        )}
      </div>
    </Confirm>
  );
}
