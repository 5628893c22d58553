import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CompletenessRow, LackingLoan, LackingWhat } from '../../../../electron/contract/rosters.js';
import { ppmToPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Busy } from '../../../components/busy.js';
import { DrillPanel } from '../../../components/drill-panel.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';
import { ResponsibleDialog } from './responsible-dialog.js';
import { WHAT_NAMES } from './complete-columns.js';

const MOST = 500;

interface LackingPanelProps {
  readonly unit: CompletenessRow;
  readonly what: LackingWhat;
  readonly onClose: () => void;
}

/** The loans behind a figure; persons are set for one of them or for all that are listed. */
export function LackingPanel({ unit, what, onClose }: LackingPanelProps): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [setting, setSetting] = useState<readonly LackingLoan[]>();
  const { data, error, refetch } = useQuery('rosters.lacking', { what, ...(unit.unitId === 0 ? {} : { unitId: unit.unitId }), limit: MOST }, ['loans', 'rosters', 'imports', 'recoveries', 'history']);
  const loans = data?.loans ?? [];
  const columns: Column<LackingLoan>[] = [
    { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, grow: true, value: (l) => l.borrower, render: (l) => <a href={routeHash('loans', '', { loanId: l.loanId })} title={l.no}>{l.borrower}</a> },
    ...(what === 'nominee' ? [{ key: 'actualUser', titles: ['实际用款人'], kind: 'text' as const, width: 90, value: (l: LackingLoan) => l.actualUser }] : [{ key: 'problem', titles: ['问题类别'], kind: 'text' as const, width: 84, value: (l: LackingLoan) => l.problem }]),
    { key: 'principalFen', titles: ['当前本金'], kind: 'money', width: 84, value: (l) => l.principalFen },
    { key: 'responsible', titles: ['责任人'], kind: 'text', width: 130, grow: true, value: (l) => l.responsible, render: (l) => (l.responsible === '' ? <span className="bad">没有</span> : <span title={l.responsible}>{l.responsible}{l.shareSumPpm !== null && l.shareSumPpm !== 1_000_000 && <span className="bad">（{ppmToPct(l.shareSumPpm)}%）</span>}</span>) },
    { key: 'set', titles: [''], kind: 'text', width: 52, align: 'center', value: () => null, render: (l) => <button type="button" className="bare link" disabled={readOnly} aria-label={`登记${l.borrower} ${l.no}的责任人`} onClick={() => setSetting([l])}>登记</button> },
  ];
  return (
    <DrillPanel
      path={['责任落实', unit.unit, WHAT_NAMES[what]]} title={data ? `${countText(data.count)} 笔` : ''} hint={data && <>本金 <Amount fen={data.principalFen} withUnit /></>} onClose={onClose}
      explains={`未结清的贷款，按本金从大到小${data && data.count > MOST ? `，只列前 ${MOST} 笔` : ''}。责任人不含清收人。`}
      actions={(what === 'without' || what === 'shares') && <Button size="small" disabled={readOnly || loans.length === 0} onClick={() => setSetting(loans)}>登记列出的 {countText(loans.length)} 笔…</Button>}
    >
      <Refusal error={error} onRetry={refetch} />
      {!data && !error && <Busy text="正在读取" />}
      {data && <PlainTable label={WHAT_NAMES[what]} columns={columns} rows={loans} rowKey={(l) => l.loanId} empty="没有" />}
      {setting && <ResponsibleDialog loans={setting} onClose={(said) => { setSetting(undefined); if (said !== undefined) message.success(said); }} />}
    </DrillPanel>
  );
}
