import type { LetterSelect, LetterTerms } from '../../contract/letters.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { deliverSeries } from './deliver-all.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

const STATES = { shipped: '随程序提供', draft: '草稿', in_use: '已启用' } as const;

const ACTS: Readonly<Record<string, (c: CommandContext) => Promise<Answer>>> = {
  templates: async (c) => {
    const { templates } = await (await c.session({ readOnly: true })).call('letters.templates', {});
    return answer({ templates }, ...templates.map((t) => `${t.id} 第 ${t.version} 版 ${STATES[t.state]}${t.current ? '，现用' : ''} ${t.title}`));
  },
  check: async (c) => {
    const file = c.call.args[1];
    if (file === undefined) throw new UsageError('请写范本文件：letter check FILE.json');
    const session = await c.session({ readOnly: true });
    const { title, findings } = await session.call('letters.check', { file: session.adopt(file) });
    return answer({ title, findings }, ...(findings.length === 0 ? [`“${title}”没有问题`] : findings.map((f) => `第 ${f.line} 行：${f.text}`)));
  },
  make,
  issued: async (c) => {
    const year = c.call.number('year');
    const { count, letters } = await (await c.session({ readOnly: true })).call('letters.issued', { ...(year !== undefined && { year }), search: c.call.text('search') ?? '', limit: c.call.number('limit') ?? 100 });
    return answer({ count, letters }, ...letters.map((l) => `${l.number}${l.copy > 1 ? `（${l.copy}）` : ''} ${l.kindName} ${l.on} ${l.role} ${l.to}${l.voided ? '，已撤回' : l.signed ? '，已签收' : ''}`));
  },
};

const letter: Command = {
  usage: 'letter templates | check FILE.json | make 范本 --loan 借据号…|--year 年 [--person 工号]|--unit 机构 [--period 月份 --base 日期] [--days 宽限天数] [--issue [--reason 显示完整证件号码的理由]] --out FILE.pdf|.html | issued [--year 年] [--search 文字]',
  about: '文书：范本、检查、套打（--issue 为出具存档后打印）、已出具',
  run: async (c) => {
    const act = ACTS[c.call.args[0] ?? ''];
    if (!act) throw new UsageError(`请写 letter ${Object.keys(ACTS).join('、')} 之一`);
    return act(c);
  },
};

async function make(c: CommandContext): Promise<Answer> {
  const template = c.call.args[1];
  if (template === undefined) throw new UsageError('请写范本：letter make dunning --loan 借据号 --out 文件.pdf');
  const [out] = c.call.out;
  if (out === undefined) throw new UsageError('缺少 --out');
  const format = /\.html?$/i.test(out) ? 'html' : 'pdf';
  const session = await c.session();
  const asked = { template, select: await selectOf(c, session), terms: termsOf(c) };
  if (!c.call.flag('issue')) {
    const made = await session.call('letters.merge', { ...asked, format });
    if (made.note !== undefined) c.note(made.note);
    const files = deliverSeries(session, made.files, out);
    return answer({ letters: made.letters, pages: made.pages, batch: made.batch, skipped: made.skipped, files }, `${made.letters} 份，${made.pages} 页（未出具）`, ...made.skipped.map((s) => `没有列出 ${s.what}：${s.reason}`));
  }
  const issued = await session.call('letters.issue', { ...asked, unlock: c.call.text('reason') ?? '' });
  const printed = await session.call('letters.print', { letterIds: issued.letterIds, format });
  if (printed.note !== undefined) c.note(printed.note);
  const files = deliverSeries(session, printed.files, out);
  return answer({ letters: issued.letters, pages: issued.pages, batch: issued.batch, first: issued.first, last: issued.last, skipped: issued.skipped, files }, `已出具 ${issued.first} 至 ${issued.last}，${issued.letters} 份 ${issued.pages} 页`, ...issued.skipped.map((s) => `没有列出 ${s.what}：${s.reason}`));
}

/** Loan numbers stand after --loan, several with blanks or commas between them. */
async function selectOf(c: CommandContext, session: CliSession): Promise<LetterSelect> {
  const year = c.call.number('year');
  const loan = c.call.text('loan');
  const unit = c.call.text('unit');
  const person = c.call.text('person');
  const [period, base] = [c.call.text('period'), c.call.text('base')];
  const loanNos = loan === undefined ? [] : [loan, ...c.call.args.slice(2)].flatMap((no) => no.split(/[,，、]/)).filter((no) => no !== '');
  const units = unit === undefined ? [] : (await session.call('units.list', {})).units.filter((u) => u.name === unit || u.code === unit);
  if (unit !== undefined && units.length === 0) throw new UsageError(`没有机构“${unit}”`);
  return {
    ...(loanNos.length > 0 && { loanNos }), ...(year !== undefined && { year }), ...(person !== undefined && { staffNos: [person] }), ...(units.length > 0 && { unitIds: units.map((u) => u.unitId) }), ...(period !== undefined && { period }), ...(base !== undefined && { base }),
  };
}

function termsOf(c: CommandContext): LetterTerms {
  const days = c.call.number('days');
  const on = c.call.text('on');
  const deadline = c.call.text('deadline');
  return { ...(days !== undefined && { graceDays: days }), ...(on !== undefined && { on }), ...(deadline !== undefined && { deadline }), maker: c.common.user };
}

export const letterCommands = { letter } satisfies Record<string, Command>;
