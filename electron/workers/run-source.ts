import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';

// Starts a worker from its source, in tests only; see worker-entry.ts. Node runs this file itself, so it may use only
// what can be erased and may import nothing of ours before the hooks stand.
registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith('.') && specifier.endsWith('.js') && (context.parentURL ?? '').endsWith('.ts');
    return next(ours ? `${specifier.slice(0, -3)}.ts` : specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'), { mode: 'transform', sourceUrl: url });
    return { format: 'module', shortCircuit: true, source };
  },
});

await import((workerData as { sourceEntry: string }).sourceEntry);
