import type { ReactNode } from 'react';
import { useRoute } from '../../../frame/use-route.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { CaseList } from './case-list.js';
import { CaseView } from './case-view.js';
// the same two columns as in 登记簿: the list, and the row in hand
import '../../registers/registers.css';
import './cases.css';
import { FalseNamesPage } from './false-names-page.js';
import { FundPage } from './fund-page.js';
import { StaffLoansPage } from './staff-loans-page.js';
import { viewOf } from './views.js';

/** 责任认定: who is found to answer for a loan, what follows from it, and the loans of the house itself (D3-01, D5-06). */
export function CasesPage(): ReactNode {
  const { params } = useRoute();
  const caseId = Number(params['caseId']);
  return <FixedUnit unit="元">{Number.isInteger(caseId) && caseId > 0 ? <CaseView caseId={caseId} /> : inView(viewOf(params['view']), params['staff'])}</FixedUnit>;
}

function inView(view: ReturnType<typeof viewOf>, staffNo: string | undefined): ReactNode {
  if (view === 'fund') return <FundPage staffNo={staffNo} />;
  if (view === 'false') return <FalseNamesPage />;
  return view === 'inner' ? <StaffLoansPage /> : <CaseList />;
}
