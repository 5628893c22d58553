import path from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';

/** What a window or a loopback host is started with. */
export interface StartOptions {
  /** Everything the program keeps: ledger, log, temporary files. */
  readonly dataPath: string;
  readonly ledgerPath: string;
  readonly resourcesPath: string;
  readonly today: string | undefined;
  /** Opens the sample county, and makes it when it is not there. */
  readonly sample: boolean;
}

export const LEDGER_NAME = '台账.db';
/** The sample county never touches the office's own ledger. */
export const SAMPLE_LEDGER_NAME = '样例县.db';
/** The day the sample county's figures stand at: its 业务日期, so that nothing in it looks overdue by years. */
const SAMPLE_TODAY = '2011-08-31';

/**
 * `[--db FILE] [--data DIR] [--resources DIR] [--today YYYY-MM-DD] [--sample]`; what is not given comes from `usual`.
 * Electron's own switches stand in the same line and are passed over unless `strict`. Throws DAY_INVALID, INPUT_INVALID.
 */
export function startOptions(argv: readonly string[], usual: { readonly dataPath: string; readonly resourcesPath: string; readonly strict: boolean }): StartOptions {
  const values = parse(argv, usual.strict);
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  const sample = values['sample'] === true;
  const today = text('today') ?? (sample ? SAMPLE_TODAY : undefined);
  if (today !== undefined && !isDay(today)) throw new DomainError('DAY_INVALID', { value: today });
  const dataPath = path.resolve(text('data') ?? usual.dataPath);
  return {
    dataPath,
    ledgerPath: path.resolve(text('db') ?? path.join(dataPath, sample ? SAMPLE_LEDGER_NAME : LEDGER_NAME)),
    resourcesPath: path.resolve(text('resources') ?? usual.resourcesPath),
    today,
    sample,
  };
}

function parse(argv: readonly string[], strict: boolean): Record<string, string | boolean | undefined> {
  const options = { db: { type: 'string' }, data: { type: 'string' }, resources: { type: 'string' }, today: { type: 'string' }, sample: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...argv], options, strict, allowPositionals: !strict }).values as Record<string, string | boolean | undefined>;
  } catch (e) {
    throw new DomainError('INPUT_INVALID', { field: e instanceof Error ? e.message : String(e) }, { cause: e });
  }
}
