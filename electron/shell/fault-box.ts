import { dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Log } from '../log/file-log.js';

/** A fault of the shell itself: its number on screen, its stack in the log alone. Electron would show the stack. */
export function reportFaults(process: EventEmitter, log: Log): void {
  const report = (thrown: unknown): void => {
    const incident = randomUUID().slice(0, 8);
    log.error(`incident ${incident} in shell`, { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
    dialog.showErrorBox('清收台账', `程序内部出错，编号 ${incident}。已入账的内容不受影响；请记下编号交给维护人员。`);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
