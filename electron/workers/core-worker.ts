import { parentPort, workerData } from 'node:worker_threads';
import { createCore, type Core } from '../app/core.js';
import { answer, replyError } from '../app/running/answer.js';
import type { Reply, ReplyError } from '../contract/errors.js';
import { fileLog, silentLog } from '../log/file-log.js';
import { cancelRequested } from './cancel-flags.js';
import type { CoreThreadData, FromCore, ToCore } from './core-messages.js';
import { coreOptions } from './core-options.js';
import { linkInProcess, type CoreLink } from './core-link.js';
import { hostPdf } from './host-pdf.js';

// The thread in which the core works for the Electron and loopback hosts: synchronous SQL and large workbooks freeze
// neither the window nor the server (decisions 18). It answers every message with exactly one reply.

if (!parentPort) throw new Error('the core thread is started by core-client');
const port = parentPort;
const { settings, logFolder, cancelFlags, hostPdf: usesHostPdf } = workerData as CoreThreadData;
const log = logFolder === null ? silentLog : fileLog(logFolder, 'core');
const say = (message: FromCore): void => port.postMessage(message);
const pdf = hostPdf(say);

const starting: Promise<{ core: Core; link: CoreLink } | { failure: ReplyError }> = start();

async function start(): Promise<{ core: Core; link: CoreLink } | { failure: ReplyError }> {
  try {
    const core = await createCore(coreOptions(settings, log, { cancelledOutside: (jobId) => cancelRequested(cancelFlags, jobId), ...(usesHostPdf ? { pdf: pdf.port } : {}) }));
    core.on((event) => say({ type: 'event', event }));
    return { core, link: linkInProcess(core, log) };
  } catch (e) {
    // a core that did not start answers every call with the reason (architecture 3.8)
    return { failure: replyError(log, 'start', e) };
  }
}

async function handle(message: ToCore): Promise<void> {
  if (message.type === 'pdf-done') return pdf.done(message.id, message.refused);
  const started = await starting;
  if (message.type === 'close') {
    if ('link' in started) await answer(log, 'close', () => started.link.close());
    process.exit(0);
  }
  say({ type: 'reply', id: message.id, reply: 'failure' in started ? { ok: false, error: started.failure } : await ask(started.link, message) });
}

function ask(link: CoreLink, message: Exclude<ToCore, { type: 'pdf-done' | 'close' }>): Promise<Reply> {
  switch (message.type) {
    case 'call': return link.dispatch(message.method, message.input);
    case 'adopt': return link.adopt(message.path, message.name);
    case 'pathOf': return link.pathOf(message.file);
    case 'place': return link.place(message.name);
  }
}

port.on('message', (message: ToCore) => void handle(message));
