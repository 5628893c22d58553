import { NAV } from '../frame/nav-items.js';
import { readPreference, writePreference } from '../frame/preferences.js';
import { go } from '../frame/use-route.js';
import type { Action } from './action.js';

/** The id of the search input; the search action focuses it. */
export const SEARCH_INPUT_ID = 'search-everywhere';

const open: Action[] = NAV.map((item, i) => ({ id: `open-${item.page}`, label: `打开${item.label}`, initials: item.initials, shortcut: `Alt+${i + 1}`, run: () => go(item.page) }));

/** All actions that are not bound to one page. */
export const ACTIONS: readonly Action[] = [
  ...open,
  { id: 'search', label: '查找', initials: 'cz', shortcut: 'Ctrl+K', run: () => document.getElementById(SEARCH_INPUT_ID)?.focus() },
  { id: 'compare-tables', label: '核对表格', initials: 'hdbg', run: () => go('reports', 'compare') },
  { id: 'print-page', label: '打印本页', initials: 'dybx', shortcut: 'Ctrl+P', run: () => window.print() },
  { id: 'fold-navigation', label: '收起或展开导航', initials: 'sqdh', shortcut: 'Ctrl+B', run: () => writePreference('nav-folded', !readPreference('nav-folded', false)) },
  { id: 'lock', label: '锁定台账', initials: 'sdtz', shortcut: 'Ctrl+L', enabled: ({ state }) => state.encrypted && state.stage === 'open', run: ({ client }) => void client.command('ledger.lock', {}) },
];
