import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { BOOKS, CLASSES } from '../../../../electron/domain/codes.js';
import type { Period } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';

type Row = OutputOf<'periods.snapshot'>['rows'][number];

interface Line {
  readonly key: string;
  readonly book: string;
  readonly name: string;
  readonly loans: number;
  readonly principalFen: number;
}

/** Balances of all units together, by book and class; a borrower with loans in two units would count twice and is left out. */
export function bookLines(rows: readonly Row[]): Line[] {
  const lines = new Map<string, Line>();
  for (const r of rows) {
    const key = `${r.book}|${r.class}`;
    const known = lines.get(key);
    lines.set(key, { key, book: r.book, name: r.class, loans: (known?.loans ?? 0) + r.loans, principalFen: (known?.principalFen ?? 0) + r.principalFen });
  }
  const place = (l: Line): number => BOOKS.findIndex((x) => x.name === l.book) * 100 + CLASSES.findIndex((x) => x.name === l.name);
  return [...lines.values()].sort((a, b) => place(a) - place(b));
}

/** What is closed: the balances at the end of the month, by book and class. */
export function Snapshot({ period }: { readonly period: Period }): ReactNode {
  const unit = useDisplayUnit();
  const { data, error, refetch } = useQuery('periods.snapshot', { period }, ['periods', 'recoveries', 'imports']);
  const lines = useMemo(() => bookLines(data?.rows ?? []), [data]);
  const columns: readonly Column<Line>[] = [
    { key: 'book', titles: ['账类'], kind: 'text', width: 90, value: (l) => l.book },
    { key: 'name', titles: ['五级'], kind: 'text', width: 70, value: (l) => l.name },
    { key: 'loans', titles: ['笔数'], kind: 'count', width: 70, value: (l) => l.loans },
    { key: 'principal', titles: [`本金余额（${unit}）`], kind: 'money', width: 120, grow: true, value: (l) => l.principalFen },
  ];
  return (
    <Card title="期末余额" hint={data?.period} flush className="fill">
      <Refusal error={error} onRetry={refetch} />
      <div className="close-scroll">
        <PlainTable label="期末余额" columns={columns} rows={lines} rowKey={(l) => l.key} empty={data ? '没有余额' : '正在读取…'} totals={{ label: '合计', labelColumn: 'book', values: { loans: lines.reduce((a, l) => a + l.loans, 0), principal: lines.reduce((a, l) => a + l.principalFen, 0) } }} />
      </div>
    </Card>
  );
}
