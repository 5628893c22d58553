import type { Reply } from '../../electron/contract/errors.js';
import type { CoreEvent } from '../../electron/contract/events.js';
import type { FileRef } from '../../electron/contract/files.js';
import type { Host } from '../../electron/contract/transport.js';
import { ApiError, localError, unwrap } from './api-error.js';
import { readEvents } from './event-stream.js';

export interface HttpHostOptions {
  /** Origin of the loopback host, '' for the page's own. */
  readonly origin: string;
  readonly token: string;
  /** Hands a fetched file to the person; in the page a download. */
  readonly save: (name: string, content: Blob) => void;
  /** First pause before the event stream is opened again, in ms; doubles up to 16 times as much. */
  readonly retryMs?: number;
}

/** The loopback host as a Host: the same contract as the preload's, over fetch. */
export function httpHost({ origin, token, save, retryMs = 300 }: HttpHostOptions): Host {
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent): void => {
    for (const listen of [...listeners]) listen(event);
  };
  const send = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(origin + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
    } catch (error) {
      throw localError('HOST_GONE', { detail: String(error) });
    }
    if (response.status === 401) throw localError('SESSION_OVER');
    if (response.status === 403 || response.status === 421) throw localError('SENDER_REFUSED');
    return response;
  };

  let following = false;
  async function follow(): Promise<void> {
    let pause = retryMs;
    for (let first = true; listeners.size > 0; first = false) {
      try {
        const response = await send('/events');
        if (!response.ok || response.body === null) throw localError('HOST_GONE');
        pause = retryMs;
        // What happened while the line was down is unknown: everything on screen is asked for again.
        if (!first) emit({ type: 'state-changed' });
        await readEvents(response.body, emit);
      } catch (error) {
        if (error instanceof ApiError && (error.reply.code === 'SENDER_REFUSED' || error.reply.code === 'SESSION_OVER')) break;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, retryMs * 16);
    }
    following = false;
  }

  return {
    name: 'loopback',
    async call(method, input) {
      try {
        const response = await send(`/rpc/${encodeURIComponent(method)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) });
        if (!(response.headers.get('content-type') ?? '').includes('json')) throw localError('HOST_GONE');
        return (await response.json()) as Reply;
      } catch (error) {
        if (error instanceof ApiError) return { ok: false, error: error.reply };
        return { ok: false, error: localError('HOST_GONE').reply };
      }
    },
    on(listener) {
      listeners.add(listener);
      if (!following) {
        following = true;
        void follow();
      }
      return () => void listeners.delete(listener);
    },
    pickFiles: () => Promise.resolve(null),
    async putFile(name, bytes) {
      const response = await send(`/files?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
      const answer = (await response.json()) as FileRef | Reply;
      return 'ok' in answer ? unwrap<FileRef>(answer) : answer;
    },
    async saveFile(file) {
      const response = await send(`/files/${encodeURIComponent(file.ref)}`);
      if (!response.ok) throw localError('FILE_GONE');
      save(file.name, await response.blob());
      return true;
    },
    print: () => null,
  };
}
