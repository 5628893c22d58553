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

interface Kept<Row> {
  count: number;
  pages: Map<number, readonly Row[]>;
}

/**
 * Rows paged from SQL: only the pages on screen are asked for, each once. A new `question` (filter, sort) keeps the old
 * rows until its first page is there. After a change in `areas` the visible pages are asked for again.
 */
export function usePagedRows<Row, A extends Page<Row>>(ask: (offset: number, limit: number) => Promise<A>, question: string, areas: readonly Area[], pageSize = 200): PagedRows<A, Row> {
  const client = useClient();
  const kept = useRef<Kept<Row>>({ count: 0, pages: new Map() });
  const pending = useRef(new Set<number>());
  const generation = useRef(0);
  const visible = useRef({ first: 0, last: 0 });
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  const [state, setState] = useState<{ answer: A | undefined; error: ApiError | undefined; loading: boolean; version: number }>({ answer: undefined, error: undefined, loading: true, version: 0 });

  const load = useCallback((page: number, fresh: boolean) => {
    if (pending.current.has(page)) return;
    pending.current.add(page);
    const asked = generation.current;
    latestAsk.current(page * pageSize, pageSize).then(
      (answer) => {
        if (asked !== generation.current) return;
        pending.current.delete(page);
        if (fresh && kept.current.pages.size > 0) kept.current = { count: answer.count, pages: new Map() };
        kept.current.count = answer.count;
        kept.current.pages.set(page, answer.rows);
        setState((s) => ({ answer, error: undefined, loading: false, version: s.version + 1 }));
      },
      (thrown: unknown) => {
        if (asked !== generation.current) return;
        pending.current.delete(page);
        setState((s) => ({ ...s, error: asApiError(thrown), loading: false }));
      },
    );
  }, [pageSize]);

  const restart = useCallback((fromTop: boolean) => {
    generation.current++;
    pending.current.clear();
    if (fromTop) visible.current = { first: 0, last: 0 };
    setState((s) => (s.loading ? s : { ...s, loading: true }));
    load(Math.floor(visible.current.first / pageSize), true);
  }, [load, pageSize]);

  useEffect(() => restart(true), [restart, question]);
  const areaKey = areas.join(',');
  useEffect(() => client.onChange(areaKey.split(',') as Area[], () => restart(false)), [client, restart, areaKey]);

  const need = useCallback((first: number, last: number) => {
    visible.current = { first, last };
    if (kept.current.count === 0) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(last, first) / pageSize); page++) if (!kept.current.pages.has(page)) load(page, false);
  }, [load, pageSize]);

  const source = useMemo<RowSource<Row>>(() => {
    const { count, pages } = kept.current;
    return { count, at: (i) => pages.get(Math.floor(i / pageSize))?.[i % pageSize], need };
  }, [state.version, need, pageSize]);
  return { source, answer: state.answer, error: state.error, loading: state.loading, refetch: useCallback(() => restart(false), [restart]) };
}
