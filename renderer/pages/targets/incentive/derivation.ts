import type { IncentivePersonResult } from '../../../../electron/contract/incentive.js';
import { sumFen } from '../../../../electron/domain/money.js';

export type Line = IncentivePersonResult['lines'][number];

/** One link of the formula above a person's derivation; `op` stands in front of it. */
export interface Term {
  readonly key: string;
  readonly op: '' | '＋' | '−' | '＝';
  readonly label: string;
  /** What is shown: for ＋ and − without its sign. */
  readonly fen: number;
  readonly result?: boolean;
}

const ofReceipts = (l: Line): boolean => l.receipt !== null;
const total = (lines: readonly Line[]): number => sumFen(lines.map((l) => l.amountFen));

/** Steps on a person's sum, in the order they act. */
const SUM_STEPS: readonly { readonly step: string; readonly label: string }[] = [{ step: 'share', label: '单位、领导分成' }, { step: 'gate', label: '完成率挂钩' }, { step: 'cap', label: '封顶' }, { step: 'round', label: '取整' }, { step: 'reverse', label: '冲正' }, { step: 'prize', label: '竞赛奖金' }];

/** Caps on a deduction (工资扣款限额) put it off: they belong to the penalty, not to the reward. */
const rewardLines = (person: IncentivePersonResult): readonly Line[] => {
  const firstPenalty = person.lines.findIndex((l) => l.step === 'penalty');
  return firstPenalty < 0 ? person.lines : person.lines.slice(0, firstPenalty);
};

/**
 * The formula in one line: pay per receipt, what share, gate, cap and rounding made of it, what is held back and
 * deducted. Terms that are nothing are left out, but for the first and the last.
 */
export function formulaOf(person: IncentivePersonResult): Term[] {
  const lines = rewardLines(person);
  const receipts = total(lines.filter(ofReceipts));
  const terms: Term[] = [{ key: 'receipts', op: '', label: '逐笔计奖', fen: receipts }];
  const sums = lines.filter((l) => !ofReceipts(l));
  for (const { step, label } of SUM_STEPS) {
    const fen = total(sums.filter((l) => l.step === step));
    if (fen !== 0) terms.push({ key: step, op: fen < 0 ? '−' : '＋', label, fen: Math.abs(fen) });
  }
  const due = person.rewardFen + person.heldBackFen;
  if (terms.length > 1) terms.push({ key: 'due', op: '＝', label: '应奖', fen: due });
  if (person.heldBackFen !== 0) terms.push({ key: 'held', op: person.heldBackFen > 0 ? '−' : '＋', label: person.heldBackFen > 0 ? '暂留' : '补发前期暂留', fen: Math.abs(person.heldBackFen) });
  if (person.penaltyFen !== 0) terms.push({ key: 'penalty', op: '−', label: '扣罚', fen: person.penaltyFen });
  terms.push({ key: 'paid', op: '＝', label: '本期实付', fen: person.rewardFen - person.penaltyFen, result: true });
  return terms;
}

/** Whether the lines give the result: Σ lines = paid + held back − deducted. The page says so either way. */
export const adds = (person: IncentivePersonResult): boolean => total(person.lines) === person.rewardFen + person.heldBackFen - person.penaltyFen;

export interface ReceiptLines {
  readonly receipt: number;
  readonly on: string | null;
  /** Recognised amount (收回额 of this person's share). */
  readonly baseFen: number;
  /** What counted towards the target, in words. */
  readonly recognised: string;
  /** Lines that pay, cap or exclude. */
  readonly pays: readonly Line[];
  readonly amountFen: number;
  readonly excluded: boolean;
}

/** Lines by receipt, in the order they were booked: what came in, by which clause it pays, what it gave. */
export function receiptsOf(person: IncentivePersonResult): ReceiptLines[] {
  const byReceipt = new Map<number, Line[]>();
  for (const l of person.lines) {
    if (l.receipt === null) continue;
    const known = byReceipt.get(l.receipt);
    if (known) known.push(l);
    else byReceipt.set(l.receipt, [l]);
  }
  return [...byReceipt].map(([receipt, lines]): ReceiptLines => {
    const recognised = lines.find((l) => l.step === 'recognise');
    const pays = lines.filter((l) => l !== recognised);
    return { receipt, on: lines[0]?.on ?? null, baseFen: recognised?.baseFen ?? lines[0]?.baseFen ?? 0, recognised: recognised?.text ?? '', pays, amountFen: total(pays), excluded: pays.some((l) => l.step === 'exclude') || pays.every((l) => l.amountFen === 0) };
  }).sort((a, b) => ((a.on ?? '') === (b.on ?? '') ? a.receipt - b.receipt : (a.on ?? '') < (b.on ?? '') ? -1 : 1));
}

/** Lines about the person's sum, as sentences. */
export const sumLines = (person: IncentivePersonResult): readonly Line[] => person.lines.filter((l) => l.receipt === null);

/** `cash-principal@1` → `cash-principal`: the clause without the version of its plan. */
export const clauseOf = (rule: string): string => rule.split('@')[0] ?? rule;
