import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, type JobName, type MethodName, type OutputOf } from '../../electron/contract/api.js';
import type { Host } from '../../electron/contract/transport.js';
import { copySampleLedger } from '../helpers/sample-ledger.js';
import { watchJob } from '../helpers/watch-job.js';
import { ASKED_ELSEWHERE, readSample, workOnSample, type Ask } from './every-method.js';
import { KINDS, openHost } from './host-kinds.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'outputs-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks over a host and keeps every value in order. */
function asking(host: Host): { ask: Ask; answers: { method: MethodName; value: unknown }[] } {
  const answers: { method: MethodName; value: unknown }[] = [];
  const ask: Ask = async (method, input) => {
    const reply = api[method].kind === 'job' ? (await watchJob(host, method as JobName, input as never)).reply : await host.call(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`);
    answers.push({ method, value: reply.value });
    return reply.value as OutputOf<typeof method>;
  };
  return { ask, answers };
}

describe('every output is plain data (contract, rule 5)', () => {
  it('comes through JSON unchanged and holds exactly what its schema says', async () => {
    const o = await openHost('memory', { prepare: (ledger) => copySampleLedger('imported', ledger) });
    try {
      const { ask, answers } = asking(o.host);
      await readSample(ask);
      await workOnSample(ask, (name, bytes) => o.host.putFile(name, bytes));
      for (const { method, value } of answers) {
        expect(JSON.parse(JSON.stringify(value)), method).toStrictEqual(value);
        expect(api[method].output.parse(value), method).toStrictEqual(value);
      }
      const asked = new Set(answers.map((a) => a.method));
      expect(Object.keys(api).filter((m) => !asked.has(m as MethodName) && !ASKED_ELSEWHERE.includes(m as MethodName))).toEqual([]);
    } catch (e) {
      throw new Error(`${e instanceof Error ? e.message : String(e)}\n${o.log()}`, { cause: e });
    } finally {
      await o.close();
    }
  });
});

describe('same calls, same replies', () => {
  it('over every host', async () => {
    const seen: Record<string, unknown> = {};
    for (const kind of KINDS) {
      const o = await openHost(kind, { prepare: (ledger) => copySampleLedger('closed', ledger) });
      const { ask, answers } = asking(o.host);
      await readSample(ask);
      seen[kind] = answers;
      await o.close();
    }
    for (const kind of KINDS) expect(seen[kind], kind).toStrictEqual(seen['memory']);
  });
});
