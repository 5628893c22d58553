import type { WorkerOptions } from 'node:worker_threads';

/**
 * Where a worker's file is. In the build all entries stand side by side as `<name>.mjs`; from source (tests) Node runs
 * `<name>.ts` through `test/helpers/run-source.mjs`, because it neither transforms TypeScript nor finds `./x.js` where `x.ts` stands.
 * @param name entry name as in the build's list, e.g. `workbook-worker`
 * @param from `import.meta.url` of the calling module
 */
export function workerEntry(name: string, from: string, workerData: object = {}): { url: URL; options: WorkerOptions } {
  if (!from.endsWith('.ts')) return { url: new URL(`./${name}.mjs`, from), options: { workerData } };
  return {
    url: new URL('../../test/helpers/run-source.mjs', from),
    options: { workerData: { ...workerData, sourceEntry: new URL(`./${name}.ts`, from).href } },
  };
}
