import { Progress } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useClient, useJobs } from '../api/client-context.js';
import { momentText } from '../text/figures.js';
import { zh } from '../text/zh.js';
import { useAppState } from './app-state.js';
import { useDisplayUnitChoice, type DisplayUnit } from './display-unit.js';
import { routeHash } from './routes.js';
import { StatusLineSlot } from './status-line.js';

/** What is running (with cancel), the page's own line, last backup, encryption, display unit. */
export function BottomBar(): ReactNode {
  const state = useAppState();
  return (
    <footer className="bottom-bar">
      <Work />
      <StatusLineSlot />
      <span className="bottom-right">
        <a className="quiet" href={routeHash('settings')}>{state.lastBackupAt === null ? '还没有备份' : `最近备份 ${momentText(state.lastBackupAt)}`}</a>
        <span className={state.encrypted ? '' : 'warn'}>{state.encrypted ? zh.encrypted : zh.notEncrypted}</span>
        <UnitChoice />
      </span>
    </footer>
  );
}

const NOTICE_MS = 12_000;

function Work(): ReactNode {
  const client = useClient();
  const { running, last } = useJobs();
  useEffect(() => {
    if (last === null) return undefined;
    const timer = setTimeout(() => client.jobs.dismissLast(), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [client, last]);
  if (running.length > 0) {
    return (
      <span className="work" role="status">
        {running.map((job) => (
          <span key={job.jobId} className="work-job">
            <span className="spin" aria-hidden="true" />
            <span>{job.title}{job.total > 0 ? ` ${job.done} / ${job.total}` : ''}</span>
            {job.total > 0 && <Progress percent={Math.floor((job.done * 100) / job.total)} showInfo={false} size={[110, 7]} strokeLinecap="butt" />}
            <button type="button" className="bare link" onClick={() => void client.cancel(job.jobId)}>{zh.cancel}</button>
          </span>
        ))}
      </span>
    );
  }
  if (last !== null) {
    const text = last.reply.ok ? `${last.title}：已完成` : last.reply.error.code === 'CANCELLED' ? `${last.title}：已停止` : `${last.title}：${last.reply.error.message}`;
    return <span className={`work ${last.reply.ok ? 'good' : 'bad'}`} role="status">{text}</span>;
  }
  return <span className="work">{zh.noJobs}</span>;
}

function UnitChoice(): ReactNode {
  const [unit, choose] = useDisplayUnitChoice();
  const units: readonly DisplayUnit[] = ['元', '万元'];
  return (
    <span className="unit-choice" role="radiogroup" aria-label="显示单位">
      <span className="second">显示单位</span>
      {units.map((u) => (
        <button key={u} type="button" role="radio" aria-checked={u === unit} className={u === unit ? 'unit unit-here' : 'unit'} onClick={() => choose(u)}>{u}</button>
      ))}
    </span>
  );
}
