import path from 'node:path';
import { existsSync } from 'node:fs';
import { messageFor } from '../domain/messages.js';
import { DomainError } from '../domain/domain-error.js';
import type { Answer, Command, CommandContext } from './cli/command.js';
import { compareCommands } from './cli/compare-command.js';
import { demoCommands } from './cli/demo-command.js';
import { caseCommands } from './cli/case-commands.js';
import { falseNameCommands } from './cli/false-name-commands.js';
import { formCommands } from './cli/form-commands.js';
import { FileRefused, importCommands } from './cli/import-commands.js';
import { fundCommands } from './cli/fund-commands.js';
import { issueCommands } from './cli/issue-commands.js';
import { ledgerCommands } from './cli/ledger-commands.js';
import { commonOptions, parseInvocation, UsageError, type Invocation } from './cli/options.js';
import { letterCommands } from './cli/letter-commands.js';
import { incentiveCommands } from './cli/incentive-commands.js';
import { periodCommands } from './cli/period-commands.js';
import { reportCommands } from './cli/report-commands.js';
import { rosterCommands } from './cli/roster-commands.js';
import { targetCommands } from './cli/target-commands.js';
import { openSession, Refusal, type CliSession } from './cli/session.js';

const COMMANDS: Record<string, Command> = { ...ledgerCommands, ...importCommands, ...formCommands, ...periodCommands, ...targetCommands, ...incentiveCommands, ...caseCommands, ...falseNameCommands, ...fundCommands, ...reportCommands, ...rosterCommands, ...letterCommands, ...issueCommands, ...compareCommands, ...demoCommands };
/** 0 done; 1 refused for a reason in the data or the rules; 2 wrong use or not built; 3 internal fault. */
type ExitCode = 0 | 1 | 2 | 3;
/** Refusals of the core that speak of the words typed, not of the data. */
const WRONG_USE: readonly string[] = ['NOT_BUILT', 'INPUT_INVALID', 'REPORT_UNKNOWN', 'OVERRULE_NOT_NEEDED'];

const resourcesPath = process.env['QINGSHOU_RESOURCES'] ?? [path.join(import.meta.dirname, '..', '..', 'resources'), path.join(import.meta.dirname, '..', '..', '..')].find((p) => existsSync(path.join(p, 'forms'))) ?? path.join(import.meta.dirname, '..', '..', 'resources');

async function main(argv: readonly string[]): Promise<ExitCode> {
  const wantsJson = argv.includes('--json');
  const sessions: CliSession[] = [];
  try {
    const call = parseInvocation(argv);
    const command = Object.hasOwn(COMMANDS, call.command) ? COMMANDS[call.command] : undefined;
    if (call.command === 'help' || call.flag('help')) return say(helpText(command), call);
    if (!command) throw new UsageError(`没有命令“${call.command}”。可用：${Object.keys(COMMANDS).join('、')}`);
    return say(await command.run(contextOf(call, sessions)), call);
  } catch (e) {
    return fail(e, wantsJson);
  } finally {
    for (const s of sessions) await s.close();
  }
}

function contextOf(call: Invocation, sessions: CliSession[]): CommandContext {
  const common = commonOptions(call);
  const version = process.env['npm_package_version'] ?? '0.1.0';
  return {
    call, common, resourcesPath, version,
    session: async (o = {}) => {
      const session = await openSession({ ...common, ledgerPath: o.ledgerPath ?? common.ledgerPath, today: o.today ?? common.today }, { resourcesPath, version, readOnly: o.readOnly ?? false });
      sessions.push(session);
      return session;
    },
    note: (sentence) => void process.stderr.write(`${sentence}\n`),
  };
}

function say(answer: Answer, call: Invocation): ExitCode {
  if (call.json) process.stdout.write(`${JSON.stringify(answer.json)}\n`);
  else for (const line of answer.lines) process.stdout.write(`${line}\n`);
  // a verification or check that found problems is an answer, and a failure for a script
  return 'ok' in answer.json && answer.json['ok'] === false ? 1 : 0;
}

function fail(e: unknown, json: boolean): ExitCode {
  const [code, error] = errorOf(e);
  process.stderr.write(`${error.message}${error.hint === '' ? '' : `。${error.hint}`}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error })}\n`);
  return code;
}

function errorOf(e: unknown): [ExitCode, { code: string; message: string; hint: string }] {
  if (e instanceof UsageError) return [2, { code: 'USAGE', message: e.message, hint: '' }];
  if (e instanceof FileRefused) return [1, { code: e.refused.code, message: e.refused.message, hint: e.refused.hint }];
  if (e instanceof Refusal) {
    const { code, message, hint, kind } = e.error;
    return [WRONG_USE.includes(code) ? 2 : kind === 'internal' ? 3 : 1, { code, message, hint }];
  }
  const refusal = noRoom(e) ? new DomainError('DISK_FULL') : e;
  if (refusal instanceof DomainError) {
    const { message, hint } = messageFor(refusal.code, refusal.details);
    return [1, { code: refusal.code, message, hint }];
  }
  const { message, hint } = messageFor('INTERNAL', { incident: 'cli' });
  process.stderr.write(`${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`);
  return [3, { code: 'INTERNAL', message, hint }];
}

/** Before there is a core to say it: not even a temporary folder could be made. */
const noRoom = (e: unknown): boolean => e instanceof Error && ['ENOSPC', 'EDQUOT'].includes((e as NodeJS.ErrnoException).code ?? '');

function helpText(command: Command | undefined): Answer {
  const lines = command ? [command.usage, command.about] : ['清收台账命令行', ...Object.values(COMMANDS).map((k) => `  ${k.usage}\n      ${k.about}`)];
  return { json: { help: lines }, lines };
}

// a reader that has seen enough (| head) closes the pipe: that is no fault
process.stdout.on('error', (e: NodeJS.ErrnoException) => {
  if (e.code !== 'EPIPE') throw e;
});
process.exitCode = await main(process.argv.slice(2));
