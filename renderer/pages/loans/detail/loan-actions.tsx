import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { routeHash } from '../../../frame/routes.js';
import { useAppState } from '../../../frame/app-state.js';
import { AidDialog } from './aid-dialog.js';
import { ClassDialog } from './class-dialog.js';
import { GrowDialog } from './grow-dialog.js';
import { MoveDialog } from './move-dialog.js';

type Act = 'class' | 'grow' | 'move' | 'aid';

/** What can be done with a loan besides a receipt: its class, more NPL, another unit, an own new loan beside it. */
export function LoanActions({ detail }: { readonly detail: LoanDetail }): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const [act, setAct] = useState<Act>();
  const { loan } = detail;
  const close = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  const owes = !loan.settled || loan.onInterestFen + loan.offInterestFen > 0;
  return (
    <>
      <Button type="primary" disabled={!owes || readOnly} href={routeHash('recoveries', '', { loanId: loan.loanId })}>登记清收</Button>
      <Button disabled={readOnly} onClick={() => setAct('class')}>调整分类…</Button>
      <Button disabled={readOnly} onClick={() => setAct('grow')}>新增不良…</Button>
      <Button disabled={readOnly} onClick={() => setAct('move')}>划转…</Button>
      <Button disabled={readOnly} onClick={() => setAct('aid')}>放水养鱼…</Button>
      {act === 'class' && <ClassDialog loan={loan} onClose={close} />}
      {act === 'grow' && <GrowDialog loan={loan} onClose={close} />}
      {act === 'move' && <MoveDialog loan={loan} onClose={close} />}
      {act === 'aid' && <AidDialog loan={loan} onClose={close} />}
    </>
  );
}
