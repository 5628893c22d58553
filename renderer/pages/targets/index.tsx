import type { ReactNode } from 'react';
import { useRoute } from '../../frame/use-route.js';
import { IncentivePage } from './incentive/incentive-page.js';
import { PeoplePage } from './people/people-page.js';
import './targets.css';

/** 任务与奖惩: who has reached what, and what follows from it. */
export default function TargetsPage(): ReactNode {
  const { sub } = useRoute();
  return sub === 'incentive' ? <IncentivePage /> : <PeoplePage />;
}
