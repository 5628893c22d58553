import type { ReactNode } from 'react';
import { useRoute } from '../../frame/use-route.js';
import { AssetsPage } from './assets/assets-page.js';
import { GovPage } from './gov/gov-page.js';
import { HandedInPage } from './handed-in/handed-in-page.js';
import './registers.css';
import { SuitsPage } from './suits/suits-page.js';
import { TotalsPage } from './totals/totals-page.js';

/** 登记簿: what stands beside the loans – 抵债资产, 涉政名单, 诉讼, 各项贷款, 台账报送. */
export default function RegistersPage(): ReactNode {
  const { sub } = useRoute();
  if (sub === 'gov') return <GovPage />;
  if (sub === 'suits') return <SuitsPage />;
  if (sub === 'totals') return <TotalsPage />;
  if (sub === 'handed-in') return <HandedInPage />;
  return <AssetsPage />;
}
