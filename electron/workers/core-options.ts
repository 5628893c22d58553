import type { CoreOptions } from '../app/core.js';
import type { Clock, Logger, PdfPort } from '../app/ports.js';
import { findBrowser, htmlToPdf } from '../print/index.js';
import { DomainError } from '../domain/domain-error.js';
import { silentLog } from '../log/file-log.js';
import { readWorkbookInWorker } from './workbook-reader.js';

/** What a host knows when it starts the core: plain data that can cross into a worker. */
export interface CoreSettings {
  readonly ledgerPath: string;
  readonly resourcesPath: string;
  readonly temporaryPath: string;
  /** 业务日期; the system's day when not given. */
  readonly today?: string | undefined;
  readonly password: string | null;
  readonly user: string;
  readonly version: string;
  readonly readOnly?: boolean;
}

/**
 * The ports over the real world: system clock, workbook worker, an installed browser for PDF. `replaced` is for the
 * core's own thread: its host may make the PDF, and a cancel reaches it past its messages.
 */
export function coreOptions(settings: CoreSettings, log: Logger = silentLog, replaced: Pick<Partial<CoreOptions>, 'pdf' | 'cancelledOutside'> = {}): CoreOptions {
  const { today, ...rest } = settings;
  return { ...rest, clock: systemClock(today), workbooks: { read: (path, name, options) => readWorkbookInWorker(path, name, options) }, log, pdf: replaced.pdf ?? browserPdf(), ...replaced };
}

function systemClock(today: string | undefined): Clock {
  return { now: () => Date.now(), today: () => today ?? localDay(new Date()) };
}

const localDay = (d: Date): string => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;

function browserPdf(): PdfPort {
  const browser = findBrowser();
  return {
    available: () => browser !== null,
    render: async (htmlPath, pdfPath, signal) => {
      if (browser === null) throw new DomainError('PDF_UNAVAILABLE');
      await htmlToPdf(browser, htmlPath, pdfPath, signal);
    },
  };
}
