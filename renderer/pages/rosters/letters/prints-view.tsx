import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { LETTER_AREAS } from './letter-words.js';

type Print = OutputOf<'letters.prints'>['prints'][number];
const COLUMNS: readonly Column<Print>[] = [
  { key: 'on', titles: ['日期'], kind: 'day', width: 96, value: (p) => p.on },
  { key: 'by', titles: ['打印人'], kind: 'text', width: 110, value: (p) => p.by },
  { key: 'what', titles: ['打印了什么'], kind: 'text', width: 320, grow: true, value: (p) => p.what },
  { key: 'letters', titles: ['份数'], kind: 'count', width: 70, value: (p) => p.letters },
  { key: 'pages', titles: ['页数'], kind: 'count', width: 70, value: (p) => p.pages },
  { key: 'unlocked', titles: ['证件号码'], kind: 'text', width: 220, value: (p) => (p.unlocked === '' ? '隐去' : `完整：${p.unlocked}`) },
];

/** 打印登记: who printed what, and whether numbers stood in full. */
export function PrintsView(): ReactNode {
  const { data, error, refetch } = useQuery('letters.prints', { limit: 500 }, LETTER_AREAS);
  if (!data) return error ? <Refusal error={error} onRetry={refetch} /> : <Busy text="正在取打印登记" />;
  return <section className="card card-flush" aria-label="打印登记"><PlainTable label="打印登记" columns={COLUMNS} rows={data.prints} rowKey={(p) => p.printId} empty="还没有打印过名册和文书" /></section>;
}
