import { nameOf, TIERS, type Tier } from '../codes.js';
import { dayNumber, isLeapYear, type Day } from '../date.js';
import { divideHalfUp, exactWan, fen, formatYuan, type Fen } from '../money.js';

/** A main post: from its first day to the day after its last (`9999-12-31` = still held). */
export interface DatedPost {
  readonly tier: Tier;
  readonly from: Day;
  readonly to: Day;
}

export interface TierTarget {
  /** Null when no post of the year has a target by tier: it is allocated (信用社员工), or there is no post. */
  readonly targetFen: Fen | null;
  /** The derivation in Chinese. */
  readonly text: string;
}

/**
 * A person's year target by tier (D4-14) from the main posts held. `days`: each tier's target for its days of the year,
 * added exactly and rounded once, so that joining, leaving, promotion and transfer follow by themselves;
 * `post_at_year_end`: the target of the post held on 31 December in full, nothing for who left before.
 */
export function tierTarget(posts: readonly DatedPost[], year: number, rule: 'days' | 'post_at_year_end'): TierTarget {
  const held = stretchesIn(posts, year);
  if (held.length === 0) return { targetFen: null, text: `${year}年没有任职，没有按档任务` };
  if (held.every((s) => targetOf(s.tier) === null)) return { targetFen: null, text: `${names(held)}的任务由单位分解，没有按档任务` };
  return rule === 'days' ? byDays(held, year) : atYearEnd(held, year);
}

interface Stretch {
  readonly tier: Tier;
  readonly days: number;
  readonly atEnd: boolean;
}

/** Days of the year in each tier, in order; posts of one tier that follow each other (a transfer) count as one. */
function stretchesIn(posts: readonly DatedPost[], year: number): Stretch[] {
  const first = dayNumber(`${year}-01-01`);
  const next = dayNumber(`${year + 1}-01-01`);
  const out: Stretch[] = [];
  for (const post of [...posts].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const to = Math.min(next, dayNumber(post.to));
    const days = to - Math.max(first, dayNumber(post.from));
    if (days <= 0) continue;
    const last = out.at(-1);
    const same = last?.tier === post.tier ? out.pop() : undefined;
    out.push({ tier: post.tier, days: days + (same?.days ?? 0), atEnd: to === next });
  }
  return out;
}

function byDays(held: readonly Stretch[], year: number): TierTarget {
  const of = isLeapYear(year) ? 366 : 365;
  let exact = 0n;
  for (const { tier, days } of held) exact += BigInt(targetOf(tier) ?? 0) * BigInt(days);
  const targetFen = fen(divideHalfUp(exact, BigInt(of)));
  const parts = held.map(({ tier, days }) => `${tierText(tier)}${targetOf(tier) !== null && days === of ? '' : `×${days}天/${of}天`}`);
  const sum = held.length === 1 && held[0]?.days === of ? '' : `＝${formatYuan(targetFen)}元`;
  return { targetFen, text: `${parts.join('＋')}${sum}` };
}

function atYearEnd(held: readonly Stretch[], year: number): TierTarget {
  const last = held.find((s) => s.atEnd);
  if (!last) return { targetFen: fen(0), text: `${year}年12月31日已不在任职，没有任务` };
  const target = targetOf(last.tier);
  if (target === null) return { targetFen: null, text: `${year}年12月31日任${nameOf(TIERS, last.tier)}，任务由单位分解，没有按档任务` };
  return { targetFen: fen(target), text: `${year}年12月31日任职，${tierText(last.tier)}` };
}

const targetOf = (tier: Tier): number | null => TIERS.find((t) => t.code === tier)?.targetFen ?? null;
const names = (held: readonly Stretch[]): string => [...new Set(held.map((s) => nameOf(TIERS, s.tier)))].join('、');

function tierText(tier: Tier): string {
  const target = targetOf(tier);
  return target === null ? `${nameOf(TIERS, tier)}（任务由单位分解，不计）` : `${nameOf(TIERS, tier)}${exactWan(target)}万元`;
}
