import { DomainError } from '../domain-error.js';
import { checkBody } from './check-body.js';
import { LETTER_KINDS, type LetterKind } from './kinds.js';
import type { LetterFinding } from './syntax.js';

/** A text the office fills in for one loan, person or unit. Data, so that it can be edited, kept by version and handed on as a file. */
export interface LetterTemplate {
  /** English, lower case: the versions of one text share it. */
  readonly id: string;
  readonly version: number;
  readonly kind: LetterKind;
  readonly title: string;
  /** 催 in 催〔2011〕第0086号. */
  readonly mark: string;
  readonly body: string;
}

/** Takes a template out of JSON. Throws LETTER_TEMPLATE_INVALID naming the part that is missing. */
export function readTemplate(value: unknown): LetterTemplate {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof given[key] === 'string' ? given[key] : '');
  const wrong = (reason: string): never => {
    throw new DomainError('LETTER_TEMPLATE_INVALID', { reason });
  };
  const kind = LETTER_KINDS.find((k) => k.kind === text('kind') || k.name === text('kind'))?.kind;
  if (kind === undefined) return wrong(`kind 应为 ${LETTER_KINDS.map((k) => k.kind).join('、')} 之一`);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text('id'))) return wrong('编号只能用小写字母、数字和短横线');
  if (text('title').trim() === '' || text('title').length > 40) return wrong('名称要写，不超过 40 个字');
  if (text('mark').length > 12) return wrong('编号用字不超过 12 个字');
  const body = bodyOf(given['body']);
  if (body.trim() === '') return wrong('没有正文');
  if (body.length > 20_000) return wrong('正文不超过 20000 个字');
  const version = given['version'];
  return { id: text('id'), version: typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1, kind, title: text('title').trim(), mark: text('mark').trim(), body };
}

/** In a file a body may be a list of its lines, which is easier to read. */
function bodyOf(given: unknown): string {
  const lines = Array.isArray(given) ? given.filter((l) => typeof l === 'string').join('\n') : given;
  return typeof lines === 'string' ? lines.replaceAll('\r\n', '\n') : '';
}

export const templateFindings = (template: LetterTemplate): LetterFinding[] => checkBody(template.kind, template.body);

/** The first findings as one sentence, for a refusal. */
export const saidInShort = (findings: readonly LetterFinding[]): string => findings.slice(0, 3).map((f) => `第 ${f.line} 行：${f.text}`).join('；');
