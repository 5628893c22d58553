import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { NODE_ENTRIES, PRELOAD_ENTRY, RENDERER_ENTRY } from './entries.mjs';

/** Native or provided by the runtime; everything else goes into the bundle, so that the package carries one module. */
const EXTERNAL = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((m) => `node:${m}`)];

/**
 * Builds everything into `outDir` (absolute). `dev` keeps source maps.
 * @returns {Promise<void>} throws with the bundler's own message when a source does not compile
 */
export async function bundle({ root, outDir, dev }) {
  const missing = [...Object.values(NODE_ENTRIES), PRELOAD_ENTRY, RENDERER_ENTRY].filter((f) => !existsSync(path.join(root, f)));
  if (missing.length > 0) throw new Error(`缺少构建入口：${missing.join('、')}`);
  const common = { root, configFile: false, logLevel: 'warn', publicDir: false };
  const onNode = (input, folder, format, extension) =>
    build({
      ...common,
      ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
      build: {
        ssr: true, target: 'node24', outDir: path.join(outDir, folder), emptyOutDir: false, sourcemap: dev, minify: false,
        rolldownOptions: {
          external: EXTERNAL, input,
          output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunk-[name].${extension}` },
        },
      },
    });
  const inputs = Object.fromEntries(Object.entries(NODE_ENTRIES).map(([name, file]) => [name, path.join(root, file)]));
  await onNode(inputs, 'main', 'es', 'mjs');
  await onNode({ preload: path.join(root, PRELOAD_ENTRY) }, 'preload', 'cjs', 'cjs');
  await build({
    ...common,
    root: path.join(root, path.dirname(RENDERER_ENTRY)),
    // relative addresses: the same pages are served by app:// and by the loopback host
    base: './',
    plugins: [react()],
    build: {
      outDir: path.join(outDir, 'renderer'), emptyOutDir: true, target: 'chrome140', sourcemap: dev,
      modulePreload: { polyfill: false }, chunkSizeWarningLimit: 4000,
    },
  });
}
