import { useState, type ReactNode } from 'react';
import type { IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Empty } from '../../../components/empty.js';
import { Refusal, RefusalPage } from '../../../components/refusal.js';
import { useRoute } from '../../../frame/use-route.js';
import { ClausesCard } from './clauses-card.js';
import { PersonPage } from './person-page.js';
import { planKey } from '../plans/versions.js';
import { RunControls, RUNS } from './run-controls.js';
import { RunResult } from './run-result.js';
import { RunsCard } from './runs-card.js';
import { useTryOut } from './try-out.js';

/** 奖惩计算: choose a plan and a span, try it out, keep it; every amount with its derivation (P-4, X-4). */
export function IncentivePage(): ReactNode {
  const { params } = useRoute();
  const [tryOut, setTryOut] = useTryOut();
  const wanted = params['run'] ?? '';
  const runId = /^\d+$/.test(wanted) ? Number(wanted) : undefined;
  const showTry = tryOut !== undefined && (wanted === 'try' || wanted === '');
  const stored = useQuery('incentive.last', showTry ? null : runId === undefined ? {} : { runId }, ['incentive', 'history']);
  const plans = useQuery('incentive.plans', {}, ['incentive', 'settings']);
  const [beside, setBeside] = useState<string | null>(null);
  const run: IncentiveRunResult | null | undefined = showTry ? tryOut : stored.data?.run;
  const person = run?.persons.find((p) => p.staffNo === params['person']);

  if (run && person) return <PersonPage run={run} person={person} />;
  if (!plans.data) return plans.error ? <RefusalPage error={plans.error} onRetry={plans.refetch} /> : <Busy text="正在取奖惩办法" />;
  const shownPlan = plans.data.plans.find((p) => planKey(p) === beside);
  const toggle = (what: string): void => setBeside(beside === what ? null : what);
  return (
    <>
      <RunControls plans={plans.data.plans} run={run ?? null} onTried={setTryOut} onBeside={toggle} />
      <Refusal error={showTry ? undefined : stored.error} onRetry={stored.refetch} />
      <div className="runs">
        {run ? <RunResult run={run} /> : run === null || stored.error ? (
          <section className="card fill"><Empty title="还没有计算过" hint="选好奖惩办法和起止日期，先“试算”看结果，不写入台账；没有异议后再“正式计算”，结果存档；核对无误后锁定发放。" /></section>
        ) : <section className="card fill"><Busy text="正在取最近一次计算" /></section>}
        {shownPlan && <ClausesCard plan={shownPlan} onClose={() => setBeside(null)} />}
        {beside === RUNS && <RunsCard runId={run?.runId ?? null} onClose={() => setBeside(null)} />}
      </div>
    </>
  );
}
