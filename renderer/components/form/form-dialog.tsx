import { Button, Modal } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import type { ApiError } from '../../api/api-error.js';
import { Refusal } from '../refusal.js';
import './form.css';

interface FormDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Names what saving does: 登记处置. */
  readonly doText: string;
  /** The first thing that is missing, or '' when it can be saved. */
  readonly missing: string;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly width?: number;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** Fields in a dialog: Enter saves, Esc leaves, what is missing stands beside the button. */
export function FormDialog({ open, title, doText, missing, busy, error, width = 640, onClose, onSave, children }: FormDialogProps): ReactNode {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === '' && !busy) onSave();
  };
  return (
    <Modal open={open} title={title} width={width} centered destroyOnHidden mask={{ closable: false }} footer={null} onCancel={onClose}>
      <form className="form" onSubmit={submit} aria-label={title}>
        <div className="form-fields">{children}</div>
        <Refusal error={error} />
        <div className="row">
          <span className="second" role="status">{missing}</span>
          <span className="push row"><Button onClick={onClose}>不保存</Button><Button type="primary" htmlType="submit" loading={busy} disabled={missing !== ''}>{doText}</Button></span>
        </div>
      </form>
    </Modal>
  );
}

/** A label above its control; `wide` takes the whole line. */
export function FormField({ label, hint, wide = false, children }: { readonly label: string; readonly hint?: ReactNode; readonly wide?: boolean; readonly children: ReactNode }): ReactNode {
  return <div className={wide ? 'form-field form-wide' : 'form-field'}><span>{label}{hint !== undefined && <small className="third">{hint}</small>}</span>{children}</div>;
}
