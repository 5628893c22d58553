import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyError } from '../../../electron/contract/errors.js';
import { RefusalPage } from '../../components/refusal.js';

interface FailedProps {
  readonly error: Pick<ReplyError, 'message' | 'hint'> & Partial<ReplyError>;
  readonly onRetry: () => void;
  /** The ledger's file itself could not be opened, as opposed to the way to it. */
  readonly atLedger?: boolean;
}

/** The ledger could not be opened: what happened, what to do, what is untouched. */
export default function Failed({ error, onRetry, atLedger = false }: FailedProps): ReactNode {
  return (
    <RefusalPage
      error={{ reply: { code: 'INTERNAL', kind: 'resource', ...error } }}
      onRetry={onRetry}
      untouched={!atLedger ? [] : [
        { what: '台账文件', state: '没有改动，也没有删除' },
        { what: '备份', state: '原样留在备份文件夹里' },
      ]}
      actions={<Button onClick={() => window.location.reload()}>重新载入页面</Button>}
    />
  );
}
