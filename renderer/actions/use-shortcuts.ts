import { useEffect } from 'react';
import { matchesShortcut, type Action, type ActionContext } from './action.js';

/** Listens for the shortcuts of the given actions while mounted. */
export function useShortcuts(actions: readonly Action[], context: ActionContext): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = actions.find((a) => a.shortcut !== undefined && matchesShortcut(a.shortcut, event));
      if (!action || action.enabled?.(context) === false) return;
      event.preventDefault();
      action.run(context);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [actions, context]);
}
