import { isPeriod } from '../../domain/date.js';
import { answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import { planImport } from './import-commands.js';
import { formatYuan } from '../../domain/money.js';

function periodOf(c: CommandContext): string {
  const period = c.call.need('period');
  if (!isPeriod(period)) throw new UsageError(`--period 应为月份，例如 2011-08，写的是“${period}”`);
  return period;
}

const snapshot: Command = {
  usage: 'snapshot --period 月份',
  about: '月末余额',
  run: async (c) => {
    const found = await (await c.session({ readOnly: true })).call('periods.snapshot', { period: periodOf(c) });
    return answer({ ...found }, `${found.period} ${found.state === 'closed' ? '已结账' : '未结账'}`, ...found.rows.map((r) => `${r.unit} ${r.book} ${r.class} ${r.loans} 笔 ${formatYuan(r.principalFen)} 元`));
  },
};

const close: Command = {
  usage: 'close --period 月份 [--overrule 说明]',
  about: '月末结账',
  run: async (c) => {
    const done = await (await c.session()).call('periods.close', { period: periodOf(c), ...(c.call.overrule.length === 0 ? {} : { overrule: c.call.overrule.join('；') }) });
    for (const w of done.warnings) c.note(w);
    return answer({ ...done }, `${done.period} 已结账（第 ${done.batch} 批）`, ...done.checks.map((k) => `${k.ok ? '✓' : '×'} ${k.id} ${k.name}：${k.detail}`));
  },
};

const reopen: Command = {
  usage: 'reopen --period 月份 --reason 理由',
  about: '重新开账',
  run: async (c) => {
    const done = await (await c.session()).call('periods.reopen', { period: periodOf(c), reason: c.call.need('reason') });
    return answer({ ...done }, `${done.period} 已重新开账（第 ${done.batch} 批）`);
  },
};

const target: Command = {
  usage: 'target set --year 年 --from FILE.xlsx | target show --year 年 | target lock --year 年',
  about: '年度任务',
  run: async (c) => {
    const year = c.call.number('year');
    if (year === undefined) throw new UsageError('缺少 --year');
    const act = c.call.args[0];
    if (act !== 'show' && act !== 'set' && act !== 'lock') throw new UsageError('请写 target set、target show 或 target lock');
    const session = await c.session({ readOnly: act === 'show' });
    let batch: number | null = null;
    if (act === 'set') {
      const plan = await planImport({ ...c, call: { ...c.call, text: (name) => (name === 'kind' ? 'targets' : c.call.text(name)) } }, session, [c.call.need('from')], `${year}-01`);
      if (plan.totals.insert + plan.totals.update > 0) batch = (await session.call('import.commit', { planId: plan.planId, hash: plan.hash })).batch;
    }
    if (act === 'lock') batch = (await session.call('targets.lock', { year })).batch;
    const shown = await session.call('targets.show', { year });
    return answer({ year, batch, locked: shown.locked, asOf: shown.asOf, tiers: shown.tiers, targets: shown.targets }, ...shown.tiers.map((t) => `${t.tier} ${t.people} 人，任务 ${formatYuan(t.targetFen)}，完成 ${formatYuan(t.creditedFen)} 元（${t.completionPct ?? '—'}%）`));
  },
};

const incentive: Command = {
  usage: 'incentive run --plan 办法|FILE.json --from 日期 --to 日期 [--out FILE.xlsx]',
  about: '奖惩计算；用文件时只试算，不保存',
  run: async (c) => {
    if (c.call.args[0] !== 'run') throw new UsageError('请写 incentive run');
    const plan = c.call.need('plan');
    const file = plan.endsWith('.json');
    const session = await c.session({ readOnly: file });
    const run = await session.call('incentive.run', { ...(file ? { planFile: session.adopt(plan) } : { plan }), from: c.call.need('from'), to: c.call.need('to'), store: !file });
    const files: string[] = [];
    const [out] = c.call.out;
    if (out !== undefined && run.runId === null) throw new UsageError('试算没有保存，不能导出；请用办法名称正式计算');
    if (out !== undefined && run.runId !== null) for (const f of (await session.call('incentive.export', { runId: run.runId })).files) files.push(session.deliver(f, out));
    return answer({ plan: run.plan, version: run.version, batch: run.batch, run: run.runId, persons: run.persons, totals: run.totals, warnings: run.warnings, files }, `${run.title}：${run.totals.people} 人，应发 ${formatYuan(run.totals.rewardFen)}，暂留 ${formatYuan(run.totals.heldBackFen)}，扣罚 ${formatYuan(run.totals.penaltyFen)} 元`, ...run.warnings);
  },
};

export const periodCommands = { snapshot, close, reopen, target, incentive } satisfies Record<string, Command>;
