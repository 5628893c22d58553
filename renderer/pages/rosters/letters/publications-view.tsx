import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { PublicationRow } from '../../../../electron/contract/letters.js';
import { useQuery } from '../../../api/use-query.js';
import { Refusal } from '../../../components/refusal.js';
import { SaveButton } from '../../../components/save-button.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { LETTER_AREAS } from './letter-words.js';
import { AskDialog, BasisDialog, DecideDialog, WithdrawDialog } from './publication-dialogs.js';

type Entry = OutputOf<'publications.show'>['rows'][number];
const stateOf = (p: PublicationRow): string => (p.approved === null ? '待审批' : p.approved ? '已批准' : '已退回');

const COLUMNS: readonly Column<PublicationRow>[] = [
  { key: 'title', titles: ['名单'], kind: 'text', width: 190, grow: true, value: (p) => p.title, render: (p) => <strong>{p.title}</strong> },
  { key: 'channel', titles: ['方式'], kind: 'text', width: 76, value: (p) => p.channelName },
  { key: 'items', titles: ['户数'], kind: 'count', width: 56, value: (p) => p.items },
  { key: 'withdrawn', titles: ['撤下'], kind: 'count', width: 56, value: (p) => p.withdrawn },
  { key: 'askedOn', titles: ['申请', '日期'], kind: 'day', width: 92, value: (p) => p.askedOn },
  { key: 'askedBy', titles: ['申请', '人'], kind: 'text', width: 84, value: (p) => p.askedBy },
  { key: 'state', titles: ['审批'], kind: 'text', width: 76, align: 'center', value: stateOf, render: (p) => <span className={p.approved === null ? 'tag tag-warn' : p.approved ? 'tag tag-good' : 'tag tag-bad'}>{stateOf(p)}</span> },
];
const ENTRIES: readonly Column<Entry>[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, grow: true, value: (e) => e.borrower, render: (e) => <span title={`${e.unit} ${e.no} ${e.idNo}`}>{e.borrower}</span> },
  { key: 'principal', titles: ['本金'], kind: 'money', width: 92, value: (e) => e.principalFen },
  { key: 'basis', titles: ['依据'], kind: 'text', width: 130, value: (e) => `${e.basisName} ${e.docNo}` },
  { key: 'state', titles: ['撤下'], kind: 'text', width: 92, value: (e) => e.withdrawnOn ?? '' },
];

/** 公示: lists that name debtors – a legal basis for each, asked by one, approved by another, masked on paper. */
export function PublicationsView(): ReactNode {
  const { readOnly } = useAppState();
  const [currentId, setCurrent] = useState<number>();
  const [doing, setDoing] = useState<'basis' | 'ask' | 'decide' | Entry | null>(null);
  const { data, error, loading, refetch } = useQuery('publications.list', {}, LETTER_AREAS);
  const rows = useMemo(() => data?.publications ?? [], [data]);
  const source = useMemo(() => arraySource(rows), [rows]);
  const current = rows.find((p) => p.publicationId === currentId) ?? rows[0];
  const shown = useQuery('publications.show', current ? { publicationId: current.publicationId } : null, LETTER_AREAS);
  const close = (): void => setDoing(null);
  return (
    <>
      <div className="run-filters">
        <span className="second">只有登记了生效判决、失信或本人书面同意的户可以公示；申请人和审批人不能是同一人</span>
        <span className="push row"><Button size="small" disabled={readOnly} onClick={() => setDoing('basis')}>登记法律依据…</Button><Button size="small" type="primary" disabled={readOnly} onClick={() => setDoing('ask')}>申请公示…</Button></span>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="letters-columns">
        <div className="letters-list"><Grid label="公示名单" columns={COLUMNS} source={source} rowKey={(p) => p.publicationId} busy={loading && data === undefined} currentKey={current?.publicationId} onRow={(p) => setCurrent(p.publicationId)} empty="还没有申请过公示" /></div>
        <section className="card letters-side" aria-label="这份公示">
          {current ? (
            <>
              <strong>{current.channelName}：{current.title}</strong>
              <p>{current.askedOn} {current.askedBy} 申请：{current.reason}</p>
              {current.approved !== null && <p>{current.decidedOn} {current.decidedBy} {current.approved ? '批准' : '退回'} {current.docNo} {current.decision}</p>}
              <div className="row">
                {current.approved === null && <Button size="small" type="primary" disabled={readOnly} onClick={() => setDoing('decide')}>审批…</Button>}
                {current.approved === true && <SaveButton method="publications.export" input={{ publicationId: current.publicationId }} label="打印名单" icon={<PrinterOutlined aria-hidden="true" />} disabled={readOnly} />}
              </div>
              <PlainTable label="名单上的户" columns={ENTRIES} rows={shown.data?.rows ?? []} rowKey={(e) => e.itemId} tone={(e) => (e.withdrawnOn === null ? undefined : 'done')} onOpen={(e) => { if (!readOnly && e.withdrawnOn === null) setDoing(e); }} empty="没有" />
              <p className="third">点一户撤下</p>
            </>
          ) : <p className="second">申请后，这里显示名单和审批。</p>}
        </section>
      </div>
      {doing === 'basis' && <BasisDialog onClose={close} />}
      {doing === 'ask' && <AskDialog onClose={close} />}
      {doing === 'decide' && current && <DecideDialog publication={current} onClose={close} />}
      {doing !== null && typeof doing === 'object' && <WithdrawDialog itemId={doing.itemId} name={doing.borrower} onClose={close} />}
    </>
  );
}
