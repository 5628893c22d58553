import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { BatchRow } from '../../../electron/contract/history.js';
import { useQuery } from '../../api/use-query.js';
import { useJob } from '../../api/use-command.js';
import { Busy } from '../../components/busy.js';
import { PageHead } from '../../components/card.js';
import { Empty } from '../../components/empty.js';
import { Refusal, RefusalPage } from '../../components/refusal.js';
import { Segment } from '../../components/segment.js';
import { go, useRoute } from '../../frame/use-route.js';
import { countText } from '../../text/figures.js';
import { BatchList } from './batch-list.js';
import { BatchPanel } from './batch-panel.js';
import './history.css';
import { kindName } from './kinds.js';

const PAGE = 100;
const NONE: readonly BatchRow[] = [];

/** 历史: who changed what and when, and the way back. */
export default function HistoryPage(): ReactNode {
  const { params } = useRoute();
  const [limit, setLimit] = useState(PAGE);
  const [kind, setKind] = useState('');
  const { data, error, refetch } = useQuery('history.list', { limit }, ['history', 'loans', 'recoveries', 'imports', 'targets', 'periods']);
  const wanted = /^\d+$/.test(params.batch ?? '') ? Number(params.batch) : undefined;
  const batches = data?.batches ?? NONE;
  const kinds = useMemo(() => [...new Set(batches.map((b) => kindName(b.kind)))], [batches]);
  const shown = kind === '' ? batches : batches.filter((b) => kindName(b.kind) === kind);
  const current = batches.find((b) => b.id === wanted) ?? (wanted === undefined ? shown[0] : undefined);

  if (!data) return error ? <RefusalPage error={error} onRetry={refetch} /> : <Busy text="正在读取历史" />;
  return (
    <>
      <PageHead title="历史" hint="台账的每次改动，谁、何时、改了什么"><Verify /></PageHead>
      {kinds.length > 1 && (
        <div className="row"><Segment label="按操作筛选" value={kind} onChange={setKind} options={[{ value: '', label: '全部操作' }, ...kinds.map((k) => ({ value: k, label: k }))]} /></div>
      )}
      <Refusal error={error} onRetry={refetch} />
      <div className="history">
        <section className="card card-flush history-list" aria-label="批次">
          <div className="history-scroll"><BatchList batches={shown} current={current?.id} onOpen={(batch) => go('history', '', { batch }, true)} /></div>
          <div className="history-foot second">
            显示 {countText(shown.length)} / {countText(data.count)} 批
            {batches.length < data.count && <button type="button" className="bare link" onClick={() => setLimit(Math.min(limit + PAGE, 1000))}>更早的</button>}
          </div>
        </section>
        {current ? <BatchPanel key={current.id} batch={current} /> : (
          <section className="card history-panel"><Empty title={wanted === undefined ? '还没有改动' : `批次 ${wanted} 不在已显示的范围`} hint={wanted === undefined ? '导入或登记以后，每一批都列在这里，可以看、可以撤销。' : '点左下角“更早的”再找。'} /></section>
        )}
      </div>
    </>
  );
}

/** Walks the chain on demand and says what it found. */
function Verify(): ReactNode {
  const verify = useJob('ledger.verify');
  const [result, setResult] = useState<{ ok: boolean; text: string }>();
  const start = async (): Promise<void> => {
    const r = await verify.run({});
    if (r) setResult({ ok: r.ok, text: r.ok ? `链条完整，${countText(r.batches)} 批 ${countText(r.changes)} 项` : `有 ${r.problems.length} 处不符：${r.problems[0] ?? ''}` });
  };
  return (
    <>
      {verify.error && verify.error.reply.code !== 'CANCELLED' && <span className="bad" role="alert">{verify.error.reply.message}</span>}
      {result && !verify.busy && <span className={result.ok ? 'good' : 'bad'} role="status">{result.ok ? <CheckCircleFilled aria-hidden="true" /> : <ExclamationCircleFilled aria-hidden="true" />} {result.text}</span>}
      <Button loading={verify.busy} onClick={() => void start()}>{verify.busy ? '正在核验' : result ? '重新核验' : '核验链条'}</Button>
    </>
  );
}
