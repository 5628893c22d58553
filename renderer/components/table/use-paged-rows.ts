import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Area } from '../../../electron/contract/events.js';
import { asApiError, type ApiError } from '../../api/api-error.js';
import { useClient } from '../../api/client-context.js';
import type { RowSource } from './row-source.js';

interface Page<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

export interface PagedRows<A, Row> {
  readonly source: RowSource<Row>;
  /** The latest answer: count, totals and whatever else it carries. */
  readonly answer: A | undefined;
  readonly error: ApiError | undefined;
  /** True until the first rows of the present question are here; the rows of the one before stay visible. */
  readonly loading: boolean;
  readonly refetch: () => void;
}

interface Shown<A, Row> {
  readonly answer: A | undefined;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
}

/**
 * Rows paged from SQL: only the pages on screen are asked for, each once. A new `question` (filter, sort) keeps the old
 * rows until its first page is there. After a change in `areas` the visible page is asked for again.
 */
export function usePagedRows<Row, A extends Page<Row>>(ask: (offset: number, limit: number) => Promise<A>, question: string, areas: readonly Area[], pageSize = 200): PagedRows<A, Row> {
  const client = useClient();
  const [state, setState] = useState<Shown<A, Row>>({ answer: undefined, pages: new Map(), error: undefined, loading: true });
  /** What is asked now: answers of an earlier generation are dropped. */
  const now = useRef({ generation: 0, pending: new Set<number>(), first: 0 });
  const latest = useRef({ ask, pages: state.pages });
  useEffect(() => {
    latest.current = { ask, pages: state.pages };
  });

  const load = useCallback((page: number, fresh: boolean) => {
    if (now.current.pending.has(page)) return;
    now.current.pending.add(page);
    const asked = now.current.generation;
    const arrived = (change: (s: Shown<A, Row>) => Shown<A, Row>): void => {
      if (asked !== now.current.generation) return;
      now.current.pending.delete(page);
      setState(change);
    };
    latest.current.ask(page * pageSize, pageSize).then(
      (answer) => arrived((s) => ({ answer, pages: new Map([...(fresh ? [] : s.pages), [page, answer.rows]]), error: undefined, loading: false })),
      (thrown: unknown) => arrived((s) => ({ ...s, error: asApiError(thrown), loading: false })),
    );
  }, [pageSize]);

  const restart = useCallback((fromTop: boolean) => {
    now.current.generation++;
    now.current.pending.clear();
    if (fromTop) now.current.first = 0;
    setState((s) => (s.loading ? s : { ...s, loading: true }));
    load(Math.floor(now.current.first / pageSize), true);
  }, [load, pageSize]);

  useEffect(() => restart(true), [restart, question]);
  const areaKey = areas.join(',');
  useEffect(() => client.onChange(areaKey.split(',') as Area[], () => restart(false)), [client, restart, areaKey]);

  const need = useCallback((first: number, last: number) => {
    now.current.first = first;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(last, first) / pageSize); page++) {
      if (latest.current.pages.size > 0 && !latest.current.pages.has(page)) load(page, false);
    }
  }, [load, pageSize]);

  const { answer, pages, error, loading } = state;
  const source = useMemo<RowSource<Row>>(() => ({ count: answer?.count ?? 0, at: (i) => pages.get(Math.floor(i / pageSize))?.[i % pageSize], need }), [answer, pages, need, pageSize]);
  return { source, answer, error, loading, refetch: useCallback(() => restart(false), [restart]) };
}
