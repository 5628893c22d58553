import { findCode, type Code } from '../../domain/codes.js';
import { formatYuan } from '../../domain/money.js';
import { FALSE_NAME_SOURCES, type FalseNameSource } from '../../domain/responsibility/false-names.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

const LISTS = [{ code: 'leads', name: '线索' }, { code: 'found', name: '已登记' }, { code: 'unsourced', name: '未记来源' }] as const satisfies readonly Code[];

/** 假冒名清查 (D4-10): what the ledger brings forward by source; found, taken back. */
const ACTS: Readonly<Record<string, (c: CommandContext) => Promise<Answer>>> = {
  list: async (c) => {
    const what = c.call.set['list'] ?? 'leads';
    const list = findCode(LISTS, what);
    if (!list) throw new UsageError(`--set list 可填：${LISTS.map((l) => l.name).join('、')}`);
    const online = c.call.set['online'];
    const shown = await (await c.session({ readOnly: true })).call('cases.falseNames', { source: sourceOf(c), what: list.code as (typeof LISTS)[number]['code'], search: c.call.text('search') ?? '', ...(online === undefined ? {} : { onlineOn: online }), limit: 2000 });
    const sums = shown.sources.map((s) => `${FALSE_NAME_SOURCES.find((k) => k.code === s.source)?.name ?? s.source}：线索 ${s.leads.count} 笔 ${formatYuan(s.leads.fen)} 元，已登记 ${s.found.count} 笔 ${formatYuan(s.found.fen)} 元`);
    return answer({ ...shown }, ...sums, ...shown.loans.map((l) => `${l.loanNo} ${l.borrower} ${l.unit} ${l.grantedOn} ${formatYuan(l.owedFen)} 元${l.actualUser === '' ? '' : `，实际用款人 ${l.actualUser}`}${l.foundOn === null ? '' : `，${l.foundOn} ${l.by} ${l.says}`}`));
  },
  flag: async (c) => {
    const session = await c.session();
    const { batch } = await session.call('cases.flagFalseName', { loanIds: [await loanOf(c, session)], source: sourceOf(c), on: c.call.need('date'), by: c.call.need('by'), says: c.call.need('reason'), docNo: c.call.set['doc'] ?? '' });
    return answer({ batch }, `已登记（第 ${batch} 批）`);
  },
  withdraw: async (c) => {
    const session = await c.session();
    const { batch } = await session.call('cases.withdrawFalseName', { loanId: await loanOf(c, session), source: sourceOf(c), reason: c.call.need('reason') });
    return answer({ batch }, `已撤下（第 ${batch} 批）`);
  },
};

const loanOf = async (c: CommandContext, session: CliSession): Promise<number> => (await session.call('loans.get', { no: c.call.need('loan'), unit: c.call.text('unit') })).loan.loanId;

function sourceOf(c: CommandContext): FalseNameSource {
  const text = c.call.set['source'] ?? 'unregistered';
  const found = findCode(FALSE_NAME_SOURCES, text);
  if (!found) throw new UsageError(`--set source 可填：${FALSE_NAME_SOURCES.map((s) => s.name).join('、')}`);
  return found.code as FalseNameSource;
}

const falseName: Command = {
  usage: 'false-name list [--set source=来源] [--set list=线索|已登记|未记来源] [--set online=信贷系统上线日] [--search 词] | flag --loan 借据号 [--unit 机构] --set source=来源 --date 发现日期 --by 发现人 --reason 情况 [--set doc=文号] | withdraw --loan 借据号 [--unit 机构] --set source=来源 --reason 理由',
  about: '假冒名清查：四个来源的线索，登记、撤下',
  run: async (c) => {
    const act = ACTS[c.call.args[0] ?? ''];
    if (!act) throw new UsageError(`请写 false-name ${Object.keys(ACTS).join('、')} 之一`);
    return act(c);
  },
};

export const falseNameCommands = { 'false-name': falseName } satisfies Record<string, Command>;
