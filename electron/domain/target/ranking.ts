/** Who is ranked: amounts in 分. */
export interface RankEntry {
  readonly targetFen: number | null;
  readonly creditedFen: number;
}

/**
 * Places by 完成率, best first. Equal completion shares a place and the next one is skipped (1, 1, 3). Without a target
 * there is no place (null). Compared as exact fractions, so 1/3 and 2/6 are equal. Keeps the order of the input.
 */
export function rankByCompletion(entries: readonly RankEntry[]): (number | null)[] {
  const ranked = entries.flatMap((e, index) =>
    e.targetFen === null || e.targetFen <= 0 ? [] : [{ index, credited: BigInt(e.creditedFen), target: BigInt(e.targetFen) }],
  );
  ranked.sort((a, b) => {
    const left = b.credited * a.target;
    const right = a.credited * b.target;
    return left < right ? -1 : left > right ? 1 : 0;
  });
  const places: (number | null)[] = entries.map(() => null);
  let place = 0;
  ranked.forEach((e, i) => {
    const before = ranked[i - 1];
    if (!before || before.credited * e.target !== e.credited * before.target) place = i + 1;
    places[e.index] = place;
  });
  return places;
}

/** Places by amount, largest first, equal amounts share one; nothing (null) and zero have none. Keeps the order of the input. */
export const rankByAmount = (amounts: readonly (number | null)[]): (number | null)[] =>
  amounts.map((a) => (a === null || a <= 0 ? null : 1 + amounts.filter((b) => b !== null && b > a).length));
