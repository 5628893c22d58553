import type { CasePage, CasePersonRow } from '../../contract/cases.js';
import { findCode, nameOf, type Code } from '../../domain/codes.js';
import { formatYuan, parseAmount } from '../../domain/money.js';
import { pctToPpm, ppmToPct } from '../../domain/rate.js';
import { CASE_KINDS, CASE_MEASURES, CASE_ROLES, isEconomic, LEVELS, VERDICTS, type CaseKind } from '../../domain/responsibility/case-codes.js';
import { CASE_STEPS, type CaseStep } from '../../domain/responsibility/case-steps.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

/** 责任认定: open, show, step, list. What a step needs beyond day, opinion, document and person stands in --set. */
const ACTS: Readonly<Record<string, (c: CommandContext) => Promise<Answer>>> = {
  open: async (c) => {
    const session = await c.session();
    const on = c.call.need('date');
    const draft = await session.call('cases.draft', { no: c.call.need('loan'), unit: c.call.text('unit'), on });
    const typed = c.call.text('value');
    const baseFen = typed === undefined ? draft.baseFen : parseAmount(typed);
    if (baseFen === null) throw new UsageError(typed === undefined ? `台账没有 ${on} 的余额，请用 --value 写建档余额` : `--value“${typed}”不能识别`);
    const done = await session.call('cases.open', { kind: coded<CaseKind>(CASE_KINDS, 'kind', c.call.text('kind') ?? 'formed'), loanId: draft.loanId, on, unitId: draft.unitId, baseFen, limitationOn: setting(c, 'limitation'), cause: c.call.set['cause'] ?? draft.cause, ...signed(c) });
    return answer({ ...done }, `已建档 ${done.no}（第 ${done.batch} 批）`);
  },
  show: async (c) => {
    const page = await (await c.session({ readOnly: true })).call('cases.show', { no: caseNo(c) });
    return answer({ ...page }, ...lines(page));
  },
  list: async (c) => {
    const state = c.call.set['step'];
    const { cases, counts } = await (await c.session({ readOnly: true })).call('cases.list', { search: c.call.text('search') ?? '', ...(state === undefined ? {} : { step: coded<CaseStep>(CASE_STEPS, 'set step', state) }) });
    return answer({ cases, counts }, ...cases.map((p) => `${p.no} ${nameOf(CASE_STEPS, p.step)} ${p.borrower} 借据 ${p.loanNo} 建档余额 ${formatYuan(p.baseFen)} 元 ${p.persons.join('、')}${p.openObjections > 0 ? `，异议未答复 ${p.openObjections} 项` : ''}`));
  },
  step: async (c) => {
    const session = await c.session();
    const page = await session.call('cases.show', { no: caseNo(c) });
    const take = STEPS[c.call.args[2] ?? ''];
    if (!take) throw new UsageError(`请写 case step 编号 ${Object.keys(STEPS).join('、')} 之一`);
    const { batch } = await take(c, session, page);
    return answer({ no: page.no, batch }, `已登记（第 ${batch} 批）`);
  },
};

type Take = (c: CommandContext, session: CliSession, page: CasePage) => Promise<{ batch: number }>;
/** Without persons or findings of its own a step takes what stands before it: the ledger's persons, the proposal. */
const STEPS: Readonly<Record<string, Take>> = {
  propose: async (c, session, page) => {
    const own = Object.entries(c.call.set).filter(([key]) => key.includes(':'));
    const { persons } = await session.call('cases.draft', { loanId: page.loanId, on: page.openedOn });
    const proposed = own.length === 0 ? persons.map((p) => ({ ...(p.staffNo === undefined ? { outsider: p.name } : { staffNo: p.staffNo }), role: p.role, kind: p.kind, level: p.level, sharePpm: p.sharePpm })) : own.map(([key, pct]) => personFrom(key, pct));
    return session.call('cases.propose', { ...step(c, page), persons: proposed });
  },
  confirm: (c, session, page) => session.call('cases.answer', { personId: personOf(c, page).personId, act: 'confirm', on: c.call.need('date'), says: c.call.text('reason') ?? '', by: c.call.text('by') ?? '' }),
  object: (c, session, page) => session.call('cases.answer', { personId: personOf(c, page).personId, act: 'object', on: c.call.need('date'), says: c.call.need('reason'), by: c.call.text('by') ?? '' }),
  silent: (c, session, page) => session.call('cases.answer', { personId: personOf(c, page).personId, act: 'silent', on: c.call.need('date'), says: c.call.need('reason'), by: c.call.text('by') ?? '' }),
  resolve: (c, session, page) => {
    const open = personOf(c, page).answers.find((a) => a.open);
    if (!open) throw new UsageError('此人没有未答复的异议');
    return session.call('cases.resolve', { answerId: open.answerId, on: c.call.need('date'), says: c.call.need('reason'), by: c.call.need('by') });
  },
  check: (c, session, page) => session.call('cases.check', step(c, page)),
  decide: (c, session, page) => session.call('cases.decide', {
    ...step(c, page), groupOpinion: setting(c, 'group'), groupDocNo: setting(c, 'groupdoc'),
    findings: page.people.map((p) => {
      const [verdict = 'liable', pct, reason = '', minutesNo = ''] = (c.call.set[p.staffNo ?? p.name] ?? '').split(',').map((t) => t.trim());
      const found = coded<'liable' | 'not_liable' | 'exempt'>(VERDICTS, 'set', verdict === '' ? 'liable' : verdict);
      return { personId: p.personId, verdict: found, level: p.level, sharePpm: found === 'not_liable' ? 0 : pct === undefined || pct === '' ? p.sharePpm : share(pct), reason, minutesNo };
    }),
  }),
  pursue: (c, session, page) => session.call('cases.pursue', { ...step(c, page), measures: Object.entries(c.call.set).filter(([key]) => key !== 'doc').map(([key, value]) => measureFrom(c, page, key, value)) }),
  complete: (c, session, page) => session.call('cases.complete', step(c, page)),
};

const signed = (c: CommandContext): { opinion: string; docNo: string; by: string } => ({ opinion: c.call.need('reason'), docNo: c.call.set['doc'] ?? '', by: c.call.need('by') });
const step = (c: CommandContext, page: CasePage): { caseId: number; on: string; opinion: string; docNo: string; by: string } => ({ caseId: page.caseId, on: c.call.need('date'), ...signed(c) });

function caseNo(c: CommandContext): string {
  const no = c.call.args[1];
  if (no === undefined) throw new UsageError('请写认定的编号，例如 2011-001');
  return no;
}

function setting(c: CommandContext, key: string): string {
  const value = c.call.set[key];
  if (value === undefined) throw new UsageError(`缺少 --set ${key}=…`);
  return value;
}

function coded<C extends string>(codes: readonly Code[], flag: string, text: string): C {
  const found = findCode(codes, text);
  if (!found) throw new UsageError(`--${flag} 可填：${codes.map((k) => k.name).join('、')}`);
  return found.code as C;
}

function share(text: string): number {
  const ppm = pctToPpm(text);
  if (ppm === null) throw new UsageError(`责任比例“${text}”不能识别`);
  return ppm;
}

/** `工号:责任[:级别]=比例`. */
function personFrom(key: string, pct: string): { staffNo: string; role: (typeof CASE_ROLES)[number]['code']; level: (typeof LEVELS)[number]['code']; sharePpm: number } {
  const [staffNo = '', role = '', level = '主要'] = key.split(':');
  return { staffNo, role: coded(CASE_ROLES, 'set', role), level: coded(LEVELS, 'set', level), sharePpm: share(pct) };
}

/** `工号:措施=金额` or, without an amount, `工号:措施=-`. */
function measureFrom(c: CommandContext, page: CasePage, key: string, value: string): { findingId: number; measure: (typeof CASE_MEASURES)[number]['code']; on: string; docNo: string; amountFen?: number } {
  const [who = '', word = ''] = key.split(':');
  const measure = coded<(typeof CASE_MEASURES)[number]['code']>(CASE_MEASURES, 'set', word);
  const amountFen = isEconomic(measure) ? parseAmount(value) : undefined;
  if (amountFen === null) throw new UsageError(`金额“${value}”不能识别`);
  return { findingId: named(page, who).finding?.findingId ?? 0, measure, on: c.call.need('date'), docNo: setting(c, 'doc'), ...(amountFen === undefined ? {} : { amountFen }) };
}

const personOf = (c: CommandContext, page: CasePage): CasePersonRow => named(page, c.call.need('person'));

function named(page: CasePage, who: string): CasePersonRow {
  const found = page.people.find((p) => p.staffNo === who || p.name === who);
  if (!found) throw new UsageError(`第 ${page.no} 号里没有 ${who}`);
  return found;
}

function lines(page: CasePage): string[] {
  return [
    `${page.no} ${page.kind} ${page.borrower} 借据 ${page.loanNo} ${page.unit}，建档余额 ${formatYuan(page.baseFen)} 元，现欠 ${formatYuan(page.owedFen)} 元`,
    ...page.steps.map((s) => `${s.on} ${nameOf(CASE_STEPS, s.step)} ${s.opinion} ${s.docNo} ${s.by}`),
    ...page.people.map((p) => `${p.name}（${p.present}） ${nameOf(CASE_ROLES, p.role)} 初分 ${ppmToPct(p.sharePpm)}%${p.finding ? `，${nameOf(VERDICTS, p.finding.verdict)} ${ppmToPct(p.finding.sharePpm)}%` : ''}`),
    ...page.measures.map((m) => `${m.on} ${m.name}${m.amountFen === null ? '' : ` ${formatYuan(m.amountFen)} 元`} ${m.docNo}${m.liftedOn === null ? '' : `，${m.liftedOn} 解除`}`),
  ];
}

const caseCommand: Command = {
  usage: 'case open --loan 借据号 [--unit 机构] --date 日期 --reason 成因分析 --by 经办人 --set limitation=诉讼时效日 [--kind formed|handover|irregular] [--value 余额] [--set cause=成因] [--set doc=文号] | show 编号 | list [--search 词] [--set step=状态] | step 编号 propose|confirm|object|silent|resolve|check|decide|pursue|complete --date 日期 --reason 意见 --by 人 [--person 工号] [--set doc=文号] [--set 工号:责任:级别=比例] [--set group=工作组意见 --set groupdoc=工作组文号] [--set 工号=认定,比例,理由,纪要] [--set 工号:措施=金额]',
  about: '责任认定：建档、初分、核对与异议、定责、追究、完成',
  run: async (c) => {
    const act = ACTS[c.call.args[0] ?? ''];
    if (!act) throw new UsageError(`请写 case ${Object.keys(ACTS).join('、')} 之一`);
    return act(c);
  },
};

export const caseCommands = { case: caseCommand } satisfies Record<string, Command>;
