import type { ReactNode } from 'react';
import { useRoute } from '../../frame/use-route.js';
import { IncentivePage } from './incentive/incentive-page.js';
import { PeoplePage } from './people/people-page.js';
import { PlansPage } from './plans/plans-page.js';
import { SanctionsPage } from './sanctions/sanctions-page.js';
// the same two columns as in 登记簿: the list, and the row in hand
import '../registers/registers.css';
import './targets.css';
import { UnitsPage } from './units/units-page.js';

/** 任务与奖惩: who has reached what, by which rules, and what follows from it. */
export default function TargetsPage(): ReactNode {
  const { sub } = useRoute();
  switch (sub) {
    case 'units': return <UnitsPage />;
    case 'plans': return <PlansPage />;
    case 'incentive': return <IncentivePage />;
    case 'sanctions': return <SanctionsPage />;
    default: return <PeoplePage />;
  }
}
