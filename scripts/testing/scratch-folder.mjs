import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Gives a test run one temporary folder that goes with it: thousands of tests leave ledgers, workbooks and pages behind,
 * gigabytes a run. Set before the first worker starts; whoever was started with it keeps it.
 */
const TAKEN = 'QINGSHOU_TEST_SCRATCH';

export function takeScratchFolder() {
  if (process.env[TAKEN] !== undefined) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-run-'));
  for (const name of [TAKEN, 'TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  process.on('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    } catch {
      // somebody still writes there: a folder left behind is no reason to fail a run that passed
    }
  });
}
