import type { CliSession } from './session.js';
import type { CommonOptions, Invocation } from './options.js';

/** Where a command runs: its words, the places it may use, and a session that is opened when it first asks for one. */
export interface CommandContext {
  readonly call: Invocation;
  readonly common: CommonOptions;
  readonly resourcesPath: string;
  readonly version: string;
  session(options?: { ledgerPath?: string; readOnly?: boolean; today?: string }): Promise<CliSession>;
  note(sentence: string): void;
}

/** What a command answers: the JSON document, and the lines a person reads. */
export interface Answer {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

export interface Command {
  readonly usage: string;
  readonly about: string;
  run(context: CommandContext): Promise<Answer>;
}

export const answer = (json: Answer['json'], ...lines: string[]): Answer => ({ json, lines });
