import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ImportPlan } from '../../contract/imports.js';
import { isHandedIn, receivedWords } from '../../domain/importing/handed-in.js';
import { formatYuan } from '../../domain/money.js';
import { answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

const KINDS = ['ledger', 'staff', 'recoveries', 'balances', 'targets', 'suits', 'gov', 'assets'];
const WORKBOOK = /\.(xlsx|xlsm|xls|et|xlsb|ods|csv)$/i;

/** A folder counts as all workbooks in it. */
export function filesOf(args: readonly string[]): string[] {
  if (args.length === 0) throw new UsageError('请写表格文件或文件夹');
  return args.flatMap((a) => {
    const file = path.resolve(a);
    if (!existsSync(file)) throw new UsageError(`没有找到 ${a}`);
    return statSync(file).isDirectory() ? readdirSync(file).filter((f) => WORKBOOK.test(f) && !f.startsWith('~$')).sort().map((f) => path.join(file, f)) : [file];
  });
}

export async function planImport(c: CommandContext, session: CliSession, files: readonly string[], period: string): Promise<ImportPlan> {
  const profile = c.call.text('profile');
  const kind = c.call.text('kind');
  if (kind !== undefined && !KINDS.includes(kind)) throw new UsageError(`--kind 可填 ${KINDS.join('、')}`);
  const chosen = profile === undefined ? {} : profile.endsWith('.json') ? { profileFile: session.adopt(profile) } : { profile };
  return session.call('import.plan', { files: files.map((f) => session.adopt(f)), period, ...chosen, ...(kind === undefined ? {} : { kind }) });
}

/** The JSON of one import as command-line.md has it. */
export function importJson(plan: ImportPlan, batch: number | null, committed: number): Record<string, unknown> {
  return {
    batch, committed,
    files: [
      ...plan.files.map(({ name, sheet, profile, rows, insert, update, unchanged, conflict, reject, controlTotals, ownTotals, issues, importedBefore, kind }) => ({ name, sheet, kind, profile, rows, insert, update, unchanged, conflict, reject, controlTotals, ownTotals, importedBefore, issues: issues.map(({ row, column, raw, code, severity, message }) => ({ row, column, raw, code, severity, message })) })),
    ],
    refused: plan.refused, missing: plan.missing, newUnits: plan.newUnits, differences: plan.differences, totals: plan.totals,
  };
}

const handedIn: Command = {
  usage: 'handed-in --period 月份',
  about: '台账报送：各机构当月台账报来没有，退回几行，台账还缺什么',
  run: async (c) => {
    const { units } = await (await c.session({ readOnly: true })).call('import.handedIn', { period: c.call.need('period') });
    const came = ({ handedIn: h }: (typeof units)[number]): string => (h === null ? '未报' : `${h.firstOn} 报送${h.times > 1 ? `，最近 ${h.lastOn}` : ''}，${h.rows} 行 ${formatYuan(h.principalFen)} 元，冲突 ${h.conflicts}，拒绝 ${h.rejected}`);
    return answer({ units }, ...units.map((u) => `${u.unit} ${came(u)}；台账 ${u.loans} 笔，缺责任人 ${u.lacking.responsible}、证件号码 ${u.lacking.idNo}、成因 ${u.lacking.cause}、时效日 ${u.lacking.limitation}`));
  },
};

const imports: Command = {
  usage: 'import 文件… --period 月份 [--kind 种类] [--profile 方案] [--dry-run] [--strict] [--problems 退回表.xlsx|文件夹]',
  about: '导入一个或多个表格，作为可撤销的一批',
  run: async (c) => {
    const dry = c.call.flag('dry-run');
    const files = filesOf(c.call.args);
    const session = await c.session({ readOnly: dry });
    const plan = await planImport(c, session, files, c.call.need('period'));
    for (const r of plan.refused) c.note(`${r.name}：${r.message}。${r.hint}`);
    const problems = c.call.text('problems');
    const written = problems === undefined || plan.totals.reject + plan.totals.conflict === 0 ? [] : await sendBack(session, plan.planId, problems);
    const line = `${plan.totals.rows} 行：新增 ${plan.totals.insert}，变化 ${plan.totals.update}，未变 ${plan.totals.unchanged}，冲突 ${plan.totals.conflict}，拒绝 ${plan.totals.reject}`;
    const note = plan.files.filter((f) => f.importedBefore !== null).map((f) => `${f.name} 在第 ${f.importedBefore?.batch} 批由 ${f.importedBefore?.user} 导入过`);
    const extra = written.length > 0 ? { problems: written } : {};
    if (dry) return answer({ ...importJson(plan, null, 0), ...extra }, `试算（未入账）：${line}`, ...note);
    // the same files again: nothing to write is an answer, not a failure
    const writes = plan.totals.insert + plan.totals.update;
    if (writes === 0 && plan.totals.unchanged > 0 && !isHandedIn(plan.files) && !c.call.flag('strict')) return answer({ ...importJson(plan, null, 0), ...extra }, `${line}；没有需要入账的行`, ...note);
    if (plan.files.length === 0 && plan.refused[0]) throw new FileRefused(plan.refused[0]);
    const done = await session.call('import.commit', { planId: plan.planId, hash: plan.hash, strict: c.call.flag('strict') });
    return answer({ ...importJson(plan, done.batch, done.committed), ...extra }, writes === 0 ? `已登记收到（第 ${done.batch} 批），${receivedWords(plan.totals)}：${line}` : `已入账第 ${done.batch} 批：${line}`, ...note);
  },
};

/** 退回表: into a folder one workbook for every sender; under the name of a file exactly that file, with all senders in it. */
async function sendBack(session: CliSession, planId: string, target: string): Promise<string[]> {
  const folder = /[\\/]$/.test(target) || (existsSync(target) && statSync(target).isDirectory());
  const { files } = await session.call('import.problems', { planId, combined: !folder });
  return files.map((f) => session.deliver(f, folder ? path.join(target, f.name) : target));
}

/** No file could be read: the first refusal is the answer. */
export class FileRefused extends Error {
  constructor(readonly refused: { code: string; message: string; hint: string }) {
    super(refused.message);
  }
}

const profiles: Command = {
  usage: 'profiles [show ID | save FILE.json]',
  about: '导入方案',
  run: async (c) => {
    const [act, id] = c.call.args;
    if (act === 'save') {
      if (id === undefined) throw new UsageError('请写方案文件');
      const writing = await c.session();
      const saved = await writing.call('import.saveProfile', { file: writing.adopt(id) });
      return answer({ ...saved }, `已保存导入方案 ${saved.id} 第 ${saved.version} 版（第 ${saved.batch} 批）`);
    }
    const session = await c.session({ readOnly: true });
    if (act === 'show') {
      if (id === undefined) throw new UsageError('请写方案名');
      const { profile } = await session.call('import.profile', { id });
      return answer({ ...profile, profiles: [{ id: profile['id'], version: profile['version'], title: profile['title'] }] }, JSON.stringify(profile, null, 2));
    }
    const { profiles: list } = await session.call('import.profiles', {});
    return answer({ profiles: list }, ...list.map((p) => `${p.id} 第 ${p.version} 版 ${p.title}`));
  },
};

const exports: Command = {
  usage: 'export --profile 方案 --period 月份 --out FILE.xlsx',
  about: '按省表格式导出台账',
  run: async (c) => {
    const session = await c.session({ readOnly: true });
    const unit = c.call.text('unit');
    const [out] = c.call.out;
    if (out === undefined) throw new UsageError('缺少 --out');
    const made = await session.call('ledger.export', { profile: c.call.text('profile') ?? 'provincial-ledger', period: c.call.need('period'), ...(unit === undefined ? {} : { unit }) });
    const files = made.files.map((f) => session.deliver(f, out));
    return answer({ files, rows: made.rows, leftOut: made.leftOut, controlTotals: made.controlTotals }, `已导出 ${made.rows} 行到 ${files.join('、')}${made.leftOut > 0 ? `；另有 ${made.leftOut} 行不属于这张表` : ''}`);
  },
};

export const importCommands = { import: imports, 'handed-in': handedIn, profiles, export: exports } satisfies Record<string, Command>;
