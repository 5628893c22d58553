import { z } from 'zod';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { count, day, fen, nothing, period, year } from './values.js';

const appState = z.object({
  /** none: no ledger yet (first start); locked: encrypted, password needed; failed: see error; open: ready. */
  stage: z.enum(['none', 'locked', 'failed', 'open']),
  county: z.string(),
  ledgerName: z.string(),
  isSample: z.boolean(),
  encrypted: z.boolean(),
  readOnly: z.boolean(),
  /** 业务日期 */
  today: day,
  /** The month that work goes into: the first open month at or after the last ledger import. */
  period: period.nullable(),
  periodState: z.enum(['open', 'closed']),
  lastClosed: period.nullable(),
  firstPeriod: period.nullable(),
  lastBackupAt: z.int().nullable(),
  version: z.string(),
  /** Name under which batches are written. */
  user: z.string(),
  error: z.object({ message: z.string(), hint: z.string() }).nullable(),
});

const unit = z.object({ unitId: z.int(), code: z.string(), name: z.string(), kind: z.string(), sortNo: z.int(), /** The day it went into another unit. */ closedOn: day.nullable() });

export const ledgerMethods = {
  'app.state': query(nothing, appState),
  'ledger.create': job(z.object({ county: z.string().trim().min(2).max(40), password: z.string().min(6, '密码至少要有 6 个字符').max(200).optional(), /** Fills it with the sample county through the ordinary import. */ sample: z.boolean().default(false), /** Marked 演练: coloured frame, never mistaken for the office's own. */ training: z.boolean().default(false) }), z.object({ county: z.string(), loans: count, encrypted: z.boolean() })),
  'ledger.unlock': command(z.object({ password: z.string() }), nothing),
  'ledger.lock': command(nothing, nothing),
  /** Walks the hash chain, integrity and control totals. */
  'ledger.verify': job(nothing, z.object({ ok: z.boolean(), problems: z.array(z.string()), batches: count, changes: count, loans: count })),
  /** A verified copy (and its key file) as files to be saved somewhere. */
  'ledger.backup': job(nothing, z.object({ files: z.array(fileRef), sha256: z.string(), loans: count, ok: z.boolean() })),
  /** The copy has reached the place the person chose: from now on it is the last backup. */
  'ledger.backupKept': command(nothing, nothing),
  /** The ledger in the form of a profile: the province's own, or one this office has loaded (forms.save). `leftOut`: loans that do not belong on a form of one book or unit. */
  'ledger.export': job(z.object({ profile: z.string().default('provincial-ledger'), period, unit: z.string().optional() }), z.object({ files: z.array(fileRef), rows: count, leftOut: count, controlTotals: z.record(z.string(), fen) })),
  'units.list': query(nothing, z.object({ units: z.array(unit) })),
  'staff.list': query(z.object({ search: z.string().default(''), unitId: z.int().optional() }), z.object({ staff: z.array(z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), tier: z.string(), title: z.string() })) })),
  'settings.vintages': query(nothing, z.object({ vintages: z.array(z.object({ planYear: year, formedYears: z.array(year), locked: z.boolean() })) })),
};
export type AppState = z.infer<typeof appState>;
export type Unit = z.infer<typeof unit>;
