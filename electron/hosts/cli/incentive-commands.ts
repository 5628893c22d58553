import type { RunList } from '../../contract/incentive.js';
import { formatYuan } from '../../domain/money.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { deliverSeries } from './deliver-all.js';
import { UsageError } from './options.js';

const LISTS: readonly RunList[] = ['payroll', 'rewards', 'deductions', 'sanctions', 'commission', 'ranking'];
const STATES = { shipped: '范本', draft: '草稿', approved: '已批准', locked: '已锁定' } as const;

/** `run` is the word for computing; the others follow the plan and the run to the payroll. */
const ACTS: Readonly<Record<string, (c: CommandContext) => Promise<Answer>>> = {
  run,
  plans: async (c) => {
    const { plans } = await (await c.session({ readOnly: true })).call('incentive.plans', {});
    return answer({ plans }, ...plans.map((p) => `${p.id} 第 ${p.version} 版 ${STATES[p.state]} ${p.title}`));
  },
  adopt: async (c) => {
    const session = await c.session();
    const plan = c.call.need('plan');
    const kept = await session.call('incentive.savePlan', plan.endsWith('.json') ? { planFile: session.adopt(plan) } : { body: (await session.call('incentive.plan', { id: plan })).body });
    return answer({ ...kept }, `${kept.id} 第 ${kept.version} 版草稿（第 ${kept.batch} 批）`, ...kept.findings.map((f) => `${f.where}：${f.text}`));
  },
  approve: async (c) => {
    const done = await (await c.session()).call('incentive.approvePlan', { ...version(c), by: c.call.need('by'), docNo: c.call.set['doc'] ?? '' });
    return answer({ ...done }, `已批准（第 ${done.batch} 批）`);
  },
  'lock-plan': async (c) => {
    const done = await (await c.session()).call('incentive.lockPlan', version(c));
    return answer({ ...done }, `已锁定（第 ${done.batch} 批）`);
  },
  ready: async (c) => {
    const { findings } = await (await c.session({ readOnly: true })).call('incentive.ready', { plan: c.call.text('plan'), from: c.call.need('from'), to: c.call.need('to') });
    return answer({ findings }, ...(findings.length === 0 ? ['可以计算'] : findings.map((f) => f.text)));
  },
  runs: async (c) => {
    const { runs } = await (await c.session({ readOnly: true })).call('incentive.runs', {});
    return answer({ runs }, ...runs.map((r) => `第 ${r.runId} 号 ${r.title} 第 ${r.version} 版 ${r.from} 至 ${r.to} 应发 ${formatYuan(r.totals.rewardFen)} 元${r.state === 'locked' ? `，${r.lockedOn} 已锁定` : ''}`));
  },
  lock: async (c) => {
    const done = await (await c.session()).call('incentive.lock', { runId: runId(c) });
    return answer({ ...done }, `已锁定发放（第 ${done.batch} 批），${done.sanctions} 项限制生效`);
  },
  statement: async (c) => {
    const session = await c.session({ readOnly: true });
    const [out] = c.call.out;
    if (out === undefined) throw new UsageError('缺少 --out');
    const made = await session.call('incentive.statement', { runId: runId(c), ...(c.call.text('person') !== undefined && { staffNos: [c.call.need('person')] }), format: out.endsWith('.html') ? 'html' : 'pdf' });
    return answer({ pages: made.pages, files: deliverSeries(session, made.files, out) }, `${made.pages} 页`);
  },
  list: async (c) => {
    const session = await c.session({ readOnly: true });
    const [out] = c.call.out;
    if (out === undefined) throw new UsageError('缺少 --out');
    const list = LISTS.find((l) => l === (c.call.text('kind') ?? 'payroll'));
    if (!list) throw new UsageError(`--kind 可填：${LISTS.join('、')}`);
    const { files } = await session.call('incentive.export', { runId: runId(c), list });
    return answer({ files: deliverSeries(session, files, out) });
  },
};

const incentive: Command = {
  usage: 'incentive run --plan 办法|FILE.json --from 日期 --to 日期 [--out FILE.xlsx] | plans | adopt --plan 办法|FILE.json | approve|lock-plan --plan 办法 --version N [--by 批准人] [--set doc=文号] | ready --from 日期 --to 日期 [--plan 办法] | runs | lock --run 号 | statement --run 号 [--person 工号] --out FILE.pdf|.html | list --run 号 [--kind payroll|rewards|deductions|sanctions|commission|ranking] --out FILE.xlsx',
  about: '奖惩方案、计算、锁定、计算单；用文件时只试算，不保存',
  run: async (c) => {
    const act = ACTS[c.call.args[0] ?? ''];
    if (!act) throw new UsageError(`请写 incentive ${Object.keys(ACTS).join('、')} 之一`);
    return act(c);
  },
};

function needed(c: CommandContext, flag: 'run' | 'version'): number {
  const value = c.call.number(flag);
  if (value === undefined) throw new UsageError(`缺少 --${flag}`);
  return value;
}
const runId = (c: CommandContext): number => needed(c, 'run');
const version = (c: CommandContext): { id: string; version: number } => ({ id: c.call.need('plan'), version: needed(c, 'version') });

async function run(c: CommandContext): Promise<Answer> {
  const plan = c.call.need('plan');
  const file = plan.endsWith('.json');
  const session = await c.session({ readOnly: file });
  const made = await session.call('incentive.run', { ...(file ? { planFile: session.adopt(plan) } : { plan }), from: c.call.need('from'), to: c.call.need('to'), store: !file });
  const files: string[] = [];
  const [out] = c.call.out;
  if (out !== undefined && made.runId === null) throw new UsageError('试算没有保存，不能导出；请用办法名称正式计算');
  if (out !== undefined && made.runId !== null) for (const f of (await session.call('incentive.export', { runId: made.runId })).files) files.push(session.deliver(f, out));
  return answer({ plan: made.plan, version: made.version, batch: made.batch, run: made.runId, persons: made.persons, pools: made.pools, totals: made.totals, warnings: made.warnings, files }, `${made.title}：${made.totals.people} 人，应发 ${formatYuan(made.totals.rewardFen)}，暂留 ${formatYuan(made.totals.heldBackFen)}，扣罚 ${formatYuan(made.totals.penaltyFen)} 元`, ...made.warnings);
}

export const incentiveCommands = { incentive } satisfies Record<string, Command>;
