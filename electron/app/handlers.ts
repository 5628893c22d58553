import type { Api, MethodName, OutputOf, ParsedOf } from '../contract/api.js';
import type { AppContext } from './context.js';
import type { JobControl } from './ports.js';

type Answer<T> = T | Promise<T>;

/** One handler a method; `satisfies Handlers` makes a missing or wrong one a compile error. */
export type Handler<N extends MethodName> = Api[N]['kind'] extends 'job'
  ? (context: AppContext, input: ParsedOf<N>, job: JobControl) => Answer<OutputOf<N>>
  : (context: AppContext, input: ParsedOf<N>) => Answer<OutputOf<N>>;

export type Handlers = { readonly [N in MethodName]: Handler<N> };

/** The handlers of some methods: what one area file exports. */
export type HandlersOf<N extends MethodName> = { readonly [K in N]: Handler<K> };
