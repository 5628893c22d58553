import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.js';
import { Refusal } from './refusal.js';

interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  /** The safe answer: primary, focused, Esc. */
  readonly stayText: string;
  /** Names the effect: 撤销 1,251 行，保留 3 行. */
  readonly doText: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly error?: ApiError | undefined;
  readonly onStay: () => void;
  readonly onDo: () => void;
  readonly children: ReactNode;
}

/** A question before something weighty. The safe button is the primary one and has the focus. */
export function Confirm({ open, title, stayText, doText, danger = true, busy = false, disabled = false, error, onStay, onDo, children }: ConfirmProps): ReactNode {
  return (
    <Modal
      open={open} title={title} width={590} centered mask={{ closable: false }} onCancel={onStay} closable={false} destroyOnHidden
      footer={
        <div className="row row-end">
          <Button type="primary" autoFocus className="confirm-stay" onClick={onStay}>{stayText}</Button>
          <Button danger={danger} loading={busy} disabled={disabled} onClick={onDo}>{doText}</Button>
        </div>
      }
    >
      {children}
      <Refusal error={error} />
    </Modal>
  );
}
