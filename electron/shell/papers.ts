import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PAPER_POLICY, securityHeaders } from '../hosts/content-security.js';
import type { StaticAnswer } from '../hosts/static-files.js';
import { PAPER_ORIGIN } from './own-page.js';

/** Pages waiting for the printer, each under an address nobody can guess, for as long as it is being printed. */
export class Papers {
  readonly #waiting = new Map<string, () => Promise<Uint8Array>>();

  /** Lays out a page for as long as `work` runs. */
  async during<T>(page: { readonly file: string } | { readonly html: string }, work: (address: string) => Promise<T>): Promise<T> {
    const id = randomBytes(16).toString('hex');
    this.#waiting.set(id, 'html' in page ? () => Promise.resolve(Buffer.from(page.html)) : () => readFile(page.file));
    try {
      return await work(`${PAPER_ORIGIN}/${id}`);
    } finally {
      this.#waiting.delete(id);
    }
  }

  async answer(pathname: string): Promise<StaticAnswer> {
    const read = this.#waiting.get(pathname.slice(1));
    const headers = { ...securityHeaders(PAPER_POLICY), 'content-type': 'text/html; charset=utf-8' };
    return read ? { status: 200, headers, body: await read() } : { status: 404, headers, body: new Uint8Array() };
  }
}
