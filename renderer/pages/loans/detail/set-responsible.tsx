import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { useAppState } from '../../../frame/app-state.js';
import { ResponsibleDialog } from '../../rosters/complete/responsible-dialog.js';

/** 登记责任人 of this loan, from a day on. */
export function SetResponsible({ loan }: { readonly loan: LoanDetail['loan'] }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const close = (said?: string): void => {
    setAsking(false);
    if (said !== undefined) message.success(said);
  };
  return (
    <>
      <Button size="small" disabled={readOnly} onClick={() => setAsking(true)}>登记责任人…</Button>
      {asking && <ResponsibleDialog loans={[loan]} onClose={close} />}
    </>
  );
}
