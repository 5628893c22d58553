// `npm run fuzz [-- --seconds N] [--seed S] [--only N]`: bytes of workbooks changed at random, read by every reader in a thread
// with the product's memory limit (I19). Prints seed, executions and crashes; a crash, a hang or a full memory ends with 1.
// --seed repeats a run, --only one of its executions.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import './forms/load-typescript.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
/** An execution takes a few milliseconds. */
const HANGS_AFTER_MS = 30_000;
const HEAP_MB = 1024;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string' }, only: { type: 'string' } } });
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const seconds = Number(values.seconds);
if (!Number.isSafeInteger(seed) || !(seconds > 0)) {
  console.error('--seconds 和 --seed 后面要写数字。');
  process.exit(2);
}
const { crashOf, fuzzInput } = await import('../test/fixtures/workbooks/fuzz.ts');

if (values.only !== undefined) {
  const input = fuzzInput(seed, Number(values.only));
  const crash = await crashOf(input);
  console.log(`种子 ${seed} 第 ${values.only} 次：${input.from}，${input.bytes.length} 字节，${crash === null ? '读出或按理由拒绝' : crash.stack}`);
  process.exit(crash === null ? 0 : 1);
}

console.log(`种子 ${seed}，${seconds} 秒`);
const at = new Int32Array(new SharedArrayBuffer(4));
const crashes = [];
const kept = path.join(ROOT, 'node_modules/.tmp/fuzz');

function crashed(number, stack) {
  const { from, name, bytes } = fuzzInput(seed, number);
  mkdirSync(kept, { recursive: true });
  const file = path.join(kept, `${seed}-${number}${path.extname(name)}`);
  writeFileSync(file, bytes);
  crashes.push({ number, from });
  console.log(`第 ${number} 次（${from}）：${stack}\n  文件留在 ${path.relative(ROOT, file)}，重现：npm run fuzz -- --seed ${seed} --only ${number}`);
}

let thread = null;
function start(first) {
  Atomics.store(at, 0, first);
  const sourceEntry = new URL('../test/fixtures/workbooks/fuzz-worker.ts', import.meta.url).href;
  const worker = new Worker(new URL('../test/helpers/run-source.mjs', import.meta.url), { workerData: { sourceEntry, seed, first, at }, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  thread = worker;
  worker.on('message', ({ number, stack }) => crashed(number, stack));
  worker.on('error', (e) => {
    if (thread !== worker) return;
    crashed(Atomics.load(at, 0), e.stack);
    start(Atomics.load(at, 0) + 1);
  });
}

const began = performance.now();
start(0);
let seen = { number: -1, since: began };
let told = began;
await new Promise((resolve) => {
  const timer = setInterval(() => {
    const now = performance.now();
    const number = Atomics.load(at, 0);
    if (number !== seen.number) seen = { number, since: now };
    else if (now - seen.since > HANGS_AFTER_MS) {
      void thread.terminate();
      crashed(number, `超过 ${HANGS_AFTER_MS / 1000} 秒没有结果`);
      start(number + 1);
    }
    if (now - told > 30_000) {
      told = now;
      console.log(`  ${Math.round((now - began) / 1000)} 秒，${number} 次，异常 ${crashes.length} 个，内存 ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
    }
    if (now - began < seconds * 1000) return;
    clearInterval(timer);
    const last = thread;
    thread = null;
    void last.terminate().then(resolve);
  }, 250);
});
const executions = Atomics.load(at, 0);
console.log(`种子 ${seed}：${executions} 次，${Math.round(executions / seconds)} 次/秒，异常 ${crashes.length} 个，${os.cpus().length} 核，Node ${process.version}`);
process.exitCode = crashes.length > 0 ? 1 : 0;
