import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';

interface DrillPanelProps {
  /** Where the rows come from: 竹园 › 本月收回 › 合计. */
  readonly path: readonly string[];
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  /** 口径: one sentence at the foot. */
  readonly explains?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The rows behind a figure, docked beside it. Esc closes and the focus returns to where it was. */
export function DrillPanel({ path, title, hint, actions, explains, onClose, children }: DrillPanelProps): ReactNode {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section ref={panel} className="card card-flush drill" tabIndex={-1} aria-label={path.join('，')} onKeyDown={(e) => { if (e.key === 'Escape') { e.stopPropagation(); onClose(); } }}>
      <div className="drill-head">
        <div className="row">
          <span className="second">{path.join(' › ')}</span>
          <span className="push row">{actions}<Button size="small" icon={<CloseOutlined aria-hidden="true" />} onClick={onClose}>关闭 Esc</Button></span>
        </div>
        <div className="row drill-title"><strong>{title}</strong><span className="second">{hint}</span></div>
      </div>
      <div className="drill-body">{children}</div>
      {explains !== undefined && explains !== '' && <p className="drill-foot">口径：{explains}</p>}
    </section>
  );
}
