import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PdfPort } from '../../electron/app/ports.js';
import type { CoreEvent } from '../../electron/contract/events.js';
import { DomainError } from '../../electron/domain/domain-error.js';
import { cancelRequested, createCancelFlags, requestCancel } from '../../electron/workers/cancel-flags.js';
import { startCoreThread, type CoreThreadOptions } from '../../electron/workers/core-client.js';
import type { CoreLink } from '../../electron/workers/core-link.js';
import { RESOURCES } from '../helpers/made-once.js';
import { copySampleLedger } from '../helpers/sample-ledger.js';
import { watchJob, type Caller } from '../helpers/watch-job.js';

let folder: string;
let link: CoreLink | undefined;
const lines: string[] = [];
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'core-thread-')); lines.length = 0; });
afterEach(async () => {
  await link?.close();
  link = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function start(more: Partial<Omit<CoreThreadOptions, 'settings'>> & { settings?: Partial<CoreThreadOptions['settings']> } = {}): CoreLink {
  const settings = { ledgerPath: path.join(folder, '台账.db'), resourcesPath: RESOURCES, temporaryPath: path.join(folder, 'temporary'), today: '2011-08-31', password: null, user: '何静', version: '1', ...more.settings };
  link = startCoreThread({ log: { info: () => undefined, error: (message, details) => void lines.push(`${message} ${JSON.stringify(details)}`) }, logFolder: path.join(folder, 'log'), ...more, settings });
  return link;
}
const caller = (l: CoreLink): Caller => ({ call: l.dispatch.bind(l), on: l.on.bind(l) });

describe('core in its thread (decisions 18, architecture 3.8)', () => {
  it('answers every call with the reason when it could not start', async () => {
    // too little memory to load the program at all
    const core = start({ heapMb: 6 });
    const [first, second] = [await core.dispatch('app.state', {}), await core.dispatch('loans.page', {})];
    expect(first).toMatchObject({ ok: false, error: { code: 'INTERNAL', incident: expect.any(String) as string } });
    expect(second).toEqual(first);
    expect(await core.place('x.xlsx')).toEqual(first);
    expect(lines.join('\n')).toContain(`incident ${first.ok ? '' : first.error.incident} in core thread`);
  });

  it('never starts again silently: a thread that ends answers what is pending, what comes, and ends its jobs', async () => {
    // a county is too large for this heap: the thread is ended by Node in the middle of the work
    const core = start({ heapMb: 40 });
    const events: CoreEvent[] = [];
    core.on((e) => void events.push(e));
    expect(await core.dispatch('ledger.create', { county: '枫林县', sample: true })).toMatchObject({ ok: true, value: { jobId: 'job-1' } });
    const asking = (async () => { for (;;) { const r = await core.dispatch('jobs.list', {}); if (!r.ok) return r; } })();
    const reply = await asking;
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL', kind: 'internal' } });
    expect(await core.dispatch('app.state', {})).toEqual(reply);
    expect(events.filter((e) => e.type === 'job-finished')).toEqual([{ type: 'job-finished', jobId: 'job-1', title: '新建台账', reply }]);
    expect(events.at(-1)).toEqual({ type: 'state-changed' });
    expect(lines.join('\n')).toContain('in core thread');
  });

  it('leaves one whole file behind when it is closed, and is gone after', async () => {
    await copySampleLedger('imported', path.join(folder, '台账.db'));
    const core = start();
    expect(await core.dispatch('loans.page', { limit: 1 })).toMatchObject({ ok: true });
    await core.close();
    expect(await core.dispatch('app.state', {})).toMatchObject({ ok: false, error: { code: 'HOST_GONE' } });
    // an empty -wal may stay; everything is in the one file
    expect(readdirSync(folder).filter((f) => f.endsWith('-wal') && statSync(path.join(folder, f)).size > 0)).toEqual([]);
    expect(existsSync(path.join(folder, 'temporary'))).toBe(false);
  });

  it('closes at once while a job works without looking at its messages', async () => {
    await copySampleLedger('imported', path.join(folder, '台账.db'));
    const core = start();
    const finished: CoreEvent[] = [];
    const progress = Promise.withResolvers<void>();
    core.on((e) => {
      if (e.type === 'job-progress') progress.resolve();
      if (e.type === 'job-finished') finished.push(e);
    });
    await core.dispatch('ledger.verify', {});
    await progress.promise;
    await core.close();
    expect(finished).toMatchObject([{ title: '核验台账', reply: { ok: false, error: { code: 'CANCELLED' } } }]);
  });

  it('answers other things while it reads workbooks', async () => {
    const core = start();
    const order: string[] = [];
    const reading = Promise.withResolvers<void>();
    core.on((e) => {
      if (e.type === 'job-progress' && e.step.startsWith('读取')) reading.resolve();
      if (e.type === 'job-finished') order.push('job');
    });
    const { jobId } = ((await core.dispatch('ledger.create', { county: '枫林县', sample: true })) as { value: { jobId: string } }).value;
    await reading.promise;
    expect(await core.dispatch('jobs.list', {})).toMatchObject({ ok: true, value: { jobs: [{ jobId, title: '新建台账' }] } });
    order.push('answer');
    expect(order).toEqual(['answer']);
    expect(await core.dispatch('jobs.cancel', { jobId })).toStrictEqual({ ok: true, value: { cancelled: true } });
    await vi.waitFor(() => expect(order).toContain('job'), { timeout: 10_000 });
  });
});

describe('PDF by the host (decisions 22)', () => {
  async function exportRoster(pdf: PdfPort): Promise<Awaited<ReturnType<typeof watchJob<'reports.export'>>>> {
    await copySampleLedger('imported', path.join(folder, '台账.db'));
    return watchJob(caller(start({ pdf })), 'reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['pdf'] });
  }

  it('prints the page the core wrote, where the core wants it', async () => {
    const pages: string[] = [];
    const { reply } = await exportRoster({ available: () => true, render: async (html, pdf) => { pages.push(readFileSync(html, 'utf8')); writeFileSync(pdf, '%PDF-1.7 whole'); } });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    expect(reply.value.files.map((f) => [path.extname(f.name), f.bytes])).toEqual([['.pdf', 14]]);
    expect(pages[0]).toContain('不良贷款清收处置月报表');
    expect(pages[0]).not.toMatch(/<script/i);
  });

  it.each([
    [new DomainError('DISK_FULL'), { code: 'DISK_FULL' }],
    [new Error('the window crashed at /secret/path'), { code: 'PAGES_FAILED' }],
  ])('hands a refusal through, a fault as a sentence: %s', async (thrown, error) => {
    const { reply } = await exportRoster({ available: () => true, render: () => Promise.reject(thrown) });
    expect(reply).toMatchObject({ ok: false, error });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });

  it('stops the printer when the job is cancelled', async () => {
    await copySampleLedger('imported', path.join(folder, '台账.db'));
    const printing = Promise.withResolvers<void>();
    const core = start({ pdf: { available: () => true, render: (_html, _pdf, signal) => new Promise((_resolve, reject) => { printing.resolve(); signal.addEventListener('abort', () => reject(new Error('window closed'))); }) } });
    let id = '';
    core.on((e) => { if (e.type === 'job-progress') id = e.jobId; });
    const done = watchJob(caller(core), 'reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['pdf'] });
    await printing.promise;
    await core.dispatch('jobs.cancel', { jobId: id });
    expect((await done).reply).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
  });
});

describe('cancel flags', () => {
  it('mean one job and no other, also on the same slot', () => {
    const flags = createCancelFlags();
    requestCancel(flags, 'job-3');
    expect(cancelRequested(flags, 'job-3')).toBe(true);
    expect(['job-1', 'job-4', `job-${3 + 1024}`, 'job-0', 'job-', 'other', 'job-3x'].filter((id) => cancelRequested(flags, id))).toEqual([]);
  });
});
