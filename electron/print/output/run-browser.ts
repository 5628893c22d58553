import { spawn, type ChildProcess } from 'node:child_process';

export interface BrowserRun {
  readonly code: number | null;
  /** The last lines of its error stream, for the log. */
  readonly stderr: string;
  readonly ended: 'exit' | 'aborted' | 'timeout';
}

const KEPT_STDERR = 4000;

/**
 * Runs a browser to its end, or ends it and everything it started when `signal` fires or the time is over. Rejects only
 * when it cannot be started at all.
 */
export function runBrowser(browser: string, args: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<BrowserRun> {
  return new Promise((resolve, reject) => {
    const own = process.platform !== 'win32';
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: own, windowsHide: true });
    let stderr = '';
    let ended: BrowserRun['ended'] = 'exit';
    const end = (why: BrowserRun['ended']): void => {
      ended = why;
      endTree(child, own);
    };
    const timer = setTimeout(() => end('timeout'), timeoutMs);
    const abort = (): void => end('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_STDERR);
    });
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code) => {
      finish();
      resolve({ code, stderr, ended });
    });
    if (signal?.aborted) abort();
  });
}

/** The browser is a family of processes; on POSIX it was given a group of its own. */
function endTree(child: ChildProcess, group: boolean): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (group) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // Ended by itself in this moment: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
