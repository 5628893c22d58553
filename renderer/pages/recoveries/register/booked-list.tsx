import { useMemo, type ReactNode } from 'react';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import type { ApiError } from '../../../api/api-error.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { amountText } from '../../../text/figures.js';
import { isReversible, totalOf } from '../reverse-dialog.js';

export type Shown = 'pile' | 'day';

interface BookedListProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly day: string | null;
  readonly rows: readonly RecoveryRow[];
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly onRetry: () => void;
  readonly current: number | undefined;
  readonly onCurrent: (row: RecoveryRow) => void;
  readonly onReverse: (row: RecoveryRow) => void;
}

/** A part that was not paid is a dash, so that the paid ones stand out. */
const part = (fen: number): number | null => (fen === 0 ? null : fen);

function columnsFor(onReverse: (row: RecoveryRow) => void): readonly Column<RecoveryRow>[] {
  return [
    { key: 'voucher', titles: ['凭证'], kind: 'id', width: 78, value: (r) => r.voucherNo },
    { key: 'unit', titles: ['机构'], kind: 'text', width: 74, value: (r) => r.unit.replace(/信用社$/, ''), render: (r) => <span title={r.unit}>{r.unit.replace(/信用社$/, '')}</span> },
    { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, grow: true, value: (r) => r.borrower },
    { key: 'loan', titles: ['借据尾号'], kind: 'id', width: 64, align: 'center', value: (r) => r.loanNo.slice(-4) },
    { key: 'form', titles: ['形式'], kind: 'text', width: 78, value: (r) => r.form, render: (r) => (r.reversalOf === null ? r.form : <span className="bad">红字冲正</span>) },
    { key: 'measure', titles: ['措施'], kind: 'text', width: 48, value: (r) => r.measure },
    { key: 'principal', titles: ['收回（元）', '本金'], kind: 'money', width: 94, value: (r) => part(r.principalFen) },
    { key: 'on', titles: ['收回（元）', '表内息'], kind: 'money', width: 78, value: (r) => part(r.onInterestFen) },
    { key: 'off', titles: ['收回（元）', '表外息'], kind: 'money', width: 78, value: (r) => part(r.offInterestFen) },
    { key: 'persons', titles: ['归属'], kind: 'text', width: 118, value: (r) => r.persons, render: (r) => <span title={r.persons}>{r.persons === '' ? <span className="zero">—</span> : r.persons}</span> },
    { key: 'act', titles: [''], kind: 'text', width: 54, value: () => null, render: (r) => (isReversible(r) ? <button type="button" className="bare link" aria-label={`冲正 ${r.borrower} ${amountText(totalOf(r), '元')} 元`} onClick={(e) => { e.stopPropagation(); onReverse(r); }}>冲正</button> : <span className="third">{r.reversed ? '已冲正' : ''}</span>) },
  ];
}

/** What was booked of this pile, or on this day. Booked is booked: a mistake is reversed in red. */
export function BookedList({ shown, onShow, day, rows, busy, error, onRetry, current, onCurrent, onReverse }: BookedListProps): ReactNode {
  const columns = useMemo(() => columnsFor(onReverse), [onReverse]);
  const sum = (of: (r: RecoveryRow) => number): number => rows.reduce((a, r) => a + of(r), 0);
  return (
    <Card
      title={shown === 'pile' ? '本叠已录' : `${day ?? ''} 入账`} hint={`${rows.length} 张；入账后不能改，只能红字冲正`} flush className="fill"
      right={<Segment<Shown> label="看哪些" value={shown} onChange={onShow} options={[{ value: 'pile', label: '本叠' }, { value: 'day', label: '当日' }]} />}
    >
      <Refusal error={error} onRetry={onRetry} />
      <div className="slip-scroll" aria-busy={busy}>
        <PlainTable
          label={shown === 'pile' ? '本叠已录' : '当日入账'} columns={columns} rows={rows} rowKey={(r) => r.entryId} tone={(r) => (r.reversalOf !== null ? 'bad' : r.reversed ? 'done' : undefined)} {...(current === undefined ? {} : { currentKey: current })} onOpen={onCurrent}
          totals={{ label: `合计 ${rows.length} 张`, labelColumn: 'borrower', values: { principal: sum((r) => r.principalFen), on: sum((r) => r.onInterestFen), off: sum((r) => r.offInterestFen), persons: `共 ${amountText(sum(totalOf), '元')}` } }}
          empty={shown === 'pile' ? '这一叠还没有录。入账后列在这里。' : '这一天还没有入账。'}
        />
      </div>
    </Card>
  );
}
