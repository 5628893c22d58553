import { findCode, TIERS } from '../../domain/codes.js';
import { formatYuan, parseAmount } from '../../domain/money.js';
import { answer, type Command, type CommandContext } from './command.js';
import { planImport } from './import-commands.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

const ACTS = ['set', 'draft', 'show', 'units', 'lock'] as const;

const target: Command = {
  usage: 'target set --year 年 --from FILE.xlsx | target draft --year 年 [--set rule=days|post_at_year_end] [--set doc=文号] | target show|units --year 年 | target lock --year 年 [--reason 理由]',
  about: '年度任务',
  run: async (c) => {
    const year = c.call.number('year');
    if (year === undefined) throw new UsageError('缺少 --year');
    const act = ACTS.find((a) => a === c.call.args[0]);
    if (!act) throw new UsageError('请写 target set、draft、show、units 或 lock');
    const session = await c.session({ readOnly: act === 'show' || act === 'units' });
    if (act === 'units') {
      const { units, ...head } = await session.call('targets.units', { year });
      return answer({ ...head, units }, ...units.map((u) => `${u.unit} 清收任务 ${u.recover.taskFen === null ? '—' : formatYuan(u.recover.taskFen)}，完成 ${formatYuan(u.recover.doneFen)}，分到人 ${formatYuan(u.allocatedFen)} 元`));
    }
    const made = act === 'show' ? { batch: null } : await change(c, session, act, year);
    const shown = await session.call('targets.show', { year });
    return answer({ year, ...made, locked: shown.locked, proration: shown.proration, docNo: shown.docNo, asOf: shown.asOf, tiers: shown.tiers, targets: shown.targets }, ...shown.tiers.map((t) => `${t.tier} ${t.people} 人，任务 ${formatYuan(t.targetFen)}，完成 ${formatYuan(t.creditedFen)} 元（${t.completionPct ?? '—'}%）`));
  },
};

async function change(c: CommandContext, session: CliSession, act: 'set' | 'draft' | 'lock', year: number): Promise<{ batch: number | null; withoutPost?: string[] }> {
  if (act === 'lock') return session.call('targets.lock', { year, ...(c.call.text('reason') !== undefined && { reason: c.call.need('reason') }) });
  if (act === 'draft') {
    const rule = c.call.set['rule'] ?? 'days';
    if (rule !== 'days' && rule !== 'post_at_year_end') throw new UsageError('--set rule 应为 days（按天折算）或 post_at_year_end（按12月31日岗位）');
    const { batch, withoutPost } = await session.call('targets.draft', { year, proration: rule, docNo: c.call.set['doc'] ?? '' });
    return { batch, withoutPost };
  }
  const plan = await planImport({ ...c, call: { ...c.call, text: (name) => (name === 'kind' ? 'targets' : c.call.text(name)) } }, session, [c.call.need('from')], `${year}-01`);
  return { batch: plan.totals.insert + plan.totals.update > 0 ? (await session.call('import.commit', { planId: plan.planId, hash: plan.hash })).batch : null };
}

const POST_KINDS = ['main', 'lent', 'seconded', 'acting', 'leave'] as const;

const staff: Command = {
  usage: 'staff posts --person 工号 | staff post --person 工号 --date 日期 --kind main|lent|seconded|acting|leave [--unit 机构] [--set tier=职级] [--set title=职务] [--to 止日] --reason 理由 | staff wages --date 日期 [--set 工号=月工资]… [--set minimum=最低工资]',
  about: '岗位变动和月工资',
  run: async (c) => {
    const act = c.call.args[0];
    if (act === 'posts') {
      const found = await (await c.session({ readOnly: true })).call('staff.posts', { staffNo: c.call.need('person') });
      return answer({ ...found }, ...found.posts.map((p) => `${p.from} 起 ${p.unit} ${p.tier} ${p.title}${p.to === null ? '' : `，至 ${p.to}`}`));
    }
    if (act === 'wages') return wages(c);
    if (act !== 'post') throw new UsageError('请写 staff posts、staff post 或 staff wages');
    const session = await c.session();
    const kind = POST_KINDS.find((k) => k === c.call.need('kind'));
    if (!kind) throw new UsageError(`--kind 可填：${POST_KINDS.join('、')}`);
    const tier = c.call.set['tier'];
    const tierCode = tier === undefined ? undefined : findCode(TIERS, tier)?.code;
    if (tier !== undefined && tierCode === undefined) throw new UsageError(`职级可填：${TIERS.map((t) => t.name).join('、')}`);
    const unit = c.call.text('unit');
    const unitId = unit === undefined ? undefined : (await session.call('units.list', {})).units.find((u) => u.name === unit)?.unitId;
    if (unit !== undefined && unitId === undefined) throw new UsageError(`没有名为“${unit}”的机构`);
    const done = await session.call('staff.post', { staffNo: c.call.need('person'), on: c.call.need('date'), kind, unitId, tier: tierCode, title: c.call.set['title'] ?? '', until: c.call.text('to'), reason: c.call.need('reason') });
    return answer({ ...done }, `已登记（第 ${done.batch} 批）${done.targetFen === null ? '' : `，任务 ${formatYuan(done.targetFen)} 元`}`, ...(done.text === '' ? [] : [done.text]));
  },
};

async function wages(c: CommandContext): ReturnType<Command['run']> {
  const on = c.call.need('date');
  const entries = Object.entries(c.call.set).map(([who, text]) => {
    const fen = parseAmount(text);
    if (fen === null || fen < 0) throw new UsageError(`工资“${text}”不能识别`);
    return { who, fen };
  });
  const session = await c.session({ readOnly: entries.length === 0 });
  const minimum = entries.find((e) => e.who === 'minimum');
  const batch = entries.length === 0 ? null : (await session.call('staff.setWages', { from: on, wages: entries.filter((e) => e !== minimum).map((e) => ({ staffNo: e.who, wageFen: e.fen })), ...(minimum && { minimumWageFen: minimum.fen }) })).batch;
  const shown = await session.call('staff.wages', { on });
  return answer({ batch, ...shown }, ...shown.wages.filter((w) => w.wageFen !== null).map((w) => `${w.staffNo} ${w.name} ${formatYuan(w.wageFen ?? 0)} 元`));
}

export const targetCommands = { target, staff } satisfies Record<string, Command>;
