import { formatYuan } from '../../domain/money.js';
import { ROSTER_ACTS } from '../../domain/roster/delivery.js';
import { ROSTER_KINDS, type RosterKind } from '../../domain/roster/kinds.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { deliverAll, formatOf } from './deliver-all.js';
import { UsageError } from './options.js';

const ACTS: Readonly<Record<string, (c: CommandContext) => Promise<Answer>>> = {
  issue: async (c) => {
    const days = c.call.number('days');
    const done = await (await c.session()).call('rosters.issue', { year: yearOf(c), kind: kindIn(c.call.args[1]), docNo: c.call.text('doc') ?? '', ...given(c, { on: 'on', asOf: 'as-of', deadlineOn: 'deadline' }), ...(days === undefined ? {} : { objectionDays: days }) });
    return answer({ roster: done.rosterId, batch: done.batch, sheets: done.sheets, loans: done.loans, principalFen: done.principalFen }, `已发出第 ${done.rosterId} 号名册（第 ${done.batch} 批）：${done.sheets} 份，${done.loans} 笔，本金 ${formatYuan(done.principalFen)} 元`);
  },
  issued: async (c) => {
    const session = await c.session({ readOnly: true });
    const [year, roster] = [c.call.number('year'), c.call.number('roster')];
    const { rosters } = await session.call('rosters.issued', year === undefined ? {} : { year });
    const out = [...c.call.out];
    if (out.length > 0 && roster === undefined) throw new UsageError('缺少 --roster');
    const revision = c.call.number('revision');
    const files = roster === undefined || out.length === 0 ? [] : deliverAll(c, session, await session.call('rosters.issuedExport', { rosterId: roster, ...(revision === undefined ? {} : { revision }), formats: [...new Set(out.map(formatOf))] }), out);
    return answer({ rosters, files }, ...rosters.map((r) => `第 ${r.rosterId} 号 ${r.title} ${r.rosterNo} ${r.issuedOn} ${r.sheets} 份 ${r.loans} 笔，签收 ${r.signed} 份${r.withdrawnOn === null ? '' : `，${r.withdrawnOn} 撤回`}`), ...files);
  },
  revise: async (c) => {
    const done = await (await c.session()).call('rosters.revise', { rosterId: rosterId(c), docNo: c.call.text('doc') ?? '', reason: c.call.need('reason'), ...given(c, { on: 'on' }) });
    return answer({ ...done }, `已调整（第 ${done.batch} 批）：增 ${done.added} 笔，减 ${done.removed} 笔`);
  },
  withdraw: async (c) => {
    const done = await (await c.session()).call('rosters.withdraw', { rosterId: rosterId(c), reason: c.call.need('reason'), ...given(c, { on: 'on' }) });
    return answer({ ...done }, `已撤回（第 ${done.batch} 批）`);
  },
  act: async (c) => {
    const act = ROSTER_ACTS.find((a) => a.code === c.call.args[1] || a.name === c.call.args[1]);
    if (!act) throw new UsageError(`请写 roster act ${ROSTER_ACTS.map((a) => a.code).join('、')} 之一`);
    const session = await c.session();
    const person = c.call.text('person');
    const { persons } = await session.call('rosters.one', { rosterId: rosterId(c) });
    const sheets = persons.filter((p) => person === undefined || p.key === person);
    if (sheets.length === 0) throw new UsageError(`这本名册里没有“${person ?? ''}”`);
    const done = await session.call('rosters.act', { rosterId: rosterId(c), sheetIds: sheets.map((s) => s.sheetId), act: act.code, on: c.call.need('on'), how: c.call.text('how') ?? '', to: c.call.text('to') ?? '', says: c.call.text('reason') ?? '', by: c.common.user });
    return answer({ ...done }, `${act.name} ${done.sheets} 份（第 ${done.batch} 批）`);
  },
  progress: async (c) => {
    const { account, persons, on, ...head } = await (await c.session({ readOnly: true })).call('rosters.one', { rosterId: rosterId(c), ...given(c, { on: 'on' }) });
    return answer({ roster: head, on, account, persons }, `${head.title} 截至 ${on}：应清收 ${formatYuan(account.principalFen)} 元，收回 ${formatYuan(account.recoveredFen)} 元（${account.pct ?? '—'}%），未收回 ${formatYuan(account.leftFen)} 元，签收 ${head.signed}/${head.sheets} 份`);
  },
  complete: async (c) => {
    const { units, total } = await (await c.session({ readOnly: true })).call('rosters.completeness', {});
    return answer({ units, total }, `未结清 ${total.loans} 笔，有责任人 ${total.with} 笔（${total.pct ?? '—'}%），缺责任人 ${total.without} 笔，比例不是 100% 的 ${total.shares} 笔`);
  },
};

const roster: Command = {
  usage: 'roster 种类 --year 年 [--person 工号] [--out FILE]… | issue 种类 --year 年 [--doc 文号] [--on 日期] [--as-of 日期] [--deadline 日期] [--days N] | issued [--year 年] [--roster 号 [--revision N] --out FILE…] | act 事项 --roster 号 --on 日期 [--person 工号] [--how 方式] [--to 交给谁] [--reason 说明] | revise|withdraw --roster 号 --reason 理由 | progress --roster 号 [--on 日期] | complete',
  about: `责任清收名册：${ROSTER_KINDS.map((k) => k.code).join('、')}；发出、送达签收、进度、责任落实情况`,
  run: async (c) => {
    const act = ACTS[c.call.args[0] ?? ''];
    return act ? act(c) : showRoster(c);
  },
};

/** The roster as the ledger is now. */
async function showRoster(c: CommandContext): Promise<Answer> {
  const person = c.call.text('person');
  const params = { kind: kindIn(c.call.args[0]), year: yearOf(c), ...(person === undefined ? {} : { person }) };
  const session = await c.session({ readOnly: true });
  const out = [...c.call.out];
  const formats = [...new Set(out.map(formatOf))];
  const shown = await session.call('rosters.show', params);
  const files = formats.length === 0 ? [] : deliverAll(c, session, await session.call('rosters.export', { ...params, formats }), out);
  return answer({ kind: shown.kind, year: shown.year, formedYears: shown.formedYears, persons: shown.persons, total: shown.total, files }, `${shown.year} 年度名册：${shown.persons.length} 人，${shown.total.loans} 笔，本金 ${formatYuan(shown.total.principalFen)} 元`, ...files);
}

function kindIn(text: string | undefined): RosterKind {
  const kind = ROSTER_KINDS.find((k) => k.code === (text ?? 'responsibility'));
  if (!kind) throw new UsageError(`名册种类可填 ${ROSTER_KINDS.map((k) => k.code).join('、')}；或写 ${Object.keys(ACTS).join('、')}`);
  return kind.code;
}

function numberOf(c: CommandContext, flag: 'year' | 'roster'): number {
  const value = c.call.number(flag);
  if (value === undefined) throw new UsageError(`缺少 --${flag}`);
  return value;
}
const yearOf = (c: CommandContext): number => numberOf(c, 'year');
const rosterId = (c: CommandContext): number => numberOf(c, 'roster');

/** The days that were typed, under the names the contract gives them. */
function given<K extends string>(c: CommandContext, flags: Readonly<Record<K, 'on' | 'as-of' | 'deadline'>>): Partial<Record<K, string>> {
  const typed: Partial<Record<K, string>> = {};
  for (const key of Object.keys(flags) as K[]) {
    const day = c.call.text(flags[key]);
    if (day !== undefined) typed[key] = day;
  }
  return typed;
}

export const rosterCommands = { roster } satisfies Record<string, Command>;
