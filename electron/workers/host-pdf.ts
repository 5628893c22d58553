import type { PdfPort } from '../app/ports.js';
import { DomainError } from '../domain/domain-error.js';
import type { FromCore, Refused } from './core-messages.js';

/** PDF files made by the host (Electron prints them itself): the core's side of the exchange. */
export function hostPdf(say: (message: FromCore) => void): { readonly port: PdfPort; done(id: number, refused: Refused | null): void } {
  const waiting = new Map<number, { resolve: () => void; reject: (e: Error) => void }>();
  let last = 0;
  return {
    port: {
      available: () => true,
      render: (htmlPath, pdfPath, signal) =>
        new Promise<void>((resolve, reject) => {
          if (signal.aborted) return reject(new DomainError('CANCELLED'));
          const id = ++last;
          const stop = (): void => say({ type: 'pdf-stop', id });
          signal.addEventListener('abort', stop, { once: true });
          const settled = (): void => signal.removeEventListener('abort', stop);
          waiting.set(id, { resolve: () => { settled(); resolve(); }, reject: (e) => { settled(); reject(e); } });
          say({ type: 'pdf', id, htmlPath, pdfPath });
        }),
    },
    done: (id, refused) => {
      const job = waiting.get(id);
      waiting.delete(id);
      if (refused) job?.reject(new DomainError(refused.code, refused.details));
      else job?.resolve();
    },
  };
}
