import type { IncentivePersonResult } from '../../contract/incentive.js';
import { capitalAmount } from '../../domain/capital-amount.js';
import { chineseDay } from '../../domain/date.js';
import { formatYuan, sumFen } from '../../domain/money.js';
import { shortFen } from '../../domain/target/completion.js';
import type { Statement, StatementStep } from '../../print/index.js';
import type { ClauseBook } from './clause-numbers.js';

type Line = IncentivePersonResult['lines'][number];

const STEP_NAMES: Readonly<Record<string, string>> = { share: '单位、领导分成', gate: '完成率挂钩', cap: '封顶', round: '取整', reverse: '冲回', prize: '竞赛奖励', penalty: '扣罚' };

export interface SettledPerson {
  readonly steps: readonly StatementStep[];
  readonly payable: Statement['payable'];
  readonly clauses: ReadonlySet<number>;
}

/** 结算: from the sum of the receipts to what is paid, in the order the run worked; every amount is one the run holds. */
export function settlementSteps(person: IncentivePersonResult, book: ClauseBook, rows: number): SettledPerson {
  const clauses = new Set<number>();
  const steps: StatementStep[] = [completionStep(person)];
  let stands = 0;
  const add = (name: string, how: string, changeFen: number): void => {
    stands += changeFen;
    steps.push({ name, how, changeFen, stands });
  };
  const cited = (line: Line): string => {
    const number = book.numberOf(line.rule, line.step);
    if (number === null) return line.text;
    clauses.add(number);
    return `${line.text}（第${number}条）`;
  };
  add('逐笔奖励合计', rows === 0 ? '本期没有收回' : `第 1 至 ${rows} 行奖励之和`, sumFen(person.lines.filter((l) => l.receipt !== null).map((l) => l.amountFen)));
  const sums = person.lines.filter((l) => l.receipt === null && l.step !== 'holdback');
  const firstPenalty = sums.findIndex((l) => l.step === 'penalty');
  const rewards = firstPenalty < 0 ? sums : sums.slice(0, firstPenalty);
  for (const line of rewards) add(STEP_NAMES[line.step] ?? '调整', cited(line), line.amountFen);
  const held = person.lines.filter((l) => l.step === 'holdback');
  if (person.heldBackFen !== 0 || held.length > 0) add(person.heldBackFen < 0 ? '补发前期暂留' : '暂留', held.map(cited).join('；'), -person.heldBackFen);
  // a limit that follows a penalty is that of the wage, not of the reward
  for (const line of sums.slice(rewards.length)) add(line.step === 'cap' ? '工资扣款限额' : (STEP_NAMES[line.step] ?? '调整'), cited(line), line.amountFen);
  const amountFen = person.rewardFen - person.penaltyFen;
  return { steps, clauses, payable: { name: amountFen < 0 ? '本期应扣回' : '本期应发', how: capitalAmount(amountFen), amountFen } };
}

function completionStep({ targetFen, creditedFen, creditedInRunFen, completionPct }: IncentivePersonResult): StatementStep {
  const prior = creditedFen - creditedInRunFen;
  const credited = prior === 0 ? `认定额 ${formatYuan(creditedFen)}` : `认定额 ${formatYuan(creditedFen)}（前期 ${formatYuan(prior)}，本期 ${formatYuan(creditedInRunFen)}）`;
  if (targetFen <= 0) return { name: '任务完成率', how: `${credited}；没有任务`, changeFen: null, stands: '—' };
  return { name: '任务完成率', how: `${credited} ÷ 任务 ${formatYuan(targetFen)}`, changeFen: null, stands: `${completionPct ?? '—'}%` };
}

/** 结果与限制: task met or not, sanctions with what lifts them, 离下一档, what is carried over. */
export function outcomeOf(person: IncentivePersonResult): Statement['outcome'] {
  const short = shortFen(person.creditedFen, person.targetFen);
  const rank = person.rank === null ? '' : `；完成率排第 ${person.rank} 名`;
  const result = person.targetFen <= 0 ? '没有任务' : short === 0 ? `已完成任务${rank}` : `未完成任务，差 ${formatYuan(short)} 元${rank}`;
  return [
    { label: '任务结果', text: result },
    ...sanctionRows(person.sanctionsDue),
    ...(person.sanctionsDue.length === 0 ? [{ label: '限制事项', text: '无' }] : []),
    ...(person.nextStep === null ? [] : [{ label: '离下一档', text: person.nextStep.text }]),
    ...(person.carriedFen === 0 ? [] : [{ label: '结转下期扣款', text: `${formatYuan(person.carriedFen)} 元，不在本期应发之内，下期续扣` }]),
  ];
}

/** Restrictions that rest on the same words but for their name stand in one row: 不能调动、不能晋升、不能评先. */
function sanctionRows(sanctions: IncentivePersonResult['sanctionsDue']): Statement['outcome'] {
  const alike = Map.groupBy(sanctions, (s) => `${s.state} ${s.fromOn ?? ''} ${s.liftsWhen} ${s.text.replaceAll(s.name, '')}`);
  return [...alike.values()].flatMap((group) => {
    const [s] = group;
    if (!s) return [];
    const names = group.map((g) => g.name).join('、');
    const text = s.text.includes(s.name) ? s.text.replaceAll(s.name, names) : `${names}：${s.text}`;
    const from = s.fromOn !== null && !s.text.includes(chineseDay(s.fromOn)) ? `；自${chineseDay(s.fromOn)}起` : '';
    const lifts = s.text.includes(s.liftsWhen) ? '' : `；${s.liftsWhen}时解除`;
    return [{ label: `限制（${s.state === 'in_force' ? '已生效' : '预警'}）`, text: text + from + lifts }];
  });
}
