import type { ReactNode } from 'react';
import { routeHash } from '../../../frame/routes.js';

const VIEWS = [{ key: 'cases', label: '认定' }, { key: 'fund', label: '风险金' }, { key: 'inner', label: '先内后外' }, { key: 'false', label: '假冒名清查' }] as const;
export type View = (typeof VIEWS)[number]['key'];
export const viewOf = (text: string | undefined): View => VIEWS.find((v) => v.key === text)?.key ?? 'cases';

/** The sides of 责任认定: cases, accounts, loans of the house itself, loans in a false name. */
export function Views({ here }: { readonly here: View }): ReactNode {
  return <nav className="chips" aria-label="责任认定的内容">{VIEWS.map((v) => <a key={v.key} className={v.key === here ? 'chip chip-here' : 'chip'} aria-current={v.key === here ? 'page' : undefined} href={routeHash('rosters', 'cases', v.key === 'cases' ? {} : { view: v.key })}>{v.label}</a>)}</nav>;
}
