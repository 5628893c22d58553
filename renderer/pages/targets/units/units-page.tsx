import { App, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { UnitTasks } from '../../../../electron/contract/targets.js';
import { yearOf } from '../../../../electron/domain/date.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { timeProgressPct } from '../../../../electron/domain/target/time-progress.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { Refusal, RefusalPage } from '../../../components/refusal.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { StatusLine } from '../../../frame/status-line.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText, countText, pctText } from '../../../text/figures.js';
import { DraftDialog } from '../year/draft-dialog.js';
import { differing, LockYear } from '../year/lock-year.js';
import { sourceText } from '../people/target-source.js';
import { YearChoice } from '../year-choice.js';
import { AllocateDialog } from './allocate-dialog.js';
import { TaskDialog } from './task-dialog.js';
import { donePct, MEASURES, openFen, unitColumns, type Measure } from './unit-columns.js';

const AREAS = ['targets', 'recoveries', 'loans', 'imports', 'settings'] as const;

/** 机构任务: what every unit has to recover, to bring down and to keep from growing, and how it lies on its people. */
export function UnitsPage(): ReactNode {
  const state = useAppState();
  const { params } = useRoute();
  const year = /^\d{4}$/.test(params['year'] ?? '') ? Number(params['year']) : yearOf(state.period ?? state.today);
  const { data, error, refetch } = useQuery('targets.units', { year }, AREAS);
  const [drafting, setDrafting] = useState(false);
  const shown = data?.year === year ? data : undefined;
  const choice = <YearChoice year={year} onYear={(y) => go('targets', 'units', { year: y })} />;
  if (shown) return <Units shown={shown} refused={error && <Refusal error={error} onRetry={refetch} />} choice={choice} />;
  if (!error) return <Busy text="正在取机构任务" />;
  if (error.reply.code !== 'TARGETS_MISSING') return <RefusalPage error={error} onRetry={refetch} />;
  return (
    <>
      <PageHead title="机构任务">{choice}</PageHead>
      <Empty title={`${year} 年还没有任务`} hint="先编制年度任务，或导入任务表；机构任务再分配到人。"><Button type="primary" disabled={state.readOnly} onClick={() => setDrafting(true)}>编制年度任务…</Button><Button href={routeHash('imports')}>导入任务表</Button></Empty>
      {drafting && <DraftDialog year={year} proration="days" docNo="" onClose={() => setDrafting(false)} />}
    </>
  );
}

type Act = { readonly kind: 'task'; readonly measure: Measure } | { readonly kind: 'allocate' };

function Units({ shown, refused, choice }: { readonly shown: OutputOf<'targets.units'>; readonly refused: ReactNode; readonly choice: ReactNode }): ReactNode {
  const unit = useDisplayUnit();
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [currentId, setCurrent] = useState<number>();
  const [act, setAct] = useState<Act>();
  const people = useQuery('targets.show', { year: shown.year }, AREAS).data;
  const tick = timeProgressPct(shown.asOf);
  const columns = useMemo(() => unitColumns(unit), [unit]);
  const source = useMemo(() => arraySource(shown.units), [shown]);
  const current = shown.units.find((u) => u.unitId === currentId) ?? shown.units[0];
  const sum = (of: (u: UnitTasks) => number | null): number => shown.units.reduce((a, u) => a + (of(u) ?? 0), 0);
  const total = (key: Measure['key']): { readonly task: number | null; readonly done: number; readonly pct: string | null } => {
    const set = shown.units.filter((u) => u[key].taskFen !== null);
    const task = set.reduce((a, u) => a + (u[key].taskFen ?? 0), 0);
    return { task: set.length === 0 ? null : task, done: sum((u) => u[key].doneFen), pct: ratioPct(Math.max(0, set.reduce((a, u) => a + u[key].doneFen, 0)), task) };
  };
  const [recover, reduce, newCap] = [total('recover'), total('reduce'), total('newCap')];
  const differ = differing(shown.units);
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  return (
    <>
      <PageHead title="机构任务" hint={`${shown.year} 年，截至 ${shown.asOf}，时间进度 ${tick}%`}>
        {choice}
        <LockYear year={shown.year} locked={shown.locked} people={people?.targets.length ?? 0} targetFen={people?.targets.reduce((a, t) => a + t.targetFen, 0) ?? 0} />
      </PageHead>
      {refused}
      {differ.length > 0 && <div className="notice notice-warn"><span className="notice-text"><strong>{countText(differ.length)} 个机构</strong>分到人的任务与机构任务不一致：{differ.slice(0, 4).map((u) => u.unit).join('、')}{differ.length > 4 ? '等' : ''}。锁定前请分配到人，或说明理由。</span></div>}
      <div className="register-columns">
        <div className="register-list">
          <Grid
            label="机构任务" columns={columns} source={source} rowKey={(u) => u.unitId} currentKey={current?.unitId} onRow={(u) => setCurrent(u.unitId)} onOpen={(u) => { setCurrent(u.unitId); if (!readOnly && u.recover.taskFen !== null) setAct({ kind: 'allocate' }); }}
            tone={(u) => (u.recover.taskFen !== null && openFen(u) !== 0 ? 'attention' : undefined)}
            totals={{ label: '合计', labelColumn: 'unit', values: { people: sum((u) => u.people), recoverTask: recover.task, recoverDone: recover.done, recoverPct: recover.pct, reduceTask: reduce.task, reduceDone: reduce.done, reducePct: reduce.pct, newCapTask: newCap.task, newCapDone: newCap.done, newCapPct: newCap.pct, allocated: sum((u) => u.allocatedFen), open: sum(openFen) } }}
            empty="还没有机构"
          />
        </div>
        <section className="card register-side unit-side" aria-label="这个机构的任务">{current && <Side unit={current} year={shown.year} locked={shown.locked} readOnly={readOnly} onAct={setAct} />}</section>
      </div>
      <div className="legend"><span><i style={{ background: 'var(--row-attention)' }} />分到人的与机构任务不一致</span><span className="keys"><kbd>Enter</kbd> 分配到人</span></div>
      <StatusLine>{countText(shown.units.length)} 个机构　清收任务 <strong className="figure">{amountText(recover.task, unit)}</strong> {unit}，完成 {pctText(recover.pct)}</StatusLine>
      {act?.kind === 'task' && current && <TaskDialog year={shown.year} locked={shown.locked} unit={current} measure={act.measure} onClose={done} />}
      {act?.kind === 'allocate' && current && people && <AllocateDialog year={shown.year} locked={shown.locked} unit={current} targets={people.targets} onClose={done} />}
    </>
  );
}

function Side({ unit, year, locked, readOnly, onAct }: { readonly unit: UnitTasks; readonly year: number; readonly locked: boolean; readonly readOnly: boolean; readonly onAct: (act: Act) => void }): ReactNode {
  const open = openFen(unit);
  return (
    <>
      <h2>{unit.unit}</h2>
      {MEASURES.map((m) => {
        const task = unit[m.key];
        return (
          <section key={m.measure} aria-label={`${m.name}任务`}>
            <h3>{m.name} <small className="third">{m.about}</small></h3>
            <dl className="facts">
              <dt>任务</dt><dd>{task.taskFen === null ? '没有定' : `${amountText(task.taskFen, '元')} 元`}</dd>
              <dt>{m.measure === 'new_cap' ? '已新增' : '完成'}</dt><dd>{amountText(task.doneFen, '元')} 元{task.taskFen === null ? '' : `，${pctText(donePct(task))}`}</dd>
              {task.source === 'override' && <><dt>调整</dt><dd>{sourceText(task.source, task.reason)}</dd></>}
            </dl>
            <div className="register-acts"><Button size="small" disabled={readOnly} aria-label={`${task.taskFen === null ? '定' : '改'}${m.name}任务`} onClick={() => onAct({ kind: 'task', measure: m })}>{task.taskFen === null ? '定任务…' : locked ? '调整任务…' : '改任务…'}</Button></div>
          </section>
        );
      })}
      <h3>分配到人</h3>
      <dl className="facts">
        <dt>人数</dt><dd>{countText(unit.people)}</dd><dt>已分配</dt><dd>{amountText(unit.allocatedFen, '元')} 元</dd>
        <dt>差额</dt><dd className={open === null || open === 0 ? '' : 'bad'}>{open === null ? '—' : `${amountText(open, '元')} 元`}</dd>
      </dl>
      <div className="register-acts">
        <Button size="small" type="primary" disabled={readOnly || unit.recover.taskFen === null} onClick={() => onAct({ kind: 'allocate' })}>分配到人…</Button>
        <Button size="small" href={routeHash('targets', '', { year, unit: unit.unit })}>看这些人</Button>
      </div>
      {unit.recover.taskFen === null && <p className="second">先定清收任务，再分配到人。</p>}
    </>
  );
}
