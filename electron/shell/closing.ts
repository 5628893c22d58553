import { dialog, type BrowserWindow } from 'electron';
import type { CoreEvent } from '../contract/events.js';

/** Work that is running is not stopped by a slip of the mouse. */
export function askBeforeClosing(window: BrowserWindow, core: { on(listener: (event: CoreEvent) => void): () => void }): void {
  const running = new Map<string, string>();
  const stop = core.on((event) => {
    if (event.type === 'job-progress') running.set(event.jobId, event.title);
    if (event.type === 'job-finished') running.delete(event.jobId);
  });
  window.on('close', (event) => {
    if (running.size === 0) return;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question', title: '清收台账', message: `“${[...running.values()].join('”“')}”还没有做完`, detail: '现在退出会停下这项工作，台账里不会留下半批。', buttons: ['继续等', '退出'], defaultId: 0, cancelId: 0, noLink: true,
    });
    if (answer === 0) event.preventDefault();
  });
  window.on('closed', stop);
}
