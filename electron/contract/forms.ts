import { z } from 'zod';
import { command, query } from './define.js';

const form = z.object({
  /** Id of the import profile the form belongs to: what `ledger.export` asks for. */
  id: z.string(), version: z.int(), title: z.string(), sheet: z.string(), unit: z.enum(['元', '万元']),
  /** Loaded by this office; else it ships with the product. */
  own: z.boolean(),
  columns: z.int(),
  /** What the form says of all its rows because it has no column for it: loans of which it is not true are left out. */
  only: z.array(z.object({ title: z.string(), value: z.string() })),
});
export type ExportForm = z.infer<typeof form>;

const source = z.object({ planId: z.string(), file: z.string(), sheet: z.string().optional(), profile: z.string(), unit: z.enum(['元', '万元']).optional() });
const kept = z.object({
  id: z.string(), version: z.int(), columns: z.int(),
  /** The row all rows are made of, and the 合计 row. */
  sampleRow: z.int(), totalRow: z.int().nullable(),
  /** Heads of the form that stay empty. */
  left: z.array(z.string()),
});

export const formMethods = {
  /** The forms the ledger can be given back in. */
  'forms.list': query(z.object({}), z.object({ forms: z.array(form) })),
  /** What `forms.save` would keep, tried out in full; nothing is kept. */
  'forms.look': query(source, kept.extend({ sheet: z.string(), title: z.string(), unit: z.enum(['元', '万元']), only: form.shape.only })),
  /**
   * Keeps a workbook of the present plan – a revised form of the province, empty or filled – as the form of the export for
   * a profile that reads it. Its sheet, columns and unit are those the profile finds; `unit` must agree when given.
   */
  'forms.save': command(source, kept.extend({ batch: z.int() })),
};
