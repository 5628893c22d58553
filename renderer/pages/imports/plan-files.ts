import type { ImportPlan, PlanFile } from '../../../electron/contract/imports.js';

/** One table of the plan as the list shows it: verdicts, control total and what is missing of its units. */
export interface FileLine {
  readonly key: string;
  readonly file: PlanFile;
  /** The file, with its sheet when the workbook brought several tables. */
  readonly name: string;
  readonly control: ControlTotal | null;
  /** Loans of these units that the ledger has and the files have not. */
  readonly missing: number;
  readonly clean: boolean;
}

export interface ControlTotal {
  readonly title: string;
  /** The file's own 合计 row, null when it has none. */
  readonly ownFen: number | null;
  readonly rowsFen: number;
  /** rows − own; null without an own total. */
  readonly differenceFen: number | null;
}

export const keyOfFile = (file: Pick<PlanFile, 'name' | 'sheet'>): string => `${file.name}\n${file.sheet}`;

/** The balance that a control total is mainly read for: 当前本金余额, else the first amount the file sums itself. */
export function controlOf(file: PlanFile): ControlTotal | null {
  const keys = Object.keys(file.controlTotals);
  const read = new Set(file.columns.map((c) => c.key));
  const key = keys.find((k) => k === 'principalFen' && read.has(k)) ?? keys.find((k) => file.ownTotals?.[k] !== undefined) ?? keys.find((k) => read.has(k));
  if (key === undefined) return null;
  const rowsFen = file.controlTotals[key] ?? 0;
  const ownFen = file.ownTotals?.[key] ?? null;
  return { title: file.columns.find((c) => c.key === key)?.title ?? key, ownFen, rowsFen, differenceFen: ownFen === null ? null : rowsFen - ownFen };
}

/** Findings about a sheet as a whole (row 0): they belong to no row and are shown at the file. */
export const sheetIssues = (file: PlanFile): PlanFile['issues'] => file.issues.filter((i) => i.row === 0);

/** Whether the workbook of a table may become a form for the export: a ledger in the format that is filled without loss. */
export const canBeForm = (file: Pick<PlanFile, 'kind' | 'name'>): boolean => file.kind === 'ledger' && /\.xlsx$/i.test(file.name);

const isClean = (file: PlanFile, control: ControlTotal | null): boolean =>
  file.conflict === 0 && file.reject === 0 && file.importedBefore === null && (control?.differenceFen ?? 0) === 0 && sheetIssues(file).length === 0;

/** All tables, those with something to decide first, in the order of the files otherwise. */
export function fileLines(plan: Pick<ImportPlan, 'files' | 'missing'>): FileLine[] {
  const lines = plan.files.map((file): FileLine => {
    const control = controlOf(file);
    const several = plan.files.filter((f) => f.name === file.name).length > 1;
    const missing = file.kind === 'ledger' ? plan.missing.filter((m) => file.units.includes(m.unit)).length : 0;
    return { key: keyOfFile(file), file, name: several ? `${file.name} › ${file.sheet}` : file.name, control, missing, clean: isClean(file, control) && missing === 0 };
  });
  return [...lines.filter((l) => !l.clean), ...lines.filter((l) => l.clean)];
}

/** Whether the mapping step has something that a person should see before the verdicts. */
export const needsALook = (plan: Pick<ImportPlan, 'files' | 'refused'>): boolean => plan.refused.length > 0 || plan.files.some((f) => f.unknownHeads.length > 0);

export interface Reason {
  readonly text: string;
  readonly rows: number;
}

/** Why rows of a file go back, the most frequent first; a sentence that quotes a value counts with its likes by code. */
export function reasonsOf(file: PlanFile): Reason[] {
  const byCode = new Map<string, { text: string; rows: Set<number> }>();
  for (const i of file.issues) {
    if (i.severity !== 'reject' || i.row === 0) continue;
    const known = byCode.get(i.code + i.column);
    if (known) known.rows.add(i.row);
    else byCode.set(i.code + i.column, { text: i.message, rows: new Set([i.row]) });
  }
  return [...byCode.values()].map(({ text, rows }) => ({ text, rows: rows.size })).sort((a, b) => b.rows - a.rows);
}
