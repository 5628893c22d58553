/** The name most like a mistyped one: at most a third of its characters differ. Null when none is near. */
export function nearest(wrong: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor([...wrong].length / 3)) + 1;
  for (const name of names) {
    const far = distance([...wrong], [...name]);
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/** Characters to be changed, added or left out (Levenshtein). */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  row.unshift(0);
  a.forEach((char, i) => {
    const next = [i + 1];
    b.forEach((other, j) => next.push(Math.min((row[j] ?? 0) + (char === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1)));
    row = next;
  });
  return row.at(-1) ?? 0;
}
