import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CoreEvent } from '../../electron/contract/events.js';
import type { FileRef } from '../../electron/contract/files.js';
import type { Host } from '../../electron/contract/transport.js';
import { createResources } from '../../electron/app/resources.js';
import { ledgerFile } from '../../electron/app/sample/sample-files.js';
import { SYNTHETIC_AS_OF, syntheticLedger } from '../../electron/app/sample/synthetic-ledger.js';
import { sampleWorkbook } from '../../electron/app/sample/write-files.js';
import { RESOURCES } from '../helpers/made-once.js';
import { KINDS, openHost, type Kind, type Opened, type OpenOptions } from './host-kinds.js';
import { watchJob } from '../helpers/watch-job.js';

const PERIOD = '2011-08';
let workbook: Uint8Array;
beforeAll(() => {
  const name = '大坪信用社台账201108.xlsx';
  workbook = sampleWorkbook(createResources(RESOURCES), ledgerFile(name, '大坪信用社', SYNTHETIC_AS_OF, syntheticLedger(1200, 7)));
});

const opened: Opened[] = [];
afterEach(async () => { for (const o of opened.splice(0)) await o.close(); });
async function open(kind: Kind, options?: OpenOptions): Promise<Opened> {
  const o = await openHost(kind, options);
  opened.push(o);
  return o;
}

const isPlain = (value: unknown): void => expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
async function createLedger(host: Host): Promise<void> {
  const { reply } = await watchJob(host, 'ledger.create', { county: '枫林县' });
  expect(reply).toStrictEqual({ ok: true, value: { county: '枫林县', loans: 0, encrypted: false } });
}

describe.each(KINDS)('every host keeps the contract: %s', (kind) => {
  it('answers a call with exactly one reply, refusals included', async () => {
    const { host } = await open(kind);
    expect(await host.call('app.state', {})).toMatchObject({ ok: true, value: { stage: 'none', today: '2011-08-31', version: '1.2.3', ledgerName: '台账.db' } });
    expect(await host.call('no.such.method', {})).toMatchObject({ ok: false, error: { code: 'METHOD_UNKNOWN', kind: 'input' } });
    expect(await host.call('__proto__', {})).toMatchObject({ ok: false, error: { code: 'METHOD_UNKNOWN' } });
    expect(await host.call('history.list', { limit: 'many' })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', kind: 'input', field: 'limit' } });
    expect(await host.call('loans.page', {})).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_FOUND', kind: 'resource', hint: expect.stringContaining('新建台账') as string } });
  });

  it('runs a job: id at once, progress, end, and tells what changed', async () => {
    const { host } = await open(kind);
    const { reply, events } = await watchJob(host, 'ledger.create', { county: '枫林县' });
    expect(reply).toStrictEqual({ ok: true, value: { county: '枫林县', loans: 0, encrypted: false } });
    expect(events.filter((e) => e.type === 'job-progress').map((e) => e.title)).toContain('新建台账');
    expect(events.map((e) => e.type)).toContain('state-changed');
    expect(events.at(-1)?.type).toBe('job-finished');
    for (const e of events) isPlain(e);
    expect(await host.call('app.state', {})).toMatchObject({ ok: true, value: { stage: 'open', county: '枫林县' } });
    expect(await host.call('jobs.list', {})).toStrictEqual({ ok: true, value: { jobs: [] } });
  });

  it('takes files in, imports them, and hands files out whole', async () => {
    const o = await open(kind);
    await createLedger(o.host);
    const file = await o.host.putFile('../大坪信用社台账.xlsx', workbook);
    expect(file).toStrictEqual({ ref: expect.any(String) as string, name: '大坪信用社台账.xlsx', bytes: workbook.length });

    const planned = await watchJob(o.host, 'import.plan', { files: [file], period: PERIOD });
    if (!planned.reply.ok) throw new Error(JSON.stringify(planned.reply.error));
    expect(planned.reply.value.totals).toMatchObject({ rows: 1200, insert: 1200, reject: 0 });
    isPlain(planned.reply);

    const { planId, hash } = planned.reply.value;
    const committed = await watchJob(o.host, 'import.commit', { planId, hash });
    expect(committed.reply).toMatchObject({ ok: true, value: { committed: 1200 } });
    const changed = committed.events.filter((e): e is CoreEvent & { type: 'data-changed' } => e.type === 'data-changed').flatMap((e) => e.areas);
    expect(changed).toEqual(expect.arrayContaining(['loans', 'history']));
    const page = await o.host.call('loans.page', { limit: 3 });
    expect(page).toMatchObject({ ok: true, value: { count: 1200 } });
    isPlain(page);

    const backup = await watchJob(o.host, 'ledger.backup', {});
    if (!backup.reply.ok) throw new Error(JSON.stringify(backup.reply.error));
    const [copy] = backup.reply.value.files;
    const bytes = await o.saved(copy as FileRef);
    expect(copy).toMatchObject({ name: '台账-备份-20110831.db', bytes: bytes.length });
    expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('hears a cancel while the core works, and nothing is written', async () => {
    const { host } = await open(kind);
    await createLedger(host);
    const file = await host.putFile('台账.xlsx', workbook);
    const planned = await watchJob(host, 'import.plan', { files: [file], period: PERIOD });
    if (!planned.reply.ok) throw new Error(JSON.stringify(planned.reply.error));
    const { planId, hash } = planned.reply.value;
    const answers: Promise<unknown>[] = [];
    const { reply } = await watchJob(host, 'import.commit', { planId, hash }, (jobId) => { answers.push(host.call('jobs.cancel', { jobId })); });
    expect(reply).toMatchObject({ ok: false, error: { code: 'CANCELLED', message: '已按您的要求停止，没有写入' } });
    expect((await Promise.all(answers))[0]).toStrictEqual({ ok: true, value: { cancelled: true } });
    expect(await host.call('loans.page', {})).toMatchObject({ ok: true, value: { count: 0 } });
    expect(await host.call('jobs.cancel', { jobId: 'job-999' })).toStrictEqual({ ok: true, value: { cancelled: false } });
  });

  it('refuses a file above the cap with a sentence and leaves nothing behind', async () => {
    const { host } = await open(kind);
    await expect(host.putFile('巨大.xlsx', new Uint8Array(64 * 1024 * 1024 + 1))).rejects.toMatchObject({ reply: { code: 'FILE_TOO_LARGE', message: '文件“巨大.xlsx”超过允许的大小（64 MB）' } });
    const whole = await host.putFile('刚好.xlsx', new Uint8Array(64 * 1024 * 1024));
    expect(whole.bytes).toBe(64 * 1024 * 1024);
  });

  it('refuses a reference it did not give', async () => {
    const { host } = await open(kind);
    await expect(host.saveFile({ ref: '../../台账.db', name: '台账.db', bytes: 1 })).rejects.toMatchObject({ reply: { code: 'FILE_GONE' } });
  });

  it('gives an internal fault a number; the stack stands in the log alone', async () => {
    const nowhere = mkdtempSync(path.join(tmpdir(), 'no-resources-'));
    const o = await open(kind, { resourcesPath: nowhere });
    const reply = await o.host.call('incentive.plans', {});
    if (reply.ok) throw new Error('resources that are missing were found');
    expect(reply.error).toMatchObject({ code: 'INTERNAL', kind: 'internal', incident: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
    expect(reply.error.message).toContain(reply.error.incident);
    expect(JSON.stringify(reply)).not.toMatch(/ENOENT|\bat |no-resources|\.[mc]?[jt]s\b/);
    expect(o.log()).toContain(`incident ${reply.error.incident} in incentive.plans`);
    expect(o.log()).toContain('ENOENT');
  });

  it('goes on answering when the ledger could not be opened, with the reason', async () => {
    const { host } = await open(kind, { prepare: (ledger) => writeFileSync(ledger, 'PK this is a workbook somebody renamed. '.repeat(50)) });
    expect(await host.call('app.state', {})).toMatchObject({ ok: true, value: { stage: 'failed', error: { message: '文件 台账.db 不是清收台账' } } });
    expect(await host.call('loans.page', {})).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_A_LEDGER', kind: 'resource' } });
  });

  it('tells every listener, and none that left', async () => {
    const { host } = await open(kind);
    const seen: string[][] = [[], []];
    const stops = seen.map((list) => host.on((e) => void list.push(e.type)));
    stops[1]?.();
    await createLedger(host);
    expect(seen[0]).toContain('state-changed');
    expect(seen[1]).toEqual([]);
  });
});
