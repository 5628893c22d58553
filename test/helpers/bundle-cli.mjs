// Bundles the command line as the build does, into the folder named first: tests run it as a process of its own.
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { NODE_ENTRIES } from '../../scripts/build/entries.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const [outDir = ''] = process.argv.slice(2);
const input = Object.fromEntries(['cli', 'workbook-worker'].map((name) => [name, path.join(root, NODE_ENTRIES[name])]));
await build({
  root, configFile: false, logLevel: 'error', publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
  build: {
    ssr: true, target: 'node24', outDir, emptyOutDir: true, minify: false,
    rolldownOptions: {
      external: ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((m) => `node:${m}`)], input,
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[name].mjs' },
    },
  },
});
