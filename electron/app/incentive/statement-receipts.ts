import type { IncentivePersonResult } from '../../contract/incentive.js';
import { BOOKS, FORMS, nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { COMPONENTS } from '../../domain/incentive/receipt-parts.js';
import type { Component } from '../../domain/incentive/rule-plan.js';
import { COMPONENT_NAMES } from '../../domain/incentive/wording.js';
import { applyPpm, fen, sumFen } from '../../domain/money.js';
import { pctToPpm, ppmToPct } from '../../domain/rate.js';
import type { ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import { creditedFen, creditRuleFor, type CreditRule } from '../../domain/target/credit.js';
import type { Statement, StatementReceipt } from '../../print/index.js';
import type { ClauseBook } from './clause-numbers.js';
import type { ReceiptFacts } from './statement-facts.js';

type Line = IncentivePersonResult['lines'][number];
type Values = Record<string, ReportValue>;

export interface ReceiptsOfPerson {
  readonly receipts: readonly StatementReceipt[];
  readonly total: Statement['total'];
  /** Numbers of the clauses quoted. */
  readonly clauses: ReadonlySet<number>;
}

export interface ReceiptFrame {
  readonly facts: ReadonlyMap<number, ReceiptFacts>;
  readonly book: ClauseBook;
  readonly credits: readonly CreditRule[];
  dayText(day: Day): string;
}

/** The column 方式 is narrow. */
const SHORT_NAMES: Readonly<Record<Component, string>> = { principal: '本金', on_interest: '表内息', off_interest: '表外息' };
/** What stands under 标准 where a line is no rate. */
const NOT_A_RATE: Readonly<Record<string, string>> = { exclude: '不计', cap: '封顶', reverse: '冲回', gate: '挂钩' };

/**
 * The rows of 逐笔计算: each receipt once, each part of it (本金, 利息) with the clauses that act on it. Rewards, bases
 * and rates are the run's lines; the ledger adds voucher, borrower and loan. The totals are the run's own sums.
 */
export function statementReceipts(person: IncentivePersonResult, frame: ReceiptFrame): ReceiptsOfPerson {
  const lines = person.lines.filter((l) => l.receipt !== null);
  const places = new Map<number, number>();
  for (const { receipt } of lines) if (receipt !== null && !places.has(receipt)) places.set(receipt, places.size + 1);
  const clauses = new Set<number>();
  const receipts = [...Map.groupBy(lines, (l) => l.receipt ?? 0)].map(([id, own]): StatementReceipt => {
    const facts = frame.facts.get(id);
    if (!facts) throw new RangeError(`receipt ${id} of the run is not in the ledger`);
    const rows = receiptRows(facts, own, places.get(id) ?? 0, frame, clauses);
    return { key: String(id), rows, notes: notesOf(facts, own, places, frame), back: facts.reverses !== null };
  });
  return { receipts, clauses, total: { part: attributedFen(lines), credited: person.creditedInRunFen, reward: sumFen(lines.map((l) => l.amountFen)) } };
}

/** What of the receipts is the person's, 分: the base of each receipt's first line, counted or not. */
export function attributedFen(lines: readonly Line[]): number {
  const first = new Map<number, number>();
  for (const { receipt, baseFen } of lines) if (receipt !== null && !first.has(receipt)) first.set(receipt, baseFen);
  return sumFen(first.values());
}

function receiptRows(facts: ReceiptFacts, lines: readonly Line[], place: number, frame: ReceiptFrame, clauses: Set<number>): ReportRow[] {
  const recognised = lines.find((l) => l.step === 'recognise');
  if (recognised) quote(recognised, frame, clauses);
  const heads = headValues(facts, recognised !== undefined, frame.credits);
  const pays = heads.map((): Line[] => []);
  let at = 0;
  for (const line of lines) {
    if (line.step === 'recognise') continue;
    if (line.step === 'rate') at = partOfLine(line, facts, heads) ?? at;
    pays[at]?.push(line);
  }
  const same = { on: frame.dayText(facts.bookedOn), voucher: facts.voucherNo };
  return heads.flatMap((head, i): ReportRow[] => {
    const first: Values = { ...(i === 0 && { no: String(place), ...same, borrower: facts.borrower }), ...head.values };
    const of = pays[i] ?? [];
    const rows: Values[] = of.length === 0 ? [{ ...first, clause: null, rate: null, reward: 0 }] : of.map((l, k) => ({ ...(k === 0 ? first : {}), ...payValues(l, frame, clauses) }));
    return rows.map((values, k): ReportRow => ({ key: `${facts.id}-${i}-${k}`, level: 'row', values }));
  });
}

interface Head {
  readonly component: number | null;
  readonly values: Values;
}

/** What came in, whose it is and what counts towards the task, by 本金 and 利息. */
function headValues(facts: ReceiptFacts, counts: boolean, credits: readonly CreditRule[]): Head[] {
  const form = nameOf(FORMS, facts.form);
  const { partFen } = facts;
  const share = ppmToPct(facts.sharePpm);
  if (partFen === null) return [{ component: null, values: { what: form, amount: sumFen(facts.wholeFen), share, part: 0, factor: '0', credited: 0 } }];
  return COMPONENTS.flatMap((component, i): Head[] => {
    const part = partFen[i] ?? 0;
    const amount = facts.wholeFen[i] ?? 0;
    if (amount === 0) return [];
    const factor = counts ? (creditRuleFor(facts, i === 0 ? 'principal' : 'interest', credits)?.factorPpm ?? 0) : 0;
    return [{ component: i, values: { what: form + SHORT_NAMES[component], amount, share, part, factor: ppmToPct(factor), credited: counts ? creditedPart(facts, partFen, i, credits) : 0 } }];
  });
}

/** 认定额 of one part; 利息 is rounded once, so what 表外 counts is the rest. */
function creditedPart(facts: ReceiptFacts, [principal = 0, on = 0, off = 0]: readonly number[], at: number, credits: readonly CreditRule[]): number {
  const of = (principalFen: number, interestFen: number): number => creditedFen({ form: facts.form, book: facts.book, principalFen, interestFen }, credits);
  if (at === 0) return of(principal, 0);
  return at === 1 ? of(0, on) : of(0, on + off) - of(0, on);
}

/** Which row a rate belongs to: its sentence names 本金 or 利息 before the amount, its base is the person's part of it. */
function partOfLine(line: Line, facts: ReceiptFacts, heads: readonly Head[]): number | null {
  const named = /(本金|表内利息|表外利息)-?\d/.exec(line.text)?.[1];
  const at = heads.findIndex((h) => h.component !== null && COMPONENT_NAMES[COMPONENTS[h.component] ?? 'principal'] === named);
  const found = at >= 0 ? at : heads.findIndex((h) => h.component !== null && facts.partFen?.[h.component] === line.baseFen);
  return found < 0 ? null : found;
}

function payValues(line: Line, frame: ReceiptFrame, clauses: Set<number>): Values {
  const number = quote(line, frame, clauses);
  return { clause: number === null ? null : String(number), rate: NOT_A_RATE[line.step] ?? line.rate, reward: line.amountFen };
}

function quote(line: Line, { book }: ReceiptFrame, clauses: Set<number>): number | null {
  const number = book.numberOf(line.rule, line.step);
  if (number !== null) clauses.add(number);
  return number;
}

/** 借据, what is reversed, and the sentence of every line whose figures do not say it by themselves. */
function notesOf(facts: ReceiptFacts, lines: readonly Line[], places: ReadonlyMap<number, number>, { dayText }: ReceiptFrame): string[] {
  const notes = [`借据 ${facts.loanNo}${facts.book === 'on' ? '' : `（${nameOf(BOOKS, facts.book)}）`}`];
  if (facts.reverses) {
    const place = places.get(facts.reverses.id);
    const voucher = facts.reverses.voucherNo === null ? '' : `凭证 ${facts.reverses.voucherNo} `;
    notes.push(`红字冲正：冲${place === undefined ? '前期' : `第 ${place} 行`}（${voucher}${dayText(facts.reverses.on)} 入账）`);
  }
  const said = lines.filter((l) => l.step !== 'recognise' && !isPlain(l)).map((l) => l.text.replace(/^冲正第 \d+ 笔：/, ''));
  return [[...notes, ...said.slice(0, 1)].join('；'), ...said.slice(1)];
}

/** c × e gives the reward to the 分. */
function isPlain({ step, rate, baseFen, amountFen }: Line): boolean {
  const ppm = pctToPpm(rate);
  return step === 'rate' && ppm !== null && ppm > 0 && applyPpm(fen(baseFen), ppm) === amountFen;
}
