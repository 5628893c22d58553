import type { ReactNode } from 'react';

/** Nothing here: says why, and what would bring something. */
export function Empty({ title, hint, children }: { readonly title: string; readonly hint?: ReactNode; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {hint !== undefined && <p>{hint}</p>}
      {children !== undefined && <div className="row row-centre">{children}</div>}
    </div>
  );
}
