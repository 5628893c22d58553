import { z } from 'zod';
import { command, query } from './define.js';
import { count, fen, id, value } from './values.js';

const batch = z.object({ id, kind: z.string(), title: z.string(), at: z.int(), businessOn: z.string(), user: z.string(), changes: count, undoOf: z.int().nullable(), undoneBy: z.int().nullable(), undoable: z.boolean() });
export type BatchRow = z.infer<typeof batch>;

export const historyMethods = {
  'history.list': query(z.object({ limit: z.int().min(1).max(1000).default(100), offset: count.default(0) }), z.object({ count, batches: z.array(batch) })),
  'history.changes': query(z.object({ batch: id, offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ count, changes: z.array(z.object({ table: z.string(), what: z.string(), key: z.string(), act: z.string(), fields: z.array(z.object({ field: z.string(), before: value, after: value })) })) })),
  /** What an undo would do: rows taken back, rows that stay because they were touched since, figures before and after. */
  'history.undoPreview': query(z.object({ batch: id }), z.object({ batch: id, title: z.string(), restored: count, kept: z.array(z.string()), effect: z.array(z.object({ name: z.string(), beforeFen: fen, afterFen: fen })) })),
  'history.undo': command(z.object({ batch: id }), z.object({ batch: id, restored: count })),
};
