import type { ChoiceChip } from './chips.js';
import { at, isObject, put, textAt, type Json, type JsonObject, type Path } from './plan-json.js';
import { act, bandPieces, choiceChip, EDGES, percentChip, shapeChip, textChip, wholeChip, yuanChip, type ActMenu, type Piece } from './pieces.js';
import { whoActs, whoPieces } from './who.js';

const WHOLE = 1_000_000;
export const EVERY = [['month', '月'], ['quarter', '季'], ['half', '半年'], ['year', '年']] as const;
export const RANKED = [['completion', '完成率'], ['credited', '当期认定额']] as const;
const WHEN = [['end', '任务期满时'], ['every_run', '每次结算时']] as const;

/** What brings a deduction about, each with the fields it starts with. */
const TRIGGERS: readonly { readonly trigger: string; readonly label: string; readonly fields: JsonObject }[] = [
  { trigger: 'shortfall', label: '没有完成任务', fields: { measure: 'completion', belowPpm: WHOLE, at: 'end', charge: { kind: 'shortfall_percent', ppm: 10_000 } } },
  { trigger: 'new_npl', label: '新增不良', fields: { trigger: 'new_npl', at: 'every_run', charge: { kind: 'per_case', fen: 10_000 } } },
  { trigger: 'own_npl', label: '责任贷款不良余额', fields: { trigger: 'own_npl', at: 'end', charge: { kind: 'balance_percent', ppm: 10_000 } } },
  { trigger: 'rank', label: '名次靠后', fields: { trigger: 'rank', every: 'quarter', by: 'completion', last: 3, sparedFromPpm: WHOLE, charge: { kind: 'fixed', fen: 10_000 } } },
];
const CHARGES: Readonly<Record<string, readonly (readonly [value: JsonObject & { readonly kind: string }, label: string])[]>> = {
  shortfall: [
    [{ kind: 'shortfall_percent', ppm: 10_000 }, '按欠额的比例'], [{ kind: 'fixed', fen: 10_000 }, '按固定金额'],
    [{ kind: 'shortfall_tiers', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 500_000, ppm: 20_000 }, { fromPpm: 500_000, toPpm: WHOLE, ppm: 10_000 }] }, '按欠额分档'],
  ],
  new_npl: [[{ kind: 'per_case', fen: 10_000 }, '按笔'], [{ kind: 'per_case_steps', fen: 10_000, firstCases: 3, everyCases: 1, moreFen: 10_000 }, '按笔递增']],
  own_npl: [[{ kind: 'balance_percent', ppm: 10_000 }, '按余额的比例'], [{ kind: 'balance_tiers', edge: 'upper', bands: [{ fromFen: 0, toFen: 5_000_000, fen: 0 }, { fromFen: 5_000_000, toFen: null, fen: 50_000 }] }, '按余额分档']],
  rank: [[{ kind: 'fixed', fen: 10_000 }, '按固定金额']],
};
const COMMON = ['id', 'title', 'who', 'capFen', 'wageCapPpm', 'refundable'];

const triggerOf = (clause: Json | undefined): string => (clause === undefined ? 'shortfall' : textAt(clause, ['trigger'])) || 'shortfall';

/** Another trigger keeps what every deduction has and brings its own fields along. */
function triggerChip(plan: Json, clause: Path): ChoiceChip {
  const now = at(plan, clause);
  const common = isObject(now) ? Object.fromEntries(Object.entries(now).filter(([key]) => COMMON.includes(key))) : {};
  return { kind: 'choice', path: clause, label: '扣罚什么', options: TRIGGERS.map(({ trigger, label, fields }) => ({ label, value: { ...common, ...fields }, is: (v) => triggerOf(v) === trigger })) };
}

export function penaltySentence(plan: Json, clause: Path): Piece[] {
  const trigger = triggerOf(at(plan, clause));
  const charge = [...clause, 'charge'];
  return [
    textChip([...clause, 'title'], '条款名称'), '：', ...whoPieces(plan, clause), triggerChip(plan, clause), ' 的，', ...whenPieces(plan, clause, trigger), shapeChip(charge, '扣法', CHARGES[trigger] ?? []), ' 扣',
    ...chargePieces(plan, charge),
    '，最多 ', yuanChip([...clause, 'capFen'], '最多扣', { emptied: 'null', none: '不限' }),
    '；每月不超过当月工资的 ', percentChip([...clause, 'wageCapPpm'], '工资限额', { emptied: 'null', none: '不适用（非职工）' }), '，扣后不低于最低工资，余额结转',
    ...(at(plan, [...clause, 'refundable']) === true ? ['；以后好转的，已扣的退还', { kind: 'act', label: '改为不退还', remove: true, apply: (p: Json) => put(p, [...clause, 'refundable'], undefined) } as const] : []), '。', more(plan, clause),
  ];
}

function whenPieces(plan: Json, clause: Path, trigger: string): Piece[] {
  if (trigger === 'rank') return ['每 ', choiceChip([...clause, 'every'], '多久一次', EVERY), ' 按 ', choiceChip([...clause, 'by'], '按什么排名', RANKED), ' 排在最后 ', wholeChip([...clause, 'last'], '最后几名'), ' 名的，完成率满 ', percentChip([...clause, 'sparedFromPpm'], '免扣的完成率', { emptied: 'null', none: '（无人免扣）' }), ' 的免扣，'];
  const when = [choiceChip([...clause, 'at'], '何时扣', WHEN), ' '];
  if (trigger !== 'shortfall') return when;
  return [...when, choiceChip([...clause, 'measure'], '衡量', [['completion', '完成率'], ['pace', '序时完成率']]), ' 低于 ', percentChip([...clause, 'belowPpm'], '低于', { also: lastTier(plan, clause) }), ' 的，'];
}

/** The tiers of a shortfall reach exactly to the line below which it is charged. */
function lastTier(plan: Json, clause: Path): readonly Path[] {
  const bands = at(plan, [...clause, 'charge', 'bands']);
  return Array.isArray(bands) && bands.length > 0 ? [[...clause, 'charge', 'bands', bands.length - 1, 'toPpm']] : [];
}

function chargePieces(plan: Json, charge: Path): Piece[] {
  const bands = [...charge, 'bands'];
  const edge: Piece[] = ['，恰在分界的 ', choiceChip([...charge, 'edge'], '恰在分界的', EDGES)];
  switch (textAt(plan, [...charge, 'kind'])) {
    case 'shortfall_percent': return ['：欠额的 ', percentChip([...charge, 'ppm'], '扣罚比例')];
    case 'balance_percent': return ['：余额的 ', percentChip([...charge, 'ppm'], '扣罚比例')];
    case 'fixed': return ['：', yuanChip([...charge, 'fen'], '扣罚金额')];
    case 'per_case': return ['：每笔 ', yuanChip([...charge, 'fen'], '每笔扣')];
    case 'per_case_steps': return ['：前 ', wholeChip([...charge, 'firstCases'], '前几笔'), ' 笔每笔 ', yuanChip([...charge, 'fen'], '每笔扣'), '，以后每 ', wholeChip([...charge, 'everyCases'], '每几笔'), ' 笔每笔多扣 ', yuanChip([...charge, 'moreFen'], '多扣')];
    case 'shortfall_tiers': return ['：完成率 ', ...bandPieces(plan, { path: bands, from: 'fromPpm', to: 'toPpm', border: percentChip, step: 100_000, openEnd: false, value: (band, place) => ['扣欠额的 ', percentChip([...band, 'ppm'], `${place}比例`)] }), ...edge];
    case 'balance_tiers': return ['：余额 ', ...bandPieces(plan, { path: bands, from: 'fromFen', to: 'toFen', border: yuanChip, step: 5_000_000, openEnd: true, value: (band, place) => ['扣 ', yuanChip([...band, 'fen'], `${place}扣罚金额`)] }), ...edge];
    default: return [];
  }
}

const more = (plan: Json, clause: Path): ActMenu => ({
  kind: 'menu', label: '加条件', items: [...whoActs(plan, clause), ...(at(plan, [...clause, 'refundable']) === true ? [] : [act('好转的退还', (p) => put(p, [...clause, 'refundable'], true))])],
});

/** A new deduction as it first stands there. */
export const NEW_PENALTY = { title: '未完成任务扣罚', ...TRIGGERS[0]?.fields, capFen: null, wageCapPpm: 200_000 };
