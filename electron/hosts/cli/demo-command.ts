import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { formatWan, formatYuan } from '../../domain/money.js';
import { isSampleLedger } from '../../app/sample/is-sample-ledger.js';
import { writeSampleCounty, writeSyntheticLedger } from '../../app/sample/write-sample.js';
import { answer, type Command, type CommandContext } from './command.js';
import { deliverAll } from './deliver-all.js';
import { planImport } from './import-commands.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

const TODAY = '2011-08-31';
const PERIOD = '2011-08';

/** The whole main job on the sample county (issue: import → recoveries → targets → incentive → close → report, roster). */
const demo: Command = {
  usage: 'demo --out 文件夹 [--today 日期]',
  about: '用样例县走完全部主要工作',
  run: async (c) => {
    const folder = path.resolve(c.call.out[0] ?? 'out');
    const db = c.call.text('db') === undefined ? path.join(folder, '样例县.db') : c.common.ledgerPath;
    clearOldDemo(db, c.common.password);
    const session = await c.session({ ledgerPath: db, today: c.common.today ?? TODAY });
    await session.call('ledger.create', { county: '样例县', training: true, ...(c.common.password === null ? {} : { password: c.common.password }) });
    const said = [`台账：${db}`];
    const samples = path.join(c.resourcesPath, 'samples', 'county');
    const plan = await planImport(c, session, readdirSync(samples).filter((f) => f.endsWith('.xlsx')).sort().map((f) => path.join(samples, f)), PERIOD);
    const done = await session.call('import.commit', { planId: plan.planId, hash: plan.hash });
    said.push(`导入 ${plan.files.length} 张表 ${plan.totals.rows} 行：新增 ${plan.totals.insert}，拒绝 ${plan.totals.reject}（第 ${done.batch} 批）`);
    const targets = await session.call('targets.show', { year: 2011 });
    for (const t of targets.tiers) said.push(`任务 ${t.tier}：${t.people} 人 ${formatWan(t.targetFen)} 万元，完成 ${formatWan(t.creditedFen)} 万元（${t.completionPct ?? '—'}%）`);
    const run = await session.call('incentive.run', { plan: 'county-2011', from: '2011-01-01', to: TODAY });
    said.push(`奖惩：${run.totals.people} 人，应发 ${formatYuan(run.totals.rewardFen)} 元，暂留 ${formatYuan(run.totals.heldBackFen)} 元`);
    const closed = await session.call('periods.close', { period: PERIOD });
    said.push(`${PERIOD} 结账，勾稽 ${closed.checks.filter((k) => k.ok).length}/${closed.checks.length} 项相符`);
    const files = await writeDemoFiles(c, session, folder, run.runId);
    const figures = await demoFigures(session);
    said.push(`清收 ${formatWan(figures.recoveredFen)} 万元＝现金 ${formatWan(figures.cashFen)}＋抵债 ${formatWan(figures.inKindFen)}；不良率 ${figures.nplRatioPct}%，较年初 ${figures.nplRatioChangePct} 个百分点`);
    const roster = await session.call('rosters.show', { kind: 'responsibility', year: 2011 });
    said.push(`2011 年度责任清收名册：${roster.persons.length} 人，${roster.total.loans} 笔`);
    return answer({ db, files, figures, batch: done.batch, checks: closed.checks, roster: roster.total, totals: plan.totals }, ...said, ...files.map((f) => `写出 ${f}`));
  },
};

async function writeDemoFiles(c: CommandContext, session: CliSession, folder: string, runId: number | null): Promise<string[]> {
  const monthly = await session.call('reports.export', { id: 'monthly-recovery', period: PERIOD, formats: ['xlsx', 'html', 'pdf'] });
  const personal = await session.call('reports.export', { id: 'personal-targets', period: PERIOD, formats: ['xlsx', 'html'] });
  const roster = await session.call('rosters.export', { kind: 'responsibility', year: 2011, formats: ['html', 'pdf', 'xlsx'] });
  const at = (name: string): string => path.join(folder, name);
  const files = [
    ...deliverAll(c, session, monthly, [at('月报表-2011-08.xlsx'), at('月报表-2011-08.html'), at('月报表-2011-08.pdf')]),
    ...deliverAll(c, session, personal, [at('个人清收任务完成表-2011-08.xlsx'), at('个人清收任务完成表-2011-08.html')]),
    ...deliverAll(c, session, roster, [at('责任清收名册-2011.html'), at('责任清收名册-2011.pdf'), at('责任清收名册-2011.xlsx')]),
  ];
  if (runId !== null) for (const f of (await session.call('incentive.export', { runId })).files) files.push(session.deliver(f, at('奖惩计算-2011.xlsx')));
  return files;
}

async function demoFigures(session: CliSession): Promise<{ recoveredFen: number; cashFen: number; inKindFen: number; nplRatioPct: string; nplRatioChangePct: string }> {
  const { total } = await session.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
  return { recoveredFen: Number(total?.['recoveredYtdFen']), cashFen: Number(total?.['cashYtdFen']), inKindFen: Number(total?.['inKindYtdFen']), nplRatioPct: String(total?.['nplRatioEndPct']), nplRatioChangePct: String(total?.['nplRatioChangePct']) };
}

/** A ledger marked 演练 of an earlier demo is replaced, of an older program too; anything else at that place is left alone. */
function clearOldDemo(db: string, password: string | null): void {
  if (!existsSync(db)) return;
  if (!markedSample(db, password)) throw new UsageError(`${db} 不是演练台账，没有动它；请换一个文件夹`);
  for (const f of [db, `${db}-wal`, `${db}-shm`, `${db}.lock`, `${db.replace(/\.db$/, '')}.keys.json`]) rmSync(f, { force: true });
}

function markedSample(db: string, password: string | null): boolean {
  try {
    return isSampleLedger(db, password);
  } catch (e) {
    if (!(e instanceof DomainError)) throw e;
    throw new UsageError(`看不出 ${db} 是不是演练台账（${messageFor(e.code, e.details).message}），没有动它；确定不要了就删除这个文件，或者换一个文件夹`);
  }
}

const sample: Command = {
  usage: 'sample --county --out 文件夹 | sample --loans N --seed S --out 文件夹',
  about: '样例县的全部表格；或基准测试用的合成台账',
  run: async (c) => {
    const [folder] = c.call.out;
    if (folder === undefined) throw new UsageError('缺少 --out');
    const loans = c.call.number('loans');
    const files = loans === undefined ? writeSampleCounty(c.resourcesPath, path.resolve(folder)) : writeSyntheticLedger(c.resourcesPath, path.resolve(folder), loans, c.call.number('seed') ?? 1);
    return answer({ files }, ...files);
  },
};

export const demoCommands = { demo, sample } satisfies Record<string, Command>;
