import type { OutputOf } from '../../../../electron/contract/api.js';
import type { PlanFile } from '../../../../electron/contract/imports.js';
import { columnLetter } from '../plan-files.js';

export interface FieldLine {
  readonly key: string;
  readonly title: string;
  readonly required: boolean;
  /** Head in the file, null when the file has no such column. */
  readonly head: string | null;
  /** Its letter in the sheet on show. */
  readonly column: string | null;
  /** The first data row's cell as text. */
  readonly sample: string;
  /** Value given to every row where the form has no such column. */
  readonly constant: string | null;
}

interface ProfileShape {
  readonly key: string;
  readonly titles: readonly string[];
  readonly required: boolean;
  readonly constant?: string;
}

/** The fields of the profile in its order – those without a column included – joined with the columns that were found. */
export function fieldLines(file: Pick<PlanFile, 'columns'>, profile: Readonly<Record<string, unknown>> | undefined, sheet: OutputOf<'import.sheet'> | undefined): FieldLine[] {
  const fields: readonly ProfileShape[] = (profile?.['fields'] as readonly ProfileShape[] | undefined) ?? file.columns.map((c) => ({ key: c.key, titles: [c.title], required: false }));
  const first = sheet?.rows.find((r) => r.row > sheet.headBottom);
  return fields.map((f) => {
    const column = file.columns.find((c) => c.key === f.key);
    const at = sheet?.columns.findIndex((c) => c.key === f.key) ?? -1;
    return {
      key: f.key, title: f.titles.at(-1) ?? f.key, required: f.required, head: column?.head ?? null, column: at < 0 ? null : columnLetter(at), sample: at < 0 ? '' : (first?.cells[at] ?? ''), constant: f.constant ?? null,
    };
  });
}
