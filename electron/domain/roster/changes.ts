/** A line of an issued roster that stands: which loan on whose sheet, with which share. */
export interface StandingLine {
  readonly itemId: number;
  /** The loan in whatever book it is owed. */
  readonly debt: string;
  readonly personKey: string;
  readonly role: string;
  readonly sharePpm: number | null;
  readonly principalFen: number;
  readonly formedYear: number;
  readonly cancelled: boolean;
  /** Formation year of the loan as the ledger has it now. */
  readonly formedNow: number;
}

/** What the roster would say if it were drawn up now. */
export interface WantedLine {
  readonly debt: string;
  readonly personKey: string;
  readonly role: string;
  readonly sharePpm: number | null;
  readonly principalFen: number;
}

export type ChangeReason = 'new' | 'moved' | 'settled' | 'redated' | 'schedule' | 'cancelled';
export const REASON_NAMES: Readonly<Record<ChangeReason | 'issue', string>> = { issue: '编入', new: '新增', moved: '责任变动', settled: '已结清', redated: '形成日期更正', schedule: '年度安排变动', cancelled: '已取消' };

export interface RosterChanges<S extends StandingLine, W extends WantedLine> {
  readonly removals: readonly { readonly line: S; readonly why: ChangeReason }[];
  readonly additions: readonly { readonly line: W; readonly why: ChangeReason }[];
}

/**
 * Additions and removals of the ledger as it is now against the roster as it stands. `people`: a sheet is a person's, so
 * a change of share or role is a change of the line. A debt that was settled and taken off comes back only when it is
 * owed again.
 */
export function rosterChanges<S extends StandingLine, W extends WantedLine>(standing: readonly S[], wanted: readonly W[], people: boolean): RosterChanges<S, W> {
  const now = new Map(wanted.map((w) => [w.debt, w]));
  const removals = standing.flatMap((line) => {
    const why = removalOf(line, now.get(line.debt), people);
    return why === null ? [] : [{ line, why }];
  });
  const moved = new Set(removals.filter((r) => r.why === 'moved').map((r) => r.line.debt));
  const known = new Set(standing.map((s) => s.debt));
  const additions = wanted.flatMap((line): { line: W; why: ChangeReason }[] => (moved.has(line.debt) ? [{ line, why: 'moved' }] : known.has(line.debt) || line.principalFen === 0 ? [] : [{ line, why: 'new' }]));
  return { removals, additions };
}

function removalOf(line: StandingLine, now: WantedLine | undefined, people: boolean): ChangeReason | null {
  if (line.cancelled) return 'cancelled';
  if (!now) return line.formedNow === line.formedYear ? 'schedule' : 'redated';
  if (now.principalFen === 0) return line.principalFen > 0 ? 'settled' : null;
  if (now.personKey !== line.personKey) return 'moved';
  return people && (now.role !== line.role || now.sharePpm !== line.sharePpm) ? 'moved' : null;
}
