import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { madeOnce, RESOURCES } from './made-once.js';
import { TestCore, type CoreSetup } from './test-core.js';

export const PERIOD = '2011-08';
export const SAMPLE_FOLDER = path.join(RESOURCES, 'samples/county');
export const SAMPLE_FILES: readonly string[] = readdirSync(SAMPLE_FOLDER).filter((f) => f.endsWith('.xlsx')).sort().map((f) => path.join(SAMPLE_FOLDER, f));

/** imported: the sample county as its files bring it; closed: an incentive run stored and the month locked on top. */
export type SampleStage = 'imported' | 'closed';

/** Batches of the sample ledger: 1 is its creation. */
export const IMPORT_BATCH = 2;
export const RUN_BATCH = 3;
export const CLOSE_BATCH = 4;

/** A copy of the sample county's ledger, made by the product's own import once and copied from then on. */
export async function sampleLedger(stage: SampleStage, setup: Omit<CoreSetup, 'ledger'> = {}): Promise<TestCore> {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-sample-')), '样例县.db');
  await copySampleLedger(stage, file);
  return TestCore.open({ ...setup, ledger: file });
}

/** Copies the sample ledger of a stage to a place; nobody has it open. */
export async function copySampleLedger(stage: SampleStage, target: string): Promise<void> {
  const made = await madeOnce('sample-ledger', makeStages);
  copyFileSync(path.join(made, `${stage}.db`), target);
}

async function makeStages(folder: string): Promise<void> {
  const imported = path.join(folder, 'imported.db');
  const first = await TestCore.open({ ledger: imported });
  await first.call('ledger.create', { county: '样例县' });
  await first.import(PERIOD, ...SAMPLE_FILES);
  await first.close();
  const closed = path.join(folder, 'closed.db');
  copyFileSync(imported, closed);
  const second = await TestCore.open({ ledger: closed });
  await second.call('incentive.run', { plan: 'county-2011', from: '2011-01-01', to: '2011-08-31' });
  await second.call('periods.close', { period: PERIOD });
  await second.close();
  for (const f of [imported, closed]) if (existsSync(`${f}-wal`)) throw new Error('the template was not closed in one piece');
}
