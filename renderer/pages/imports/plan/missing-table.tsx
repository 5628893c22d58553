import { useMemo, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { FixedUnit } from '../../../frame/display-unit.js';

type Missing = ImportPlan['missing'][number];
const COLUMNS: readonly Column<Missing>[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', width: 130, value: (m) => m.unit },
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 160, grow: true, value: (m) => m.borrower },
  { key: 'no', titles: ['借据号'], kind: 'id', width: 170, value: (m) => m.no },
  { key: 'principal', titles: ['当前余额（元）'], kind: 'money', width: 130, value: (m) => m.principalFen },
];

/** Loans that the ledger has and the files of their units have not: listed for an answer, never removed. */
export function MissingTable({ missing }: { readonly missing: ImportPlan['missing'] }): ReactNode {
  const source = useMemo(() => arraySource(missing), [missing]);
  const total = missing.reduce((sum, m) => sum + m.principalFen, 0);
  return (
    <FixedUnit unit="元">
      <Grid label="台账有、文件没有的贷款" columns={COLUMNS} source={source} rowKey={(m) => `${m.unit}|${m.no}`} totals={{ label: `合计 ${missing.length} 笔`, labelColumn: 'borrower', values: { principal: total } }} />
    </FixedUnit>
  );
}
