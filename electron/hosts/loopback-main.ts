import path from 'node:path';
import { messageFor } from '../domain/messages.js';
import { DomainError } from '../domain/domain-error.js';
import { defaultLedgerPath } from './cli/options.js';
import { makeSample, productVersion, startHostCore } from './host-core.js';
import { startLoopbackHost } from './loopback-host.js';
import { startOptions } from './start-options.js';

// `loopback.mjs [--db FILE] [--data DIR] [--resources DIR] [--today D] [--sample]`: serves the product to a browser on
// this machine. Prints one JSON line {"url":…} when it is ready, then nothing; ends on SIGTERM or SIGINT.

const here = import.meta.dirname;

async function main(): Promise<void> {
  const options = startOptions(process.argv.slice(2), { dataPath: path.dirname(defaultLedgerPath()), resourcesPath: path.join(here, '..', '..', 'resources'), strict: true });
  const { link, log } = startHostCore(options, { version: productVersion(here) });
  let lastStep = '';
  const sample = await makeSample(link, options, ({ step, done, total }) => {
    if (step === lastStep) return;
    lastStep = step;
    process.stderr.write(`样例县：${step}${total > 1 ? `（${done}/${total}）` : ''}\n`);
  });
  if (sample?.ok === false) {
    await link.close();
    throw new Error(`${sample.error.message}。${sample.error.hint}`);
  }
  const host = await startLoopbackHost(link, { rendererPath: path.join(here, '..', 'renderer'), log });
  const stop = (): void => void host.close().then(() => link.close()).then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);
}

main().catch((e: unknown) => {
  const refusal = e instanceof DomainError ? messageFor(e.code, e.details) : null;
  process.stderr.write(`${refusal ? `${refusal.message}。${refusal.hint}` : e instanceof Error ? e.message : String(e)}\n`);
  process.exit(1);
});
