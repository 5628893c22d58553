import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fromFileError } from '../../data/safe-file.js';
import { createResources } from '../resources.js';
import { buildSampleCounty } from './build-county.js';
import { COUNTY_FIGURES } from './figures.js';
import { ledgerFile, sampleFiles } from './sample-files.js';
import { SYNTHETIC_AS_OF, syntheticLedger } from './synthetic-ledger.js';
import { writeSampleFile } from './write-files.js';

function folderFor(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (e) {
    throw fromFileError(e, path.join(folder, 'x'));
  }
}

/** The sample county's workbooks as the office would get them; always the same bytes. Returns their paths. */
export function writeSampleCounty(resourcesPath: string, folder: string): string[] {
  const resources = createResources(resourcesPath);
  folderFor(folder);
  return sampleFiles(buildSampleCounty(COUNTY_FIGURES)).map((file) => {
    const target = path.join(folder, file.name);
    writeSampleFile(resources, file, target);
    return target;
  });
}

/** A synthetic ledger in the provincial form for benchmarks: no county, no real person. */
export function writeSyntheticLedger(resourcesPath: string, folder: string, loans: number, seed: number): string[] {
  folderFor(folder);
  const target = path.join(folder, `台账-${loans}-${seed}.xlsx`);
  writeSampleFile(createResources(resourcesPath), ledgerFile(path.basename(target), '样例信用社', SYNTHETIC_AS_OF, syntheticLedger(loans, seed)), target);
  return [target];
}
