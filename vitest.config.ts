import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { takeScratchFolder } from './scripts/testing/scratch-folder.mjs';

takeScratchFolder();

const fakeElectron = path.resolve(import.meta.dirname, 'test/helpers/fake-electron.ts');
const unitFolders = ['domain', 'contract', 'data', 'migrations', 'workbook', 'print', 'reports', 'app', 'log', 'workers', 'hosts', 'renderer', 'budget', 'structure', 'samples', 'faults'];
const TZ = process.env['TEST_TZ'] ?? 'Asia/Shanghai';

// what a page shows is waited for as long as a busy machine takes; the usual second is not enough for a browser beside it
const expect = { poll: { timeout: 20_000 } };

/**
 * unit: everything that needs neither Electron nor a browser; shell: the real main and preload against a strict fake of
 * the electron module; built: what stands in dist and in the packages.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: unitFolders.map((f) => `test/${f}/**/*.test.{ts,tsx}`), environment: 'node', testTimeout: 240_000, hookTimeout: 300_000, expect, env: { TZ } } },
      { resolve: { alias: { electron: fakeElectron } }, test: { name: 'shell', include: ['test/shell/**/*.test.ts'], environment: 'node', testTimeout: 240_000, expect, env: { TZ } } },
      { test: { name: 'built', include: ['test/built/**/*.test.ts'], environment: 'node', testTimeout: 240_000, hookTimeout: 240_000, expect, env: { TZ } } },
    ],
  },
});
