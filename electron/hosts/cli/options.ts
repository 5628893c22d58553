import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { isDay } from '../../domain/date.js';

/** Wrong use of the command line: exit code 2 and a sentence. */
export class UsageError extends Error {}

const OPTIONS = {
  db: { type: 'string' }, json: { type: 'boolean' }, today: { type: 'string' }, 'password-file': { type: 'string' }, user: { type: 'string' }, help: { type: 'boolean' },
  county: { type: 'string' }, sample: { type: 'boolean' }, period: { type: 'string' }, kind: { type: 'string' }, profile: { type: 'string' }, 'dry-run': { type: 'boolean' }, strict: { type: 'boolean' }, problems: { type: 'string' },
  limit: { type: 'string' }, offset: { type: 'string' }, loan: { type: 'string' }, unit: { type: 'string' }, date: { type: 'string' }, principal: { type: 'string' }, interest: { type: 'string' }, form: { type: 'string' }, measure: { type: 'string' }, by: { type: 'string' }, voucher: { type: 'string' }, asset: { type: 'string' }, 'asset-kind': { type: 'string' }, value: { type: 'string' }, 'to-class': { type: 'string' }, 'own-credit': { type: 'string' },
  book: { type: 'string' }, formed: { type: 'string' }, search: { type: 'string' }, reason: { type: 'string' }, overrule: { type: 'string', multiple: true }, issue: { type: 'boolean' }, base: { type: 'string' }, out: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, year: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, plan: { type: 'string' }, person: { type: 'string' },
  charts: { type: 'boolean' }, report: { type: 'string' }, run: { type: 'string' }, version: { type: 'string' }, days: { type: 'string' }, loans: { type: 'string' }, seed: { type: 'string' },
  on: { type: 'string' }, 'as-of': { type: 'string' }, deadline: { type: 'string' }, doc: { type: 'string' }, how: { type: 'string' }, roster: { type: 'string' }, revision: { type: 'string' },
} as const;

export type Flag = Exclude<keyof typeof OPTIONS, 'out' | 'set' | 'overrule' | 'issue' | 'json' | 'help' | 'sample' | 'dry-run' | 'strict' | 'charts'>;

/** The words of one call. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly json: boolean;
  readonly out: readonly string[];
  /** --set 键=值, several allowed: the options of a report. */
  readonly set: Readonly<Record<string, string>>;
  /** --overrule, several allowed: a reason, or 勾稽=理由. */
  readonly overrule: readonly string[];
  flag(name: 'sample' | 'issue' | 'dry-run' | 'strict' | 'charts' | 'help'): boolean;
  text(name: Flag): string | undefined;
  /** A flag that must be there. */
  need(name: Flag): string;
  number(name: Flag): number | undefined;
}

export function parseInvocation(argv: readonly string[]): Invocation {
  const command = argv[0] ?? 'help';
  // `sample --county` is a switch, `init --county NAME` takes a name
  const options = command === 'sample' ? { ...OPTIONS, county: { type: 'boolean' as const } } : OPTIONS;
  let parsed;
  try {
    // a negative amount is a value, not an option: --principal=-5
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (e) {
    throw new UsageError(`参数有误：${e instanceof Error ? e.message : String(e)}`);
  }
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    command, args: parsed.positionals.slice(1), json: values['json'] === true, out: list(values['out']), set: pairs('set', list(values['set'])), overrule: list(values['overrule']),
    flag: (name) => values[name] === true,
    text,
    need: (name) => {
      const value = text(name);
      if (value === undefined) throw new UsageError(`缺少 --${name}`);
      return value;
    },
    number: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^\d+$/.test(value)) throw new UsageError(`--${name} 应为整数，写的是“${value}”`);
      return Number(value);
    },
  };
}

export interface CommonOptions {
  readonly ledgerPath: string;
  readonly today: string | undefined;
  readonly password: string | null;
  readonly user: string;
}

export function commonOptions(call: Invocation): CommonOptions {
  const today = call.text('today');
  if (today !== undefined && !isDay(today)) throw new UsageError(`--today 应为日期，例如 2011-08-31，写的是“${today}”`);
  const passwordFile = call.text('password-file');
  let password = process.env['LEDGER_PASSWORD'] ?? null;
  if (passwordFile !== undefined) {
    try {
      password = readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '');
    } catch (e) {
      throw new UsageError(`读不到密码文件：${e instanceof Error ? e.message : String(e)}`);
    }
  }
  return { ledgerPath: path.resolve(call.text('db') ?? defaultLedgerPath()), today, password: password === '' ? null : password, user: call.text('user') ?? process.env['USERNAME'] ?? process.env['USER'] ?? '命令行' };
}

/** Where the installed product keeps its ledger: the user's data folder of the operating system. */
export function defaultLedgerPath(): string {
  const base = process.platform === 'win32' ? (process.env['APPDATA'] ?? homedir()) : process.platform === 'darwin' ? path.join(homedir(), 'Library', 'Application Support') : (process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'));
  return path.join(base, '清收台账', '台账.db');
}

const list = (value: string | boolean | string[] | undefined): string[] => (Array.isArray(value) ? value : []);

const PAIRS = { set: '参数=值', overrule: '勾稽=理由' } as const;

/** Words of the form 键=值, as --set and, for a report, --overrule take them. */
export function pairs(flag: keyof typeof PAIRS, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((w) => {
    const at = w.indexOf('=');
    if (at < 1) throw new UsageError(`--${flag} 应写成 ${PAIRS[flag]}，写的是“${w}”`);
    return [w.slice(0, at), w.slice(at + 1)];
  }));
}
