import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const SlotContext = createContext<{ slot: HTMLElement | null; setSlot: (element: HTMLElement | null) => void }>({ slot: null, setSlot: () => undefined });

export function StatusLineProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return <SlotContext value={useMemo(() => ({ slot, setSlot }), [slot])}>{children}</SlotContext>;
}

/** The place in the bottom bar. */
export function StatusLineSlot(): ReactNode {
  const { setSlot } = useContext(SlotContext);
  return <div className="status-slot" ref={setSlot} aria-live="polite" />;
}

/** Shows its children in the bottom bar while mounted: selection sums, "287 笔中第 2 笔". */
export function StatusLine({ children }: { readonly children: ReactNode }): ReactNode {
  const { slot } = useContext(SlotContext);
  return slot === null ? null : createPortal(children, slot);
}
