import { BrowserWindow } from 'electron';
import { rm, writeFile } from 'node:fs/promises';
import type { PdfPort } from '../app/ports.js';
import type { Papers } from './papers.js';

/** Paper through Electron's own renderer: no other browser is needed for it. */
export interface Printing {
  /** Print dialog for a self-contained page; resolves when it is printed or the person cancelled. */
  print(html: string): Promise<void>;
  readonly pdf: PdfPort;
}

export function printing(papers: Papers): Printing {
  return {
    print: (html) =>
      papers.during({ html }, (address) =>
        withHiddenWindow(address, (window) =>
          new Promise<void>((resolve, reject) => {
            window.webContents.print({ silent: false, printBackground: true }, (done, reason) => (done || /cancel/i.test(reason) ? resolve() : reject(new Error(`not printed: ${reason}`))));
          }),
        ),
      ),
    pdf: {
      available: () => true,
      render: (htmlPath, pdfPath, signal) =>
        papers.during({ file: htmlPath }, (address) =>
          withHiddenWindow(address, async (window) => {
            const stop = (): void => window.destroy();
            signal.addEventListener('abort', stop, { once: true });
            try {
              signal.throwIfAborted();
              // the sheets carry their own size and edges (@page); tags would make a roster ten times as large
              const bytes = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false });
              signal.throwIfAborted();
              await writeWhole(pdfPath, bytes);
            } finally {
              signal.removeEventListener('abort', stop);
            }
          }),
        ),
    },
  };
}

async function withHiddenWindow<T>(address: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false, devTools: false } });
  try {
    await window.loadURL(address);
    return await work(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: 0o600, flush: true });
  } catch (e) {
    await rm(file, { force: true });
    throw e;
  }
}
