import type { ReportValue, ValueKind } from '../../domain/reporting/report-table.js';

/** A place on the form that takes one value: the county's name in the title, a signature, the date. */
export interface FormSlot {
  /** A1 address on the form as issued. */
  readonly at: string;
  /** Text around the value, `{}` marks its place: `填表人：{}`. Only for text. */
  readonly text?: string;
  /** Default text. */
  readonly kind?: ValueKind;
  /** The text may take several lines: the row grows in height. */
  readonly wrap?: boolean;
}

export interface FormColumn {
  /** Column letters on the form. */
  readonly at: string;
  readonly kind: ValueKind;
  /** The money of this column is in another unit than the form's. */
  readonly unit?: '元' | '万元';
  /** null is written as — instead of an empty cell: the figure does not apply. */
  readonly dash?: boolean;
  /** Long text wraps and the row grows in height. */
  readonly wrap?: boolean;
}

/**
 * Where the figures go on an official form (`resources/forms/*.map.json`). Rows and addresses are those of the form as
 * issued, with its one sample row; the splicer moves them.
 */
export interface FormMap {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly sheet: string;
  readonly unit: '元' | '万元';
  /** 万元 with every 分 instead of rounded to two places: the form is a ledger and will be read back. */
  readonly exact?: boolean;
  /** The row whose styles and formulas every row of data gets. */
  readonly sampleRow: number;
  /** Empty rows the issued form has below the sample row; they are used up first. Default 0. */
  readonly blankRows?: number;
  readonly cells: Readonly<Record<string, readonly FormSlot[]>>;
  readonly columns: Readonly<Record<string, FormColumn>>;
  /** The 合计 row on the form as issued. */
  readonly totalRow?: number;
}

export interface FormData {
  /** By slot name. A slot that is not given keeps what the form says; null leaves the place after its label empty. */
  readonly cells: Readonly<Record<string, ReportValue>>;
  /** By column name: 分, decimal text for percent and points, YYYY-MM-DD for days; null = nothing to say. */
  readonly rows: readonly Readonly<Record<string, ReportValue>>[];
  readonly total?: Readonly<Record<string, ReportValue>>;
}

const KINDS: readonly string[] = ['text', 'count', 'money', 'percent', 'points', 'rank', 'day'] satisfies ValueKind[];

/** Checks what a map file holds. Throws Error naming the place that is not as it must be. */
export function checkFormMap(value: unknown): FormMap {
  const map = value as FormMap;
  const need = (ok: boolean, what: string): void => {
    if (!ok) throw new Error(`form map ${String((value as Partial<FormMap> | null)?.id)}: ${what}`);
  };
  need(typeof value === 'object' && value !== null && typeof map.id === 'string' && typeof map.sheet === 'string', 'id and sheet');
  need(map.unit === '元' || map.unit === '万元', 'unit');
  need(Number.isInteger(map.sampleRow) && map.sampleRow > 0, 'sampleRow');
  const last = map.sampleRow + (map.blankRows ?? 0);
  need(map.totalRow === undefined || map.totalRow > last || map.totalRow < map.sampleRow, 'totalRow among the sample rows');
  need(typeof map.cells === 'object' && typeof map.columns === 'object', 'cells and columns');
  for (const [key, slots] of Object.entries(map.cells)) {
    for (const slot of slots) need(/^[A-Z]{1,3}[1-9]\d*$/.test(slot.at) && (slot.kind === undefined || KINDS.includes(slot.kind)), `cell ${key}`);
  }
  for (const [key, column] of Object.entries(map.columns)) need(/^[A-Z]{1,3}$/.test(column.at) && KINDS.includes(column.kind) && (column.unit === undefined || column.unit === '元' || column.unit === '万元'), `column ${key}`);
  return map;
}
