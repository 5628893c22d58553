import type { ReactNode } from 'react';
import type { FileRef } from '../../../../electron/contract/files.js';
import type { PlanHead } from '../../../../electron/contract/incentive.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { FileButton } from '../../../components/file-button.js';
import { Refusal, RefusalPage } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { PlanPage } from './plan-page.js';
import './plans.css';
import { planKey, STATE_NAMES, STATE_TAGS, versionName } from './versions.js';

const AREAS = ['incentive', 'settings'] as const;
const PERIODS = { open: '另行规定' } as const;

const COLUMNS: readonly Column<PlanHead>[] = [
  { key: 'title', titles: ['办法'], kind: 'text', width: 260, grow: true, value: (p) => p.title, render: (p) => <strong>{p.title}</strong> },
  { key: 'version', titles: ['版本'], kind: 'text', width: 84, value: versionName },
  { key: 'state', titles: ['状态'], kind: 'text', width: 104, align: 'center', value: (p) => STATE_NAMES[p.state], render: (p) => <span className={STATE_TAGS[p.state]}>{STATE_NAMES[p.state]}</span> },
  { key: 'docNo', titles: ['文号'], kind: 'text', width: 150, value: (p) => p.docNo },
  { key: 'from', titles: ['施行', '自'], kind: 'day', width: 92, value: (p) => p.from },
  { key: 'to', titles: ['施行', '至'], kind: 'text', align: 'center', width: 92, value: (p) => p.to ?? PERIODS.open },
  { key: 'clauses', titles: ['条款'], kind: 'count', width: 56, value: (p) => p.clauses.length },
  { key: 'by', titles: ['批准', '由'], kind: 'text', width: 104, value: (p) => p.approvedBy },
  { key: 'on', titles: ['批准', '日期'], kind: 'day', width: 92, value: (p) => p.approvedOn },
  { key: 'doc', titles: ['批准', '文号'], kind: 'text', width: 150, value: (p) => p.approvedDoc },
];

/** 奖惩方案: every plan and version, and one of them to read, edit, try out and decide. */
export function PlansPage(): ReactNode {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const version = /^\d+$/.test(params['version'] ?? '') ? Number(params['version']) : undefined;
  const list = useQuery('incentive.plans', {}, AREAS);
  const opened = useQuery('incentive.plan', id === '' ? null : { id, ...(version === undefined ? {} : { version }) }, AREAS);
  if (id !== '') {
    const plan = opened.data?.id === id && (version === undefined || opened.data.version === version) ? opened.data : undefined;
    if (plan && list.data) return <PlanPage key={planKey(plan)} plan={plan} plans={list.data.plans} />;
    const error = opened.error ?? list.error;
    return error ? <RefusalPage error={error} onRetry={opened.refetch} /> : <Busy text="正在取奖惩办法" />;
  }
  if (!list.data) return list.error ? <RefusalPage error={list.error} onRetry={list.refetch} /> : <Busy text="正在取奖惩办法" />;
  const { plans } = list.data;
  const own = plans.filter((p) => p.state !== 'shipped');
  const shipped = plans.filter((p) => p.state === 'shipped');
  const open = (p: PlanHead): void => go('targets', 'plans', { id: p.id, version: p.version });
  return (
    <>
      <PageHead title="奖惩方案" hint="草稿 → 批准 → 锁定；锁定的版本不再改动，改动另拟下一版" />
      <Refusal error={list.error} onRetry={list.refetch} />
      <section className="card card-flush" aria-label="本单位的方案">
        <div className="card-head"><h2>本单位的方案</h2><span className="second">{own.length === 0 ? '' : '按 Enter 打开'}</span><span className="push"><TakeInPlan /></span></div>
        <PlainTable label="本单位的方案" columns={COLUMNS} rows={own} rowKey={planKey} onOpen={open} empty="还没有。打开下面一份随程序提供的方案，按“采用”存为草稿，再按本单位的文件改。" />
      </section>
      <section className="card card-flush" aria-label="随程序提供的方案">
        <div className="card-head"><h2>随程序提供的方案</h2><span className="second">可以直接试算；采用后才能改</span></div>
        <PlainTable label="随程序提供的方案" columns={COLUMNS.filter((c) => !['by', 'on', 'doc', 'state'].includes(c.key))} rows={shipped} rowKey={planKey} onOpen={open} empty="没有" />
      </section>
    </>
  );
}

/** 装入方案文件: a plan of another county, or one kept as a file, becomes this office's draft. */
function TakeInPlan(): ReactNode {
  const save = useCommand('incentive.savePlan');
  const takeIn = async (planFile: FileRef): Promise<void> => {
    const kept = await save.run({ planFile });
    if (kept) go('targets', 'plans', { id: kept.id, version: kept.version });
  };
  return <FileButton text="装入方案文件…" label="奖惩方案文件" accept=".json" busy={save.busy} error={save.error} onClear={save.clear} onFile={takeIn} />;
}
