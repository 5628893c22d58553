/** At most this many findings of one sort are named; a broken ledger must not produce a million lines. */
const MOST = 20;

/** What a verification found, by sort. */
export class Findings {
  private readonly bySort = new Map<string, { named: string[]; more: number }>();

  add(sort: string, problem: string): void {
    const known = this.bySort.get(sort) ?? { named: [], more: 0 };
    this.bySort.set(sort, known);
    if (known.named.length < MOST) known.named.push(problem);
    else known.more++;
  }

  list(): string[] {
    return [...this.bySort.values()].flatMap(({ named, more }) => (more > 0 ? [...named, `同样的问题另有 ${more} 处`] : named));
  }
}
