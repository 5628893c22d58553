import type { ReactNode } from 'react';
import type { Period } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { momentText } from '../../../text/figures.js';

/** 结账记录: who closed and reopened a month, when and why, the latest first. Nothing while nothing happened. */
export function CloseEvents({ period }: { readonly period: Period }): ReactNode {
  const { data, error, refetch } = useQuery('periods.events', { period }, ['periods']);
  const events = data?.events ?? [];
  if (error) return <Refusal error={error} onRetry={refetch} />;
  if (events.length === 0) return null;
  return (
    <Card title="结账记录" hint={`${events.length} 次`} flush className="close-events">
      <ul className="close-scroll" aria-label="结账记录">
        {events.map((e) => (
          <li key={e.batch}>
            <span className={e.act === 'close' ? 'tag' : 'tag tag-warn'}>{e.act === 'close' ? `第 ${e.version} 次结账` : '重新开账'}</span>
            <span className="second" title={momentText(e.at)}>{e.on}</span>
            <span>{e.user}</span>
            <span className="close-why">{[e.reason === null ? '' : `${e.act === 'close' && e.failed.length > 0 ? '说明' : '理由'}：${e.reason}`, e.failed.length === 0 ? '' : `${e.failed.map((c) => `${c.id} ${c.name}`).join('、')}未过`].filter(Boolean).join('；')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
