import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { LackingLoan } from '../../../../electron/contract/rosters.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { arraySource } from '../../../components/table/row-source.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';

type User = OutputOf<'rosters.actualUsers'>['users'][number];
const COLUMNS: readonly Column<User>[] = [
  { key: 'name', titles: ['实际用款人'], kind: 'text', width: 140, grow: true, value: (u) => u.name, render: (u) => <strong>{u.name}</strong> },
  { key: 'idNo', titles: ['证件号码'], kind: 'id', width: 160, value: (u) => u.idNo },
  { key: 'nominees', titles: ['借名人数'], kind: 'count', width: 84, value: (u) => u.nominees },
  { key: 'loans', titles: ['笔数'], kind: 'count', width: 64, value: (u) => u.loans },
  { key: 'principalFen', titles: ['当前本金'], kind: 'money', width: 110, value: (u) => u.principalFen },
  { key: 'interestFen', titles: ['欠息'], kind: 'money', width: 110, value: (u) => u.interestFen },
];
const LINES: readonly Column<LackingLoan>[] = [
  { key: 'borrower', titles: ['名义借款人'], kind: 'text', width: 100, grow: true, value: (l) => l.borrower, render: (l) => <a href={routeHash('loans', '', { loanId: l.loanId })} title={l.no}>{l.borrower}</a> },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 96, value: (l) => l.unit },
  { key: 'principalFen', titles: ['当前本金'], kind: 'money', width: 84, value: (l) => l.principalFen },
  { key: 'responsible', titles: ['责任人'], kind: 'text', width: 110, value: (l) => l.responsible },
];

/** One borrower behind many nominees, seen as one. */
export function ActualUsers(): ReactNode {
  const { data, error, refetch } = useQuery('rosters.actualUsers', {}, ['loans', 'imports', 'recoveries', 'history']);
  const [current, setCurrent] = useState<number>();
  const source = useMemo(() => arraySource(data?.users ?? []), [data]);
  const here = data?.users.find((u) => u.partyId === current) ?? data?.users[0];
  return (
    <div className="rosters-columns">
      <Card className="rosters-persons" flush title="实际用款人" hint={data ? `${countText(data.users.length)} 人；以别人名义借的贷款合在一起看` : ''}>
        <Refusal error={error} onRetry={refetch} />
        {!data && !error && <Busy text="正在读取" />}
        {data && <Grid label="实际用款人" columns={COLUMNS} source={source} rowKey={(u) => u.partyId} currentKey={here?.partyId} onRow={(u) => setCurrent(u.partyId)} empty="台账里没有登记实际用款人与借款人不同的贷款" />}
      </Card>
      {here && <section className="card rosters-side rosters-nominees" aria-label={`${here.name}名下`}><h2>{here.name}</h2><PlainTable label={`${here.name}的贷款`} columns={LINES} rows={here.lines} rowKey={(l) => l.loanId} totals={{ label: `合计 ${here.loans} 笔`, labelColumn: 'borrower', values: { principalFen: here.principalFen } }} /></section>}
    </div>
  );
}
