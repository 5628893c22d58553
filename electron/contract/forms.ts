import { z } from 'zod';
import { command, query } from './define.js';

const form = z.object({
  /** Id of the import profile the form belongs to: what `ledger.export` asks for. */
  id: z.string(), version: z.int(), title: z.string(), sheet: z.string(), unit: z.enum(['元', '万元']),
  /** Loaded by this office; else it ships with the product. */
  own: z.boolean(),
  columns: z.int(),
});
export type ExportForm = z.infer<typeof form>;

export const formMethods = {
  /** The forms the ledger can be given back in. */
  'forms.list': query(z.object({}), z.object({ forms: z.array(form) })),
  /**
   * Keeps a workbook of the present plan – a revised form of the province, empty or filled – as the form of the export for
   * a profile that reads it. Its sheet, columns and unit are those the profile finds; `unit` must agree when given.
   */
  'forms.save': command(z.object({ planId: z.string(), file: z.string(), sheet: z.string().optional(), profile: z.string(), unit: z.enum(['元', '万元']).optional() }), z.object({ id: z.string(), version: z.int(), batch: z.int(), columns: z.int(), sampleRow: z.int(), totalRow: z.int().nullable(), left: z.array(z.string()) })),
};
