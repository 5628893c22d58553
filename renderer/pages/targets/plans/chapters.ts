import { BOOKS } from '../../../../electron/domain/codes.js';
import { RECEIPT_FORMS } from '../../../../electron/domain/incentive/check-match.js';
import { conditionActs, conditionPieces } from './conditions.js';
import { exampleSentence } from './example-sentence.js';
import { isObject, at, listAt, textAt, type Json, type JsonObject, type Path } from './plan-json.js';
import { choiceChip, codesChip, dayChip, longChip, percentChip, textChip, yuanChip, type Piece } from './pieces.js';
import { rateSentence } from './rate-sentence.js';
import { NEW_PENALTY, penaltySentence } from './penalty-sentence.js';
import { gateSentence, holdbackSentence, NEW_GATE, NEW_HOLDBACK, NEW_PRIZE, NEW_SANCTION, prizeSentence, sanctionSentence, shareSentence } from './settlement-sentences.js';

/**
 * A chapter of a plan. `list`: clauses that can be added, taken away and moved, at `path`. `single`: one clause or none.
 * `fixed`: sentences that are always there.
 */
export interface Chapter {
  readonly title: string;
  readonly hint: string;
  readonly kind: 'list' | 'single' | 'fixed';
  readonly path: Path;
  /** Clauses carry an id, by which derivations quote them. */
  readonly named: boolean;
  readonly sentence: (plan: Json, clause: Path) => readonly Piece[];
  /** What a new clause starts as; without it none can be added. */
  readonly fresh?: Json;
  /** Sentences of a fixed chapter. */
  readonly fixed?: readonly ((plan: Json) => readonly Piece[])[];
}

const noSentence = (): readonly Piece[] => [];
const limit = (key: string) => [['caps', key] as Path, { emptied: 'null', none: '不限' }] as const;

const cap = (before: string, label: string, key: string, chip: typeof percentChip, after: string) => (): readonly Piece[] => {
  const [path, options] = limit(key);
  return [before, chip(path, label, options), after];
};

/** Chapters in the order in which their clauses act. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: '适用范围', hint: '名称、日期、口径', kind: 'fixed', path: [], named: false, sentence: noSentence,
    fixed: [
      () => ['名称：', textChip(['title'], '办法名称'), '，文号：', textChip(['docNo'], '文号', { none: '（无）', emptied: 'empty' }), '。'],
      () => ['自 ', dayChip(['from'], '施行日期'), ' 起至 ', dayChip(['to'], '终止日期', { emptied: 'null', none: '另行规定' }), ' 止施行，', choiceChip(['period'], '结算周期', [['month', '按月'], ['quarter', '按季'], ['half', '按半年'], ['year', '按年']]), ' 结算，以 ', choiceChip(['basis', 'targetSpan'], '任务口径', [['year', '全年任务'], ['plan', '办法全期任务'], ['run', '计算区间任务']]), ' 衡量，', choiceChip(['rounding'], '取整', [['fen', '金额保留到分'], ['yuan', '个人合计四舍五入到元'], ['yuan_down', '个人合计取整到元，角分不计']]), '。'],
      () => ['一笔收回对得上几条计奖的，', choiceChip(['evaluation'], '几条都对得上时', [['first_match', '用自上而下的第一条'], ['sum', '各条累计']]), '。'],
      () => ['口径：', longChip(['basis', 'text'], '口径', { emptied: 'empty' })],
    ],
  },
  {
    title: '认定', hint: '什么收回计入任务完成额', kind: 'list', path: ['credits'], named: true, fresh: { title: '收回认定', factorPpm: 1_000_000 },
    sentence: (_, clause) => [textChip([...clause, 'title'], '条款名称'), '：', codesChip([...clause, 'books'], '账本', BOOKS, '各账本'), ' 贷款以 ', codesChip([...clause, 'forms'], '收回形式', RECEIPT_FORMS, '任何形式'), ' 收回 ', codesChip([...clause, 'components'], '收回的是', [{ code: 'principal', name: '本金' }, { code: 'interest', name: '利息' }], '本金和利息'), ' 的，按 ', percentChip([...clause, 'factorPpm'], '认定比例'), ' 计入任务完成额。'],
  },
  {
    title: '不计奖', hint: '先于计奖判断', kind: 'list', path: ['exclusions'], named: true, fresh: { title: '不计奖的收回', match: { forms: ['rollover'] }, scope: 'reward' },
    sentence: (plan, clause) => [textChip([...clause, 'title'], '条款名称'), '：', ...conditionPieces(plan, [...clause, 'match'], false), '的，不计奖，', choiceChip([...clause, 'scope'], '是否计入任务', [['reward', '仍计入任务完成额'], ['both', '也不计入任务完成额']]), '。', { kind: 'menu', label: '加条件', items: conditionActs(plan, [...clause, 'match']) }],
  },
  { title: '计奖', hint: '', kind: 'list', path: ['rates'], named: true, sentence: rateSentence, fresh: { title: '现金收回', match: { forms: ['cash'] }, pay: { kind: 'percent', ppm: 10_000 } } },
  { title: '分成', hint: '各方合计 100%', kind: 'list', path: ['shares'], named: false, sentence: shareSentence, fresh: { to: 'unit', ppm: 100_000 } },
  { title: '完成率挂钩', hint: '各条合计管奖励的 100%', kind: 'list', path: ['gates'], named: true, sentence: gateSentence, fresh: NEW_GATE },
  {
    title: '上限', hint: '空着为不限', kind: 'fixed', path: [], named: false, sentence: noSentence,
    fixed: [
      cap('各条计奖比例不得高于 ', '比例上限', 'ratePpm', percentChip, '。'), cap('单笔奖励合计不超过 ', '单笔上限', 'perReceiptFen', yuanChip, '。'),
      cap('一人一次结算不超过 ', '个人上限', 'perPersonFen', yuanChip, '。'), cap('奖励总额不超过清收额的 ', '总额上限', 'poolPpm', percentChip, '，超过时按同一比例压缩。'),
    ],
  },
  { title: '暂留', hint: '', kind: 'single', path: ['holdback'], named: true, sentence: holdbackSentence, fresh: NEW_HOLDBACK },
  { title: '竞赛', hint: '按名次发奖金', kind: 'list', path: ['prizes'], named: true, sentence: prizeSentence, fresh: NEW_PRIZE },
  { title: '扣罚', hint: '', kind: 'list', path: ['penalties'], named: true, sentence: penaltySentence, fresh: NEW_PENALTY },
  { title: '限制', hint: '', kind: 'list', path: ['sanctions'], named: true, sentence: sanctionSentence, fresh: NEW_SANCTION },
  { title: '说明', hint: '给看办法的人', kind: 'list', path: ['notes'], named: false, sentence: (_, clause) => [longChip(clause, '说明', { emptied: 'empty' })], fresh: '' },
  { title: '算例', hint: '按条款算得出的例子，提交前逐个核对', kind: 'list', path: ['examples'], named: false, sentence: exampleSentence },
];

/** A sentence of the plan with its place and its number through the whole plan. */
export interface Clause {
  readonly no: number;
  readonly chapter: Chapter;
  /** Place in its chapter, from 0. */
  readonly index: number;
  readonly path: Path;
  readonly id: string;
  readonly pieces: readonly Piece[];
}

const count = (plan: Json, chapter: Chapter): number => (chapter.kind === 'list' ? listAt(plan, chapter.path).length : chapter.kind === 'single' ? (isObject(at(plan, chapter.path)) ? 1 : 0) : (chapter.fixed?.length ?? 0));

/** Every sentence of a plan, in the order in which the clauses act. */
export function clausesOf(plan: Json): Clause[] {
  let no = 0;
  return CHAPTERS.flatMap((chapter) => Array.from({ length: count(plan, chapter) }, (_, index): Clause => {
    const path = chapter.kind === 'list' ? [...chapter.path, index] : chapter.path;
    const pieces = chapter.kind === 'fixed' ? (chapter.fixed?.[index]?.(plan) ?? []) : chapter.sentence(plan, path);
    return { no: ++no, chapter, index, path, id: chapter.named ? textAt(plan, [...path, 'id']) : '', pieces };
  }));
}

/** An id nobody has yet: `rates-3`. */
export function freshId(plan: Json, chapter: Chapter): string {
  const used = new Set(CHAPTERS.filter((c) => c.named).flatMap((c) => (c.kind === 'single' ? [textAt(plan, [...c.path, 'id'])] : listAt(plan, c.path).map((clause) => textAt(clause, ['id'])))));
  const stem = String(chapter.path[0]);
  let n = 1;
  while (used.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}

export const freshClause = (plan: Json, chapter: Chapter): Json => (chapter.named ? { id: freshId(plan, chapter), ...(chapter.fresh as JsonObject) } : (chapter.fresh ?? ''));
