import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../renderer/api/api-error.js';
import { createClient } from '../../../renderer/api/client.js';
import { FixtureHost, Refused } from '../fixture-host.js';

describe('client', () => {
  it('answers with the value, and throws a refusal with its sentence and next step', async () => {
    const host = new FixtureHost();
    const client = createClient(host);
    expect((await client.query('app.state', {})).today).toBe('2011-08-31');
    host.handlers['loans.get'] = () => {
      throw new Refused('LOAN_UNKNOWN', { no: '42' });
    };
    const refused = await client.query('loans.get', { loanId: 42 }).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(ApiError);
    expect((refused as ApiError).reply).toMatchObject({ code: 'LOAN_UNKNOWN', message: '台账里没有借据 42', hint: '请核对借据号和机构。' });
  });

  it('runs a job: progress, then its value, and shows it among the running jobs meanwhile', async () => {
    const host = new FixtureHost();
    const client = createClient(host);
    const steps: number[] = [];
    const seen: number[] = [];
    client.jobs.subscribe(() => seen.push(client.jobs.snapshot().running.length));
    const result = await client.run('ledger.verify', {}, { onProgress: (j) => steps.push(j.done) });
    expect(result.ok).toBe(true);
    expect(steps.length).toBeGreaterThan(1);
    expect(Math.max(...seen)).toBe(1);
    expect(client.jobs.snapshot()).toMatchObject({ running: [], last: { title: '核验台账' } });
  });

  it('still gets the result of a job that finished before its id was known', async () => {
    const host = new FixtureHost();
    host.handlers['ledger.verify'] = () => {
      host.emit({ type: 'job-finished', jobId: 'quick', title: '核验', reply: { ok: true, value: { ok: true, problems: [], batches: 1, changes: 1, loans: 1 } } });
      return { jobId: 'quick' };
    };
    expect((await createClient(host).run('ledger.verify', {})).loans).toBe(1);
  });

  it('gives up a job that vanished while the line was down, and keeps one that still runs', async () => {
    const host = new FixtureHost();
    const client = createClient(host);
    host.handlers['ledger.verify'] = () => ({ jobId: 'lost' });
    host.handlers['ledger.backup'] = () => ({ jobId: 'alive' });
    host.handlers['jobs.list'] = () => ({ jobs: [{ jobId: 'alive', title: '备份', step: '', done: 1, total: 2 }] });
    const lost = client.run('ledger.verify', {}).catch((e: ApiError) => e.reply.code);
    const alive = vi.fn<() => void>();
    void client.run('ledger.backup', {}).then(alive);
    await new Promise((r) => setTimeout(r, 5));
    host.emit({ type: 'state-changed' });
    expect(await lost).toBe('JOB_UNKNOWN');
    expect(alive).not.toHaveBeenCalled();
    host.emit({ type: 'job-finished', jobId: 'alive', title: '备份', reply: { ok: true, value: {} } });
    await vi.waitFor(() => expect(alive).toHaveBeenCalled(), { timeout: 20_000 });
  });

  it('cancels a running job, which then ends as stopped', async () => {
    const client = createClient(new FixtureHost());
    let id = '';
    const running = client.run('ledger.verify', {}, { onStart: (jobId) => (id = jobId) }).catch((e: ApiError) => e.reply.code);
    await vi.waitFor(() => expect(id).not.toBe(''), { timeout: 20_000 });
    await client.cancel(id);
    expect(await running).toBe('CANCELLED');
  });

  it('calls back for the areas asked for, and for everything after a change of state', () => {
    const host = new FixtureHost();
    const client = createClient(host);
    const loans = vi.fn<() => void>();
    const stop = client.onChange(['loans'], loans);
    host.emit({ type: 'data-changed', areas: ['targets'] });
    expect(loans).toHaveBeenCalledTimes(0);
    host.emit({ type: 'data-changed', areas: ['targets', 'loans'] });
    host.emit({ type: 'state-changed' });
    expect(loans).toHaveBeenCalledTimes(2);
    stop();
    host.emit({ type: 'data-changed', areas: ['loans'] });
    expect(loans).toHaveBeenCalledTimes(2);
  });
});
