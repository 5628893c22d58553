import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { commitPlan } from '../importing/commit-plan.js';
import { makePlan } from '../importing/make-plan.js';
import { readFiles } from '../importing/read-files.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { DomainError } from '../../domain/domain-error.js';

/** The month the sample county stands at. */
export const SAMPLE_PERIOD = '2011-08';

/** The shipped workbooks of the sample county, taken in through the ordinary import. */
export async function importSampleCounty(context: AppContext, job: JobControl): Promise<number> {
  const folder = path.join(context.resources.root, 'samples', 'county');
  if (!existsSync(folder)) throw new DomainError('FILE_GONE');
  const files = readdirSync(folder).filter((f) => f.endsWith('.xlsx')).sort().map((f) => context.files.adopt(path.join(folder, f)));
  const profiles = context.resources.profiles();
  const plan = makePlan(context, await readFiles(context, files, { profiles, kind: undefined, mappings: [] }, job), profiles, SAMPLE_PERIOD, job);
  return commitPlan(context, plan, { hash: plan.plan.hash, strict: false, takeFile: [] }, job).batch;
}
