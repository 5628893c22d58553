import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, JobName, OutputOf } from '../../electron/contract/api.js';
import { asApiError, type ApiError } from './api-error.js';
import { useClient } from './client-context.js';
import type { CommandName } from './client.js';
import type { RunningJob } from './job-board.js';

export interface CommandState<I, O> {
  /** Resolves with the result, or with undefined when it was refused (then `error` says why). */
  readonly run: (input: I) => Promise<O | undefined>;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly clear: () => void;
}

export interface JobState<I, O> extends CommandState<I, O> {
  readonly progress: RunningJob | undefined;
  readonly cancel: () => void;
}

/** One write. A second click while the first is running is ignored: nothing is ever booked twice by a double click. */
export function useCommand<N extends CommandName>(method: N): CommandState<InputOf<N>, OutputOf<N>> {
  const client = useClient();
  return useRunning((input) => client.command(method, input));
}

/** One long piece of work with its progress. It goes on when the page is left; the bottom bar keeps showing it. */
export function useJob<N extends JobName>(method: N): JobState<InputOf<N>, OutputOf<N>> {
  const client = useClient();
  const [progress, setProgress] = useState<RunningJob>();
  const jobId = useRef<string>(undefined);
  const state = useRunning<InputOf<N>, OutputOf<N>>(async (input) => {
    setProgress(undefined);
    try {
      return await client.run(method, input, { onProgress: setProgress, onStart: (id) => (jobId.current = id) });
    } finally {
      jobId.current = undefined;
      setProgress(undefined);
    }
  });
  const cancel = useCallback(() => {
    if (jobId.current !== undefined) void client.cancel(jobId.current);
  }, [client]);
  return { ...state, progress, cancel };
}

function useRunning<I, O>(act: (input: I) => Promise<O>): CommandState<I, O> {
  const [state, setState] = useState<{ busy: boolean; error: ApiError | undefined }>({ busy: false, error: undefined });
  const running = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const run = useCallback(async (input: I): Promise<O | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setState({ busy: true, error: undefined });
    try {
      const value = await latest.current(input);
      setState({ busy: false, error: undefined });
      return value;
    } catch (thrown) {
      setState({ busy: false, error: asApiError(thrown) });
      return undefined;
    } finally {
      running.current = false;
    }
  }, []);
  const clear = useCallback(() => setState((s) => ({ ...s, error: undefined })), []);
  return { run, ...state, clear };
}
