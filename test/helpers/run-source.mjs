import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import { transformSync } from 'rolldown/utils';

// Starts a worker from its source, in tests only; see worker-entry.ts. Node's own taking off of types is WebAssembly:
// in a thread that is ended soon after it can bring the whole process down (V8 “Check failed: jit_page.has_value()”).
registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith('.') && specifier.endsWith('.js') && (context.parentURL ?? '').endsWith('.ts');
    return next(ours ? `${specifier.slice(0, -3)}.ts` : specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const file = fileURLToPath(url);
    return { format: 'module', shortCircuit: true, source: transformSync(file, readFileSync(file, 'utf8'), { sourcemap: false }).code };
  },
});

await import(workerData.sourceEntry);
