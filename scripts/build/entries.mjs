/**
 * What the build makes, in one list. Node side: `dist/main/<name>.mjs`; several entries share chunks beside them, so
 * `new URL('./core-worker.mjs', import.meta.url)` finds the worker from any of them.
 */
export const NODE_ENTRIES = {
  main: 'electron/shell/main.ts',
  'core-worker': 'electron/workers/core-worker.ts',
  'workbook-worker': 'electron/workers/workbook-worker.ts',
  loopback: 'electron/hosts/loopback-main.ts',
  cli: 'electron/hosts/cli-main.ts',
};

/** A sandboxed preload cannot import: it is one CommonJS file. */
export const PRELOAD_ENTRY = 'electron/shell/preload.ts';

export const RENDERER_ENTRY = 'renderer/index.html';
