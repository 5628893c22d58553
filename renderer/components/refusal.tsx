import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.js';
import { zh } from '../text/zh.js';

interface RefusalProps {
  readonly error: ApiError | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: () => void;
  /** A way out that belongs to this place, e.g. 换一个文件. */
  readonly action?: ReactNode;
}

/** A refusal where it happened: what happened, what to do next. Nothing when there is no error. */
export function Refusal({ error, onRetry, onClose, action }: RefusalProps): ReactNode {
  if (!error) return null;
  const { message, hint, kind, incident } = error.reply;
  return (
    <div className={`notice ${kind === 'input' ? 'notice-warn' : 'notice-bad'}`} role="alert">
      <ExclamationCircleFilled className="notice-icon" aria-hidden="true" />
      <div className="notice-text">
        <strong>{message}。</strong>
        <span>{hint}</span>
        {incident !== undefined && !message.includes(incident) && <span className="third"> 编号 {incident}</span>}
      </div>
      <span className="notice-actions">
        {action}
        {onRetry && <Button size="small" onClick={onRetry}>{zh.retry}</Button>}
        {onClose && <Button size="small" type="text" onClick={onClose}>{zh.close}</Button>}
      </span>
    </div>
  );
}

interface RefusalPageProps {
  readonly error: Pick<ApiError, 'reply'>;
  readonly onRetry?: (() => void) | undefined;
  /** What is untouched, line by line: 台账 … 没有变化. */
  readonly untouched?: readonly { readonly what: string; readonly state: string }[];
  readonly actions?: ReactNode;
}

/** The same for a whole page that cannot be shown. */
export function RefusalPage({ error, onRetry, untouched = [], actions }: RefusalPageProps): ReactNode {
  const { message, hint, incident } = error.reply;
  return (
    <div className="middle">
      <section className="card refusal-page" role="alert">
        <CloseCircleFilled className="refusal-mark" aria-hidden="true" />
        <div>
          <h1 className="refusal-title">{message}</h1>
          <p className="refusal-hint">{hint}</p>
          {untouched.length > 0 && (
            <dl className="untouched">
              {untouched.map((u) => <div key={u.what}><dt>{u.what}</dt><dd><span className="good" aria-hidden="true">✓ </span>{u.state}</dd></div>)}
            </dl>
          )}
          <div className="row">
            {onRetry && <Button type="primary" onClick={onRetry}>{zh.retry}</Button>}
            {actions}
            {incident !== undefined && <span className="third push">编号 {incident}</span>}
          </div>
        </div>
      </section>
    </div>
  );
}
