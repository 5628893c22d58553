import type { Host } from '../../../electron/contract/transport.js';

/** Prints a self-contained page: through the host where it can, else from the frame that shows it. */
export async function printPaper(host: Host, html: string, frame: HTMLIFrameElement | null): Promise<void> {
  const printing = host.print(html);
  if (printing !== null) return printing;
  const page = frame?.contentWindow;
  if (!page) throw new Error('预览还没有打开');
  page.focus();
  page.print();
}
