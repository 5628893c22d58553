import type { z } from 'zod';

/** Three kinds of methods: a query reads, a command writes one batch, a job is long work with progress and cancel. */
export type MethodKind = 'query' | 'command' | 'job';

export interface Method<K extends MethodKind = MethodKind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
}

export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<'query', I, O> => ({ kind: 'query', input, output });
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<'command', I, O> => ({ kind: 'command', input, output });
export const job = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<'job', I, O> => ({ kind: 'job', input, output });

export type Input<M> = M extends Method<MethodKind, infer I, z.ZodType> ? z.input<I> : never;
/** The input after defaults were filled in: what a handler receives. */
export type Parsed<M> = M extends Method<MethodKind, infer I, z.ZodType> ? z.output<I> : never;
export type Output<M> = M extends Method<MethodKind, z.ZodType, infer O> ? z.output<O> : never;
