import { App } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { LoanHit } from '../../../../electron/contract/loans.js';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { lastDay, periodOf } from '../../../../electron/domain/date.js';
import type { Action } from '../../../actions/action.js';
import { useShortcuts } from '../../../actions/use-shortcuts.js';
import { useClient } from '../../../api/client-context.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText } from '../../../text/figures.js';
import { isReversible, ReverseDialog, totalOf } from '../reverse-dialog.js';
import { BookedList, type Shown } from './booked-list.js';
import { draftKey, EMPTY_PILE, useDraft, type Pile } from './draft.js';
import { focusField } from './focus.js';
import { LoanCard } from './loan-card.js';
import { PersonsDialog } from './persons-dialog.js';
import { PileHead } from './pile-head.js';
import { balanceAfter, bookedDay, bookInput, emptySlip, filled, nextSlip, owedOf, partsOf, type Slip, type SlipPerson } from './slip.js';
import { problemOf } from './slip-problem.js';
import { SlipForm } from './slip-form.js';
import { useBooked } from './use-booked.js';

const NO_ASSETS: readonly AssetRow[] = [];

/** 清收登记: vouchers from the pile, by keyboard alone. */
export function RegisterPage(): ReactNode {
  const state = useAppState();
  const client = useClient();
  const { params } = useRoute();
  const { message } = App.useApp();
  const { today, lastClosed } = state;
  // Work goes into the open month: with an older ledger open the day starts at that month's end, not at today's date.
  const usualDay = state.period !== null && periodOf(today) > state.period ? lastDay(state.period) : today;
  const [slip, setSlip] = useDraft<Slip>(draftKey('slip', state), emptySlip(usualDay));
  const [pile, setPile] = useDraft<Pile>(draftKey('pile', state), EMPTY_PILE);
  const [pointed, setPointed] = useState<LoanHit | null>(null);
  const [unitFirst, setUnitFirst] = useState('');
  const [shown, setShown] = useState<Shown>('pile');
  const [current, setCurrent] = useState<RecoveryRow>();
  const [reversing, setReversing] = useState<RecoveryRow>();
  const [naming, setNaming] = useState(false);
  const lastPersons = useRef<readonly SlipPerson[]>([]);
  const book = useCommand('recoveries.book');

  const found = useQuery('loans.get', slip.loanId === null ? null : { loanId: slip.loanId }, ['loans', 'recoveries']);
  const detail = slip.loanId !== null && found.data?.loan.loanId === slip.loanId ? found.data : undefined;
  const staffList = useQuery('staff.list', {}, ['settings', 'imports']).data?.staff;
  const staff = useMemo(() => new Map((staffList ?? []).map((s) => [s.staffNo, s])), [staffList]);
  const vintages = useQuery('settings.vintages', {}, ['settings']).data?.vintages ?? [];
  const booked = useBooked(shown === 'pile' ? pile.entries.map((e) => e.bookedOn) : slip.on === null ? [] : [slip.on]);
  const rows = useMemo(() => (shown === 'pile' ? booked.rows.filter((r) => pile.entries.some((e) => e.id === r.entryId)) : booked.rows.filter((r) => !r.carried)), [booked.rows, pile.entries, shown]);
  const pileRows = useBooked(shown === 'pile' ? [] : pile.entries.map((e) => e.bookedOn));
  const bookedFen = (shown === 'pile' ? rows : pileRows.rows.filter((r) => pile.entries.some((e) => e.id === r.entryId))).reduce((a, r) => a + totalOf(r), 0);

  const owed = useMemo(() => (detail ? owedOf(detail, slip.form, slip.on) : null), [detail, slip.form, slip.on]);
  const parts = partsOf(slip);
  const assets = useQuery('assets.list', slip.form === 'in_kind' ? { freeOnly: true } : null, ['registers', 'recoveries', 'imports']).data?.assets ?? NO_ASSETS;
  const problem = problemOf(slip, owed, today, assets.find((a) => a.assetId === slip.assetId)?.freeFen ?? null);
  const change = useCallback((how: (s: Slip) => Slip): void => setSlip((s) => filled(how(s), owed)), [setSlip, owed]);
  // The balances arrive a moment after the borrower: what was typed meanwhile is shared out then.
  useEffect(() => setSlip((s) => filled(s, owed)), [owed, setSlip]);

  const choose = useCallback((hit: LoanHit): void => {
    setPointed(null);
    setSlip((s) => ({ ...s, loanId: hit.loanId, persons: hit.collectorNo === '' ? [] : [{ staffNo: hit.collectorNo, pct: '100' }], fixed: [], ownCredit: null, assetId: null }));
  }, [setSlip]);

  // A link from a loan brings its borrower along (`?loanId=`), once.
  const linked = /^\d+$/.test(params.loanId ?? '') ? Number(params.loanId) : undefined;
  useEffect(() => {
    if (linked === undefined) return;
    go('recoveries', '', {}, true);
    client.query('loans.get', { loanId: linked }).then(
      ({ loan, responsible }) => {
        const who = responsible.find((r) => r.name === loan.collector && r.staffNo !== '');
        setSlip((s) => ({ ...s, loanId: loan.loanId, fixed: [], persons: who ? [{ staffNo: who.staffNo, pct: '100' }] : [] }));
        focusField('total');
      },
      () => focusField('loan'),
    );
  }, [client, linked, setSlip]);
  const firstField = useRef(slip.voucherNo === '' ? 'voucher' : 'loan');
  useEffect(() => focusField(firstField.current), []);

  const run = async (): Promise<void> => {
    if (problem !== null) return focusField(problem.field);
    const done = await book.run(bookInput(slip));
    if (!done || !detail || !owed || !parts) return;
    const expected = balanceAfter(owed, parts);
    message.success(`已入账 ${detail.loan.borrower} ${amountText(totalOf({ principalFen: parts.principal, onInterestFen: parts.onInterest, offInterestFen: parts.offInterest, feeFen: parts.fee }), '元')} 元，本金余额 ${amountText(done.balanceFen, '元')} 元${done.late ? `，补记在 ${done.period}（收回日期 ${slip.on ?? ''}，入账日期 ${done.bookedOn}）` : ''}${done.balanceFen === expected ? '' : '（部分已由导入的本年数包含）'}${done.carriedOnId === null ? '' : '，已转到表外另立一笔'}`);
    lastPersons.current = slip.persons;
    setUnitFirst(detail.loan.unit);
    setPile((p) => ({ ...p, entries: [...p.entries, { id: done.recovery, bookedOn: done.bookedOn }] }));
    setSlip((s) => nextSlip(s));
    setShown('pile');
    setTimeout(() => focusField('loan'), 0);
  };
  const reverse = useCallback((row: RecoveryRow | undefined): void => {
    if (row && isReversible(row)) setReversing(row);
    else message.info(row ? '这一行不能冲正：已经冲正过，或本身是红字、期初带入' : '请先在下面的清单里选一行');
  }, [message]);

  const latest = useRef({ run, reverse, current });
  useEffect(() => {
    latest.current = { run, reverse, current };
  });
  const actions = useMemo<readonly Action[]>(() => [
    { id: 'book', label: '入账并开下一张', initials: 'rz', shortcut: 'Ctrl+Enter', run: () => void latest.current.run() },
    { id: 'same', label: '归属同上一张', initials: 'tsyz', shortcut: 'F4', run: () => setSlip((s) => (s.loanId === null || lastPersons.current.length === 0 ? s : { ...s, persons: lastPersons.current })) },
    { id: 'persons', label: '多人归属', initials: 'drgs', shortcut: 'F7', run: () => setNaming(true) },
    { id: 'reverse', label: '红字冲正', initials: 'hzcz', shortcut: 'F8', run: () => latest.current.reverse(latest.current.current) },
  ], [setSlip]);
  useShortcuts(actions, useMemo(() => ({ client, state }), [client, state]));

  const persons = slip.persons.map((p) => `${staff.get(p.staffNo)?.name ?? p.staffNo} ${p.pct}%`).join('、');
  const borrower = detail ? `${detail.loan.borrower}　${detail.loan.unit}${detail.loan.idNo === '' ? '' : ` · 尾号 ${detail.loan.idNo.slice(-4)}`}` : slip.loanId === null ? '' : '正在取这笔贷款…';
  return (
    <FixedUnit unit="元">
      <div className="page-head">
        <h1>清收登记</h1>
        <PileHead pile={pile} bookedFen={bookedFen} count={pile.entries.length} onTotal={(total) => setPile((p) => ({ ...p, total }))} onNew={() => setPile((p) => ({ no: p.no + 1, total: '', entries: [] }))} />
      </div>
      {state.readOnly && <div className="notice notice-warn"><span className="notice-text">台账以只读方式打开，不能登记。</span></div>}
      <div className="slip-columns">
        <div className="slip-main">
          <SlipForm
            slip={slip} borrower={borrower} known={slip.loanId !== null} persons={persons} assets={assets} aided={owed?.aided ?? false} unitFirst={unitFirst} today={today} problem={problem} busy={book.busy} error={book.error}
            onChange={change} onChoose={choose} onPoint={setPointed} onPersons={() => setNaming(true)} onBook={() => void run()}
          />
          <Refusal error={found.error} onRetry={found.refetch} action={<button type="button" className="bare link" onClick={() => setSlip((s) => ({ ...s, loanId: null }))}>换一笔贷款</button>} />
          <BookedList shown={shown} onShow={setShown} day={slip.on} rows={rows} busy={booked.busy} error={booked.error} onRetry={booked.refetch} current={current?.entryId} onCurrent={setCurrent} onReverse={reverse} />
          <div className="slip-keys">
            <kbd>Enter</kbd> 下一格 <kbd>F4</kbd> 归属同上一张 <kbd>F7</kbd> 多人归属 <kbd>F8</kbd> 红字冲正 <kbd>Ctrl</kbd>＋<kbd>Enter</kbd> 入账并开下一张
            <span className="push">未入账的内容随时自动保存</span>
          </div>
        </div>
        <LoanCard pointed={pointed} detail={detail} slip={slip} owed={owed} parts={parts} today={today} lastClosed={lastClosed} vintages={vintages} onOrder={(order) => change((s) => ({ ...s, order }))} />
      </div>
      <PersonsDialog open={naming && slip.loanId !== null} persons={slip.persons} staff={staff} onClose={() => setNaming(false)} onDone={(next) => { setNaming(false); setSlip((s) => ({ ...s, persons: next })); }} />
      <ReverseDialog row={reversing} onClose={() => setReversing(undefined)} onDone={(done, row) => {
        setReversing(undefined);
        setPile((p) => ({ ...p, entries: [...p.entries, { id: done.recovery, bookedOn: bookedDay(row.bookedOn, lastClosed) }] }));
        message.success(`已冲正 ${row.borrower} ${amountText(totalOf(row), '元')} 元`);
      }} />
    </FixedUnit>
  );
}
