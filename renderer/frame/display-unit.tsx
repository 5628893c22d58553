import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { usePreference } from './preferences.js';
import type { PageName } from './routes.js';

export type DisplayUnit = '元' | '万元';

/** Overviews are read in 万元, rows in 元; each page remembers its own choice. */
const USUAL: Readonly<Record<PageName, DisplayUnit>> = { home: '万元', loans: '元', imports: '万元', recoveries: '元', targets: '万元', reports: '万元', rosters: '万元', registers: '元', history: '万元', settings: '万元' };

const NONE_CHOSEN: Partial<Record<PageName, DisplayUnit>> = {};

const UnitContext = createContext<readonly [DisplayUnit, (unit: DisplayUnit) => void]>(['元', () => undefined]);

export function DisplayUnitProvider({ page, children }: { readonly page: PageName; readonly children: ReactNode }): ReactNode {
  const [chosen, choose] = usePreference('unit', NONE_CHOSEN);
  const value = useMemo(() => [chosen[page] ?? USUAL[page], (unit: DisplayUnit) => choose({ ...chosen, [page]: unit })] as const, [page, chosen, choose]);
  return <UnitContext value={value}>{children}</UnitContext>;
}

/** Fixes the unit for a part of a page whose figures only make sense in one (a voucher is always in 元). */
export function FixedUnit({ unit, children }: { readonly unit: DisplayUnit; readonly children: ReactNode }): ReactNode {
  return <UnitContext value={useMemo(() => [unit, () => undefined] as const, [unit])}>{children}</UnitContext>;
}

export const useDisplayUnit = (): DisplayUnit => useContext(UnitContext)[0];
export const useDisplayUnitChoice = (): readonly [DisplayUnit, (unit: DisplayUnit) => void] => useContext(UnitContext);
