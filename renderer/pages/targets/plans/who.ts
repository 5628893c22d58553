import { COLLECTORS } from '../../../../electron/domain/incentive/check-match.js';
import { TIERS } from '../../../../electron/domain/codes.js';
import { at, isObject, put, type Json, type Path } from './plan-json.js';
import { act, codesChip, namesChip, type Act, type Piece } from './pieces.js';

const KINDS = [['tiers', '职级档次'], ['posts', '岗位'], ['collectors', '清收人']] as const;
type Key = (typeof KINDS)[number][0];

const chip = (path: Path, key: Key, label: string): Piece =>
  key === 'posts' ? namesChip(path, label, { none: '任何', emptied: 'gone' }) : codesChip(path, label, key === 'tiers' ? TIERS : COLLECTORS, '任何');

/** Takes a condition out, and the whole `who` with its last one. */
function without(plan: Json, who: Path, key: Key): Json {
  const left = put(plan, [...who, key], undefined);
  const rest = at(left, who);
  return isObject(rest) && Object.keys(rest).length === 0 ? put(left, who, undefined) : left;
}

/** Whom a clause concerns; nothing is said where it is everyone. */
export function whoPieces(plan: Json, clause: Path): Piece[] {
  const who = [...clause, 'who'];
  return KINDS.flatMap(([key, label]): Piece[] => (at(plan, [...who, key]) === undefined ? [] : [`${label}为 `, chip([...who, key], key, label), { kind: 'act', label: `去掉条件：${label}`, remove: true, apply: (p) => without(p, who, key) }, ' 的，']));
}

const FIRST: Readonly<Record<Key, Json>> = { tiers: [TIERS[0].code], posts: ['信贷员'], collectors: ['employee'] };

export const whoActs = (plan: Json, clause: Path): Act[] => KINDS.filter(([key]) => at(plan, [...clause, 'who', key]) === undefined).map(([key, label]) => act(label, (p) => put(p, [...clause, 'who', key], FIRST[key])));
