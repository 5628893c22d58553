import { App, Button } from 'antd';
import { useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { yearOf } from '../../../../electron/domain/date.js';
import { formatWan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { cellFen, cellKey, changesOf, monthSum, pasted, shownWan, unreadable, type Totals, type Typed } from './totals.js';

const NOTHING: Typed = {};

/** 各项贷款: all loans of every unit at each month end, the base of the NPL ratio. Typed or pasted as a block. */
export function TotalsPage(): ReactNode {
  const { params } = useRoute();
  const { period, today } = useAppState();
  const year = /^\d{4}$/.test(params['year'] ?? '') ? Number(params['year']) : yearOf(period ?? today);
  const { data, error, refetch } = useQuery('unitTotals.list', { year }, ['registers', 'imports', 'periods', 'settings']);
  const shown = data?.year === year ? data : undefined;
  return (
    <>
      <Refusal error={error} onRetry={refetch} />
      {shown ? <TotalsTable key={year} totals={shown} onYear={(y) => go('registers', 'totals', { year: y })} /> : !error && <Busy text="正在读取各项贷款" />}
    </>
  );
}

function TotalsTable({ totals, onYear }: { readonly totals: Totals; readonly onYear: (year: number) => void }): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const save = useCommand('unitTotals.set');
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const cells = changesOf(totals, typed);
  const bad = unreadable(totals, typed);
  const run = async (): Promise<void> => {
    const done = await save.run({ cells: [...cells] });
    if (!done) return;
    setTyped(NOTHING);
    message.success(`已保存 ${done.changed} 处`);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>, unit: number, month: number): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const block = pasted(totals, typed, { unit, month }, text);
    setTyped(block.typed);
    message.info(`已贴上 ${block.taken} 格${block.left > 0 ? `，${block.left} 格落在表外或已结账的月份，没有动` : ''}；核对后保存`);
  };
  return (
    <>
      <PageHead title="各项贷款" hint="各机构月末各项贷款余额，单位万元；不良率用它作分母。已结账的月份不能改。">
        <Button size="small" onClick={() => onYear(totals.year - 1)}>{totals.year - 1} 年</Button>
        <strong>{totals.year} 年</strong>
        <Button size="small" onClick={() => onYear(totals.year + 1)}>{totals.year + 1} 年</Button>
        <span className={bad === '' ? 'second' : 'bad'} role="status">{bad === '' ? (cells.length > 0 ? `改了 ${cells.length} 处，还没有保存` : '') : bad}</span>
        <Button disabled={cells.length === 0 && bad === ''} onClick={() => setTyped(NOTHING)}>不保存</Button>
        <Button type="primary" disabled={readOnly || cells.length === 0 || bad !== ''} loading={save.busy} onClick={() => void run()}>保存 {cells.length > 0 ? `${cells.length} 处` : ''}</Button>
      </PageHead>
      <Refusal error={save.error} />
      <div className="totals">
        <table aria-label={`${totals.year} 年各项贷款`}>
          <thead><tr><th scope="col">机构</th>{totals.months.map((m) => <th key={m.period} scope="col">{Number(m.period.slice(5))} 月{m.closed && <span className="third"> 已结账</span>}</th>)}</tr></thead>
          <tbody>
            {totals.units.map((u, unit) => (
              <tr key={u.unitId}>
                <td>{u.unit}</td>
                {totals.months.map((m, month) => {
                  const text = typed[cellKey(u.unitId, m.period)];
                  const value = text ?? shownWan(u.values[month] ?? null);
                  const changed = text !== undefined && cellFen(text) !== (u.values[month] ?? null);
                  return (
                    <td key={m.period}>
                      <input
                        value={value} disabled={m.closed || readOnly} data-at={`${unit}:${month}`} className={text !== undefined && cellFen(text) === undefined ? 'totals-bad' : changed ? 'totals-changed' : ''} aria-label={`${u.unit} ${m.period} 各项贷款（万元）`} aria-invalid={text !== undefined && cellFen(text) === undefined} inputMode="decimal" autoComplete="off"
                        onChange={(e) => setTyped({ ...typed, [cellKey(u.unitId, m.period)]: e.target.value })} onFocus={(e) => e.target.select()} onPaste={(e) => paste(e, unit, month)} onKeyDown={walk}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot><tr><td>合计</td>{totals.months.map((m, month) => <td key={m.period}>{formatWan(monthSum(totals, typed, month))}</td>)}</tr></tfoot>
        </table>
      </div>
      <div className="legend"><span className="keys"><kbd>Enter</kbd> 下一行 <kbd>↑</kbd><kbd>↓</kbd> 上下 <kbd>Ctrl V</kbd> 从 WPS、Excel 贴一整块</span></div>
    </>
  );
}

/** Enter and the arrows go down and up a column, past closed months. */
function walk(event: KeyboardEvent<HTMLInputElement>): void {
  const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const [unit, month] = (event.currentTarget.dataset['at'] ?? '').split(':').map(Number);
  event.currentTarget.closest('table')?.querySelector<HTMLInputElement>(`[data-at="${(unit ?? 0) + by}:${month ?? 0}"]`)?.focus();
}
