import type { ReactNode } from 'react';

interface CardProps {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly right?: ReactNode;
  readonly className?: string;
  /** Content up to the card's edges (tables). */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A white area with an optional head line: title, hint, link at the right. */
export function Card({ title, hint, right, className = '', flush = false, children }: CardProps): ReactNode {
  return (
    <section className={`card ${flush ? 'card-flush' : ''} ${className}`} aria-label={typeof title === 'string' ? title : undefined}>
      {title !== undefined && (
        <div className="card-head">
          <h2>{title}</h2>
          {hint !== undefined && <span className="second">{hint}</span>}
          {right !== undefined && <span className="push">{right}</span>}
        </div>
      )}
      {children}
    </section>
  );
}

/** The line above every page: title, hint, buttons at the right. */
export function PageHead({ title, hint, children }: { readonly title: ReactNode; readonly hint?: ReactNode; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {hint !== undefined && <span className="page-hint">{hint}</span>}
      {children !== undefined && <div className="page-tools">{children}</div>}
    </div>
  );
}
