import path from 'node:path';
import type { Logger, PdfPort } from '../app/ports.js';
import { DomainError } from '../domain/domain-error.js';
import type { Refused } from './core-messages.js';

/** The host's side of making PDF files for the core's thread (see host-pdf.ts). */
export class PdfService {
  readonly #running = new Map<number, AbortController>();

  constructor(
    private readonly pdf: PdfPort | undefined,
    private readonly log: Logger,
    private readonly done: (id: number, refused: Refused | null) => void,
  ) {}

  async print({ id, htmlPath, pdfPath }: { id: number; htmlPath: string; pdfPath: string }): Promise<void> {
    const abort = new AbortController();
    this.#running.set(id, abort);
    const refused = await this.#render(htmlPath, pdfPath, abort.signal);
    this.#running.delete(id);
    this.done(id, refused);
  }

  stop(id: number): void {
    this.#running.get(id)?.abort();
  }

  stopAll(): void {
    for (const abort of this.#running.values()) abort.abort();
  }

  async #render(htmlPath: string, pdfPath: string, signal: AbortSignal): Promise<Refused | null> {
    try {
      if (!this.pdf) throw new DomainError('PDF_UNAVAILABLE');
      await this.pdf.render(htmlPath, pdfPath, signal);
      return null;
    } catch (e) {
      if (signal.aborted) return { code: 'CANCELLED', details: {} };
      if (e instanceof DomainError) return { code: e.code, details: e.details };
      this.log.error('pdf not made', { error: e instanceof Error ? (e.stack ?? e.message) : String(e) });
      return { code: 'PAGES_FAILED', details: { name: path.basename(pdfPath), reason: '打印窗口没有完成' } };
    }
  }
}
