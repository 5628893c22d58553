import { COMPONENT_CODES } from '../../../../electron/domain/incentive/check-match.js';
import { SANCTIONS } from '../../../../electron/domain/incentive/sanction-codes.js';
import type { ChoiceChip } from './chips.js';
import { EVERY, RANKED } from './penalty-sentence.js';
import { at, isObject, listAt, put, textAt, type Json, type JsonObject, type Path } from './plan-json.js';
import { act, bandPieces, choiceChip, codesChip, dayChip, EDGES, percentChip, textChip, wholeChip, yuanChip, type Piece } from './pieces.js';
import { whoActs, whoPieces } from './who.js';

const WHOLE = 1_000_000;
const MEASURES = [['completion', '完成率'], ['pace', '序时完成率'], ['vs_average', '完成率与平均完成率之比'], ['npl_ratio', '新放贷款不良率']] as const;

/** What a band of a gate leaves of the reward. A multiplier of its own shows its percentage beside it. */
const timesChip = (path: Path, label: string): ChoiceChip => ({
  kind: 'choice', path, label,
  options: [
    { label: '不计发', value: { kind: 'fixed', ppm: 0 }, is: (v) => at(v, ['kind']) === 'fixed' && at(v, ['ppm']) === 0 },
    { label: '按比例计发', value: { kind: 'measure' }, is: (v) => at(v, ['kind']) === 'measure' },
    { label: '全额计发', value: { kind: 'fixed', ppm: WHOLE }, is: (v) => at(v, ['kind']) === 'fixed' && at(v, ['ppm']) === WHOLE },
    { label: '按系数计发', value: { kind: 'fixed', ppm: 500_000 }, is: isFactor },
  ],
});
const isFactor = (v: Json | undefined): boolean => at(v, ['kind']) === 'fixed' && at(v, ['ppm']) !== 0 && at(v, ['ppm']) !== WHOLE;

export function gateSentence(plan: Json, gate: Path): Piece[] {
  const value = (band: Path, place: string): Piece[] => {
    const times = timesChip([...band, 'times'], `${place}怎么发`);
    return isFactor(at(plan, times.path)) ? [times, ' ', percentChip([...times.path, 'ppm'], `${place}系数`)] : [times];
  };
  return [
    textChip([...gate, 'title'], '条款名称'), '：奖励的 ', percentChip([...gate, 'ofPpm'], '挂钩部分'), ' 按 ', choiceChip([...gate, 'measure'], '衡量', MEASURES), ' 计发，',
    ...bandPieces(plan, { path: [...gate, 'bands'], from: 'fromPpm', to: 'toPpm', border: percentChip, step: 200_000, openEnd: true, value }),
    '，恰在分界的 ', choiceChip([...gate, 'edge'], '恰在分界的', EDGES), '；没有任务的 ', choiceChip([...gate, 'withoutTarget'], '没有任务的', [['full', '不挂钩'], ['none', '不计发']]), '。',
  ];
}

/** What brings a sanction about, each with the fields it starts with. */
const TRIGGERS: readonly { readonly trigger: string; readonly label: string; readonly fields: JsonObject }[] = [
  { trigger: 'completion', label: '任务期满没有完成', fields: { belowPpm: WHOLE } },
  { trigger: 'misses', label: '连续落后于序时进度', fields: { trigger: 'misses', belowPpm: WHOLE, times: 2 } },
  { trigger: 'own_npl', label: '责任贷款到期未清收', fields: { trigger: 'own_npl', dueOn: '' } },
];
const SANCTION_COMMON = ['id', 'title', 'who', 'code', 'early', 'liftsWhen'];
const triggerOf = (clause: Json | undefined): string => (clause === undefined ? '' : textAt(clause, ['trigger'])) || 'completion';

function sanctionTrigger(plan: Json, clause: Path): ChoiceChip {
  const now = at(plan, clause);
  const common = isObject(now) ? Object.fromEntries(Object.entries(now).filter(([key]) => SANCTION_COMMON.includes(key))) : {};
  const due = `${textAt(plan, ['from']).slice(0, 4)}-12-31`;
  return { kind: 'choice', path: clause, label: '什么情形', options: TRIGGERS.map(({ trigger, label, fields }) => ({ label, value: { ...common, ...fields, ...(trigger === 'own_npl' && { dueOn: due }) }, is: (v) => triggerOf(v) === trigger })) };
}

export function sanctionSentence(plan: Json, clause: Path): Piece[] {
  const below = percentChip([...clause, 'belowPpm'], '低于');
  const how: Readonly<Record<string, readonly Piece[]>> = {
    completion: ['，完成率低于 ', below, ' 的，'],
    misses: ['，连续 ', wholeChip([...clause, 'times'], '连续几次'), ' 次低于 ', below, ' 的，'],
    own_npl: ['，', dayChip([...clause, 'dueOn'], '清收期限'), ' 还没有收清的，'],
  };
  return [
    textChip([...clause, 'title'], '条款名称'), '：', ...whoPieces(plan, clause), sanctionTrigger(plan, clause), ...(how[triggerOf(at(plan, clause))] ?? []),
    choiceChip([...clause, 'code'], '限制', SANCTIONS.map((s) => [s.code, s.name] as const)), '，', textChip([...clause, 'liftsWhen'], '何时解除'), ' 时解除；在此之前 ', choiceChip([...clause, 'early'], '生效之前', [['warn', '预警'], ['none', '不预警']]), '。',
    { kind: 'menu', label: '加条件', items: whoActs(plan, clause) },
  ];
}

export function holdbackSentence(plan: Json, clause: Path): Piece[] {
  const only = [...clause, 'components'];
  const all = at(plan, only) === undefined;
  return [textChip([...clause, 'title'], '条款名称'), '：每次结算暂留 ', codesChip(only, '暂留哪部分奖励', COMPONENT_CODES, '全部'), all ? ' 奖励的 ' : ' 所得奖励的 ', percentChip([...clause, 'ppm'], '暂留比例'), '，任务期满时补发。'];
}

export const shareSentence = (_: Json, clause: Path): Piece[] => [choiceChip([...clause, 'to'], '归谁', [['collector', '清收人'], ['unit', '所在单位'], ['leader', '领导']]), ' 得奖励的 ', percentChip([...clause, 'ppm'], '份额'), '。'];

/** 劳动竞赛: prizes by place. */
export function prizeSentence(plan: Json, clause: Path): Piece[] {
  const path = [...clause, 'prizesFen'];
  const prizes = listAt(plan, path);
  return [
    textChip([...clause, 'title'], '条款名称'), '：', ...whoPieces(plan, clause), '每 ', choiceChip([...clause, 'every'], '多久一次', EVERY), ' 按 ', choiceChip([...clause, 'by'], '按什么排名', RANKED), ' 排名，完成率满 ', percentChip([...clause, 'fromPpm'], '完成率不低于', { emptied: 'null', none: '（不限）' }), ' 的，',
    ...prizes.flatMap((_, i): Piece[] => [i === 0 ? '第 1 名奖 ' : `，第 ${i + 1} 名奖 `, yuanChip([...path, i], `第 ${i + 1} 名奖金`), ...(i > 0 && i === prizes.length - 1 ? [{ kind: 'act', label: `去掉第 ${i + 1} 名`, remove: true, apply: (p: Json) => put(p, path, prizes.slice(0, -1)) } as const] : [])]),
    ' ', act('加一名', (p) => put(p, path, [...prizes, prizes.at(-1) ?? 100_000])), '。', { kind: 'menu', label: '加条件', items: whoActs(plan, clause) },
  ];
}

/** New clauses as they first stand there. */
export const NEW_GATE = { title: '与完成率挂钩', measure: 'pace', ofPpm: WHOLE, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 600_000, times: { kind: 'fixed', ppm: 0 } }, { fromPpm: 600_000, toPpm: WHOLE, times: { kind: 'measure' } }, { fromPpm: WHOLE, toPpm: null, times: { kind: 'fixed', ppm: WHOLE } }] };
export const NEW_SANCTION = { title: '未完成年度任务', code: 'no_transfer', belowPpm: WHOLE, early: 'warn', liftsWhen: '补足欠额' };
export const NEW_HOLDBACK = { title: '年终兑付', ppm: 300_000, release: 'end' };
export const NEW_PRIZE = { title: '季度竞赛', every: 'quarter', by: 'credited', prizesFen: [100_000], fromPpm: null };
