import { conditionActs, conditionPieces } from './conditions.js';
import type { ChoiceChip } from './chips.js';
import { at, put, textAt, type Json, type Path } from './plan-json.js';
import { act, bandPieces, choiceChip, EDGES, percentChip, removeAct, shapeChip, textChip, yuanChip, type ActMenu, type Piece } from './pieces.js';

const BANDS = [{ fromFen: 0, toFen: 5_000_000, ppm: 10_000 }, { fromFen: 5_000_000, toFen: null, ppm: 20_000 }];

/** Ways of paying, each with the fields it starts with. */
const PAYS = [
  [{ kind: 'percent', ppm: 10_000 }, '按比例'],
  [{ kind: 'per_case', fen: 10_000 }, '按笔'],
  [{ kind: 'per_10k', fen: 10_000 }, '按每万元'],
  [{ kind: 'slab', edge: 'upper', bands: BANDS }, '按金额所在档'],
  [{ kind: 'marginal', bands: BANDS }, '分段'],
] as const;

const together = (pay: Path): ChoiceChip => ({
  kind: 'choice', path: [...pay, 'of'], label: '按什么定档',
  options: [{ label: '本金、利息分别', value: undefined, is: (v) => v !== 'receipt' }, { label: '本息合计', value: 'receipt', is: (v) => v === 'receipt' }],
});

export function rateSentence(plan: Json, clause: Path): Piece[] {
  const match = [...clause, 'match'];
  return [
    textChip([...clause, 'title'], '条款名称'), '：', ...conditionPieces(plan, match, true), '的，', shapeChip([...clause, 'pay'], '计奖方法', PAYS), ' 计奖：',
    ...payPieces(plan, [...clause, 'pay']),
    ...limit(plan, clause, 'floorFen', '单笔保底'), ...limit(plan, clause, 'capFen', '单笔封顶'), '。', more(plan, clause, match),
  ];
}

function payPieces(plan: Json, pay: Path): Piece[] {
  const amounts = { path: [...pay, 'bands'], from: 'fromFen', to: 'toFen', border: yuanChip, step: 5_000_000, openEnd: true, value: (band: Path, place: string): readonly Piece[] => [percentChip([...band, 'ppm'], `${place}比例`)] };
  switch (textAt(plan, [...pay, 'kind'])) {
    case 'percent': return ['收回额的 ', percentChip([...pay, 'ppm'], '比例')];
    case 'per_case': return ['每笔 ', yuanChip([...pay, 'fen'], '每笔奖')];
    case 'per_10k': return ['每万元 ', yuanChip([...pay, 'fen'], '每万元奖')];
    case 'slab': return [together(pay), ' 整笔按所在档，', ...bandPieces(plan, amounts), '，恰在分界的 ', choiceChip([...pay, 'edge'], '恰在分界的', EDGES)];
    case 'marginal': return [together(pay), ' 各段分别算，', ...bandPieces(plan, amounts)];
    default: return [];
  }
}

const limit = (plan: Json, clause: Path, key: string, label: string): Piece[] => (at(plan, [...clause, key]) === undefined ? [] : [`，${label} `, yuanChip([...clause, key], label), removeAct(`去掉${label}`, [...clause, key])]);

function more(plan: Json, clause: Path, match: Path): ActMenu {
  const add = (key: string, label: string, fen: number) => (at(plan, [...clause, key]) === undefined ? [act(label, (p: Json) => put(p, [...clause, key], fen))] : []);
  return { kind: 'menu', label: '加条件', items: [...conditionActs(plan, match), ...add('floorFen', '单笔保底', 1_000), ...add('capFen', '单笔封顶', 200_000)] };
}
