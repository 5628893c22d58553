// Lets a script import the product's own TypeScript: finds `x.ts` behind the `x.js` of an import and takes the types off –
// not with Node's own WebAssembly, which together with threads that end can bring the process down (see test/helpers/run-source.mjs).
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

const { registerHooks } = nodeModule;
if (registerHooks === undefined) throw new Error(`需要 Node 24（现在是 ${process.version}）：请把 node_modules/.bin 放在 PATH 最前面再运行`);

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return { url: source.href, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const file = fileURLToPath(url);
    return { format: 'module', source: transformSync(file, readFileSync(file, 'utf8'), { sourcemap: false }).code, shortCircuit: true };
  },
});
