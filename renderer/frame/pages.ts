import { later, type Later } from './later.js';
import type { PageName } from './routes.js';

/** Every page by its name. */
export const PAGE_COMPONENTS: Readonly<Record<PageName, Later>> = {
  home: later(() => import('../pages/home/index.js')),
  loans: later(() => import('../pages/loans/index.js')),
  imports: later(() => import('../pages/imports/index.js')),
  recoveries: later(() => import('../pages/recoveries/index.js')),
  targets: later(() => import('../pages/targets/index.js')),
  reports: later(() => import('../pages/reports/index.js')),
  rosters: later(() => import('../pages/rosters/index.js')),
  registers: later(() => import('../pages/registers/index.js')),
  history: later(() => import('../pages/history/index.js')),
  settings: later(() => import('../pages/settings/index.js')),
};

/** Fetches all pages one by one, so that each opens at once and none depends on the host later. */
export async function preparePages(): Promise<void> {
  for (const page of Object.values(PAGE_COMPONENTS)) await page.prepare();
}
