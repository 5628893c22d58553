import type { IncentivePersonResult, IncentiveRunResult } from '../../contract/incentive.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import { COLLECTORS } from '../../domain/incentive/check-match.js';
import { sumFen } from '../../domain/money.js';
import type { ReportValue, ValueKind } from '../../domain/reporting/report-table.js';
import { completionPct } from '../../domain/target/completion.js';
import { rankByCompletion } from '../../domain/target/ranking.js';
import type { PlainColumn } from '../../workbook/forms/plain-table.js';
import { attributedFen } from './statement-receipts.js';

type Person = IncentivePersonResult;
type Values = Readonly<Record<string, ReportValue>>;

/** A list of a run before it is written. */
export interface RunTable {
  readonly name: string;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly Values[];
  readonly total: Values | null;
}

const column = (key: string, title: string, kind: ValueKind = 'text'): PlainColumn => ({ key, titles: [title], kind });
const money = (key: string, title: string): PlainColumn => column(key, `${title}(元)`, 'money');
const WHO = [column('staffNo', '工号'), column('name', '姓名'), column('unit', '机构'), column('tier', '职级')];
const who = ({ staffNo, name, unit, tier }: Person): Values => ({ staffNo, name, unit, tier });
const EMPLOYEE = nameOf(COLLECTORS, 'employee');

/** Rows with sums of the money columns under them; the first column says 合计. */
function table(name: string, columns: readonly PlainColumn[], rows: readonly Values[], more: Values = {}): RunTable {
  const first = columns[0]?.key ?? '';
  const sums = Object.fromEntries(columns.filter((c) => c.kind === 'money').map((c) => [c.key, sumFen(rows.map((r) => Number(r[c.key] ?? 0)))]));
  return { name, columns, rows, total: { [first]: '合计', ...sums, ...more } };
}

/** For the payroll: everyone of the run, what goes out last. */
export function payrollList(run: IncentiveRunResult): RunTable {
  const columns = [...WHO, money('targetFen', '任务'), money('creditedFen', '认定额'), column('completionPct', '完成率(%)', 'percent'), column('rank', '名次', 'rank'), money('rewardFen', '应发奖励'), money('heldBackFen', '暂留'), money('penaltyFen', '扣罚'), column('sanctions', '限制事项'), money('carriedFen', '结转'), money('paidFen', '实付')];
  const rows = run.persons.map((p): Values => ({ ...who(p), targetFen: p.targetFen, creditedFen: p.creditedFen, completionPct: p.completionPct, rank: p.rank, rewardFen: p.rewardFen, heldBackFen: p.heldBackFen, penaltyFen: p.penaltyFen, sanctions: p.sanctions.join('；'), carriedFen: p.carriedFen, paidFen: p.rewardFen - p.penaltyFen }));
  return table('奖惩计算', columns, rows);
}

/** 奖励: how the sum of the receipts became what is paid, for everyone whose receipts earned or took back something. */
export function rewardList(run: IncentiveRunResult): RunTable {
  const columns = [...WHO, money('receiptsFen', '逐笔计奖'), money('shareFen', '单位、领导分成'), money('gateFen', '完成率挂钩'), money('capFen', '封顶'), money('roundFen', '取整'), money('prizeFen', '竞赛奖励'), money('dueFen', '应奖'), money('heldBackFen', '暂留'), money('rewardFen', '应发奖励')];
  const rows = run.persons.flatMap((p): Values[] => {
    const lines = rewardLines(p);
    const sums = lines.filter((l) => l.receipt === null);
    const of = (step: string): number => sumFen(sums.filter((l) => l.step === step).map((l) => l.amountFen));
    if (lines.every((l) => l.amountFen === 0) && p.rewardFen === 0 && p.heldBackFen === 0) return [];
    const receiptsFen = sumFen(lines.filter((l) => l.receipt !== null).map((l) => l.amountFen));
    return [{ ...who(p), receiptsFen, shareFen: of('share'), gateFen: of('gate'), capFen: of('cap'), roundFen: of('round'), prizeFen: of('prize'), dueFen: p.rewardFen + p.heldBackFen, heldBackFen: p.heldBackFen, rewardFen: p.rewardFen }];
  });
  return table('奖励名单', columns, rows);
}

/** Lines of the reward: a limit that follows a penalty is that of the wage. */
function rewardLines(p: Person): Person['lines'] {
  const first = p.lines.findIndex((l) => l.step === 'penalty');
  return first < 0 ? p.lines : p.lines.slice(0, first);
}

/** 扣罚: what is due, what this run takes, what goes to the next. */
export function deductionList(run: IncentiveRunResult): RunTable {
  const columns = [...WHO, money('dueFen', '应扣'), money('penaltyFen', '本期扣'), money('carriedFen', '结转下期'), column('clauses', '条款')];
  const rows = run.persons.flatMap((p): Values[] => {
    const lines = p.lines.filter((l) => l.step === 'penalty');
    if (lines.length === 0 && p.penaltyFen === 0 && p.carriedFen === 0) return [];
    return [{ ...who(p), dueFen: p.penaltyFen + p.carriedFen, penaltyFen: p.penaltyFen, carriedFen: p.carriedFen, clauses: lines.map((l) => l.text).join('；') }];
  });
  return table('扣罚名单', columns, rows);
}

/** 限制: one row for each person and restriction, warned or in force. */
export function sanctionList(run: IncentiveRunResult): RunTable {
  const columns = [...WHO, column('sanction', '限制事项'), column('state', '状态'), column('fromOn', '起始日', 'day'), column('liftsWhen', '解除条件'), column('text', '依据')];
  const rows = run.persons.flatMap((p) => p.sanctionsDue.map((s): Values => ({ ...who(p), sanction: s.name, state: s.state === 'in_force' ? '已生效' : '预警', fromOn: s.fromOn, liftsWhen: s.liftsWhen, text: s.text })));
  return { name: '限制名单', columns, rows, total: { staffNo: '合计', name: `${new Set(rows.map((r) => r['staffNo'])).size} 人`, sanction: `${rows.length} 项` } };
}

/** 手续费: collectors that are no employees. The base is their part of what came in. */
export function commissionList(run: IncentiveRunResult): RunTable {
  const columns = [column('staffNo', '编号'), column('name', '名称'), column('collector', '受托人类别'), column('unit', '机构'), money('baseFen', '收回额'), money('amountFen', '手续费'), money('heldBackFen', '暂留'), money('paidFen', '应付')];
  const rows = run.persons.flatMap((p): Values[] => {
    if (p.collector === EMPLOYEE) return [];
    return [{ staffNo: p.staffNo, name: p.name, collector: p.collector, unit: p.unit, baseFen: attributedFen(p.lines), amountFen: p.rewardFen + p.heldBackFen, heldBackFen: p.heldBackFen, paidFen: p.rewardFen }];
  });
  return table('手续费名单', columns, rows);
}

/** 排名: persons within their tier, and units by what their persons have to do and have done. Equal completion shares a place. */
export function rankingLists(run: IncentiveRunResult): RunTable[] {
  return [personRanking(run), unitRanking(run)];
}

const FIGURES = [money('targetFen', '任务'), money('creditedFen', '认定额'), column('completionPct', '完成率(%)', 'percent')];

function personRanking(run: IncentiveRunResult): RunTable {
  const measured = run.persons.filter((p) => p.targetFen > 0 || p.creditedFen !== 0);
  const places = TIERS.map((t) => String(t.name));
  const tiers = [...Map.groupBy(measured, (p) => p.tier)].sort(([a], [b]) => place(places, a) - place(places, b));
  const rows = tiers.flatMap(([tier, persons]) => ranked(persons, (p) => ({ tier, staffNo: p.staffNo, name: p.name, unit: p.unit })));
  return table('个人排名', [column('tier', '职级'), column('rank', '名次', 'rank'), column('staffNo', '工号'), column('name', '姓名'), column('unit', '机构'), ...FIGURES], rows, totals(measured));
}

function unitRanking(run: IncentiveRunResult): RunTable {
  const measured = run.persons.filter((p) => p.targetFen > 0 || p.creditedFen !== 0);
  const units = [...Map.groupBy(measured, (p) => p.unit)].map(([unit, persons]) => ({ unit, people: persons.length, targetFen: sumFen(persons.map((p) => p.targetFen)), creditedFen: sumFen(persons.map((p) => p.creditedFen)) }));
  const rows = ranked(units, ({ unit, people }) => ({ unit, people }));
  return table('机构排名', [column('unit', '机构'), column('rank', '名次', 'rank'), column('people', '人数', 'count'), ...FIGURES], rows, { ...totals(measured), people: measured.length });
}

/** Best first; who has no task stands behind without a place. */
function ranked<T extends { readonly targetFen: number; readonly creditedFen: number }>(items: readonly T[], name: (item: T) => Values): Values[] {
  const ranks = rankByCompletion(items);
  return items
    .map((item, i) => ({ item, rank: ranks[i] ?? null }))
    .sort((a, b) => (a.rank ?? items.length + 1) - (b.rank ?? items.length + 1))
    .map(({ item, rank }): Values => ({ ...name(item), rank, targetFen: item.targetFen, creditedFen: item.creditedFen, completionPct: completionPct(item.creditedFen, item.targetFen) }));
}

function totals(persons: readonly Person[]): Values {
  return { completionPct: completionPct(sumFen(persons.map((p) => p.creditedFen)), sumFen(persons.map((p) => p.targetFen))) };
}

const place = (list: readonly string[], name: string): number => (list.includes(name) ? list.indexOf(name) : list.length);
