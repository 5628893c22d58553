import type { ReactNode } from 'react';

/** A figure that opens the rows behind it: dotted underline, reachable by keyboard. */
export function Opens({ href, onOpen, title, children }: { readonly href?: string; readonly onOpen?: () => void; readonly title?: string; readonly children: ReactNode }): ReactNode {
  if (href !== undefined) return <a className="opens" href={href} title={title}>{children}</a>;
  return <button type="button" className="bare opens" title={title} onClick={onOpen}>{children}</button>;
}
