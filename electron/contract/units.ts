import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id } from './values.js';

const reason = z.string().trim().min(1, '请填写依据').max(200);

export const unitMethods = {
  /** 更名: reports and screens use the new name, workbooks with the old one are still understood. No figure moves. */
  'units.rename': command(z.object({ unitId: id, name: z.string().trim().min(2, '机构名称至少两个字').max(40), on: day, reason }), z.object({ batch: id })),
  /** 合并: loans, staff and the total of all loans go over on a day; what was booked before keeps its unit. */
  'units.merge': command(z.object({ unitId: id, intoId: id, on: day, reason }), z.object({ batch: id, loans: count, principalFen: fen, staff: count })),
  'units.events': query(z.object({}), z.object({ events: z.array(z.object({ unit: z.string(), on: day, act: z.enum(['rename', 'merge']), formerName: z.string(), into: z.string(), reason: z.string(), batch: id })) })),
};
