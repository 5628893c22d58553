import { DIMENSIONS } from '../../../../electron/domain/incentive/check-match.js';
import { at, isObject, put, type Json, type Path } from './plan-json.js';
import { act, codesChip, removeAct, wholeChip, yuanChip, type Act, type Piece } from './pieces.js';

type Dimension = keyof typeof DIMENSIONS;

/** Conditions that stand in the sentence only where they are given. */
const FURTHER: readonly { readonly key: Dimension; readonly label: string; readonly before: string }[] = [
  { key: 'classes', label: '五级分类', before: '五级分类为' },
  { key: 'measures', label: '清收措施', before: '清收措施为' },
  { key: 'problems', label: '问题类别', before: '问题类别为' },
  { key: 'publicKinds', label: '涉政标识', before: '涉政标识为' },
  { key: 'relations', label: '贷款与清收人的关系', before: '对清收人是' },
  { key: 'collectors', label: '清收人', before: '清收人为' },
  { key: 'tiers', label: '职级档次', before: '清收人职级为' },
];

const list = (match: Path, key: Dimension, label: string, none: string) => codesChip([...match, key], label, DIMENSIONS[key], none);

/** 贷款以…收回…的: book, form and component always stand there, the other conditions where they are given. */
export function conditionPieces(plan: Json, match: Path, components: boolean): Piece[] {
  return [
    list(match, 'books', '账本', '各账本'), ' 贷款以 ', list(match, 'forms', '收回形式', '任何形式'), ' 收回',
    ...(components ? [' ', list(match, 'components', '收回的是', '本金和利息'), ' '] : []),
    ...FURTHER.flatMap(({ key, label, before }): Piece[] => (at(plan, [...match, key]) === undefined ? [] : [`，${before} `, list(match, key, label, '任何'), removeAct(`去掉条件：${label}`, [...match, key])])),
    ...yearsPieces(plan, [...match, 'formedYear']),
    ...amountPieces(plan, [...match, 'amountFen']),
  ];
}

function yearsPieces(plan: Json, path: Path): Piece[] {
  if (!isObject(at(plan, path))) return [];
  return ['，', wholeChip([...path, 'from'], '形成年度起', { emptied: 'null', none: '以前' }), ' 年至 ', wholeChip([...path, 'to'], '形成年度止', { emptied: 'null', none: '以后' }), ' 年形成', removeAct('去掉条件：形成年度', path)];
}

function amountPieces(plan: Json, path: Path): Piece[] {
  if (!isObject(at(plan, path))) return [];
  return ['，单笔满 ', yuanChip([...path, 'from'], '单笔金额起'), '、不到 ', yuanChip([...path, 'to'], '单笔金额止', { emptied: 'null', none: '不限' }), removeAct('去掉条件：单笔金额', path)];
}

/** What can still be added: a condition starts with its first code, a range with a wide one. */
export function conditionActs(plan: Json, match: Path): Act[] {
  const missing = (key: string): boolean => at(plan, [...match, key]) === undefined;
  return [
    ...FURTHER.filter(({ key }) => missing(key)).map(({ key, label }) => act(label, (p) => put(p, [...match, key], [DIMENSIONS[key][0]?.code ?? '']))),
    ...(missing('formedYear') ? [act('形成年度', (p) => put(p, [...match, 'formedYear'], { from: null, to: Number(String(at(p, ['from']) ?? '2000').slice(0, 4)) - 1 }))] : []),
    ...(missing('amountFen') ? [act('单笔金额', (p) => put(p, [...match, 'amountFen'], { from: 0, to: 1_000_000 }))] : []),
  ];
}
