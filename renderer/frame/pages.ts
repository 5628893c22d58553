import { lazy, type ComponentType } from 'react';
import type { PageName } from './routes.js';

/** Every page by its name; each arrives with the first visit. */
export const PAGE_COMPONENTS: Readonly<Record<PageName, ComponentType>> = {
  home: lazy(() => import('../pages/home/index.js')),
  loans: lazy(() => import('../pages/loans/index.js')),
  imports: lazy(() => import('../pages/imports/index.js')),
  recoveries: lazy(() => import('../pages/recoveries/index.js')),
  targets: lazy(() => import('../pages/targets/index.js')),
  reports: lazy(() => import('../pages/reports/index.js')),
  rosters: lazy(() => import('../pages/rosters/index.js')),
  history: lazy(() => import('../pages/history/index.js')),
  settings: lazy(() => import('../pages/settings/index.js')),
};
