import { createHash } from 'node:crypto';
import type { LetterTemplateHead } from '../../contract/letters.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { kindInfo } from '../../domain/letters/kinds.js';
import { readTemplate, saidInShort, templateFindings, type LetterTemplate } from '../../domain/letters/template.js';
import type { LetterFinding } from '../../domain/letters/syntax.js';
import type { LetterTemplateTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { notAfterToday } from '../business-day.js';

/** A text as somebody named it: one of the office's versions, or the one that ships under this id. */
export interface NamedTemplate {
  readonly template: LetterTemplate;
  readonly state: LetterTemplateHead['state'];
  /** Null for a text that ships. */
  readonly row: LetterTemplateTable | null;
  readonly hash: string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const ownRows = (context: AppContext): LetterTemplateTable[] => statement(reader(context), 'SELECT * FROM letter_template WHERE voided_by IS NULL ORDER BY code, version DESC').all() as LetterTemplateTable[];
const ofRow = (row: LetterTemplateTable): NamedTemplate => ({ template: { ...readTemplate(JSON.parse(row.body)), version: row.version }, state: row.state, row, hash: row.body_hash });
const ofShipped = (template: LetterTemplate): NamedTemplate => ({ template, state: 'shipped', row: null, hash: hashOf(JSON.stringify(template)) });

/** All texts and versions: the office's own, newest first, and every one that ships – it stays available beside them. */
function allTemplates(context: AppContext): NamedTemplate[] {
  return [...ownRows(context).map(ofRow), ...context.resources.letterTemplates().map(ofShipped)];
}

/** Without a version: the newest in use, else the one that ships, else the draft. Throws LETTER_TEMPLATE_UNKNOWN. */
export function namedTemplate(context: AppContext, id: string, version?: number): NamedTemplate {
  const own = allTemplates(context).filter((t) => t.template.id === id);
  const found = version === undefined ? (own.find((t) => t.state === 'in_use') ?? own.find((t) => t.state === 'shipped') ?? own[0]) : own.find((t) => t.template.version === version);
  if (!found) throw new DomainError('LETTER_TEMPLATE_UNKNOWN', { id: version === undefined ? id : `${id} 第 ${version} 版` });
  return found;
}

export function templateHeads(context: AppContext): LetterTemplateHead[] {
  const all = allTemplates(context);
  const current = new Set([...new Set(all.map((t) => t.template.id))].map((id) => namedTemplate(context, id).hash));
  return all.map((t) => headOf(t, t.state !== 'draft' && current.has(t.hash)));
}

export function headOf({ template, state, row }: NamedTemplate, current: boolean): LetterTemplateHead {
  return { id: template.id, version: template.version, kind: template.kind, kindName: kindInfo(template.kind).name, title: template.title, state, current, approvedBy: row?.approved_by ?? null, approvedOn: row?.approved_on ?? null };
}
export const isCurrent = (context: AppContext, named: NamedTemplate): boolean => named.state !== 'draft' && namedTemplate(context, named.template.id).hash === named.hash;

/**
 * Keeps what is being edited as the draft of its id: a standing draft is replaced, otherwise it becomes the next version,
 * above everything the office or the program has under this id.
 */
export function saveTemplate(context: AppContext, given: unknown): { batch: number; id: string; version: number; findings: LetterFinding[] } {
  const read = readTemplate(given);
  const all = allTemplates(context).filter((t) => t.template.id === read.id);
  const draft = all.find((t) => t.state === 'draft')?.row;
  const version = draft?.version ?? Math.max(0, ...all.map((t) => t.template.version)) + 1;
  const template = { ...read, version };
  const body = JSON.stringify(template);
  const columns = { kind: template.kind, title: template.title, body, body_hash: hashOf(body) };
  if (draft?.body_hash === columns.body_hash) throw new DomainError('NOTHING_CHANGED');
  if (draft && draft.kind !== template.kind) throw new DomainError('LETTER_TEMPLATE_INVALID', { reason: `“${draft.code}”已是另一种文书的范本，请换一个编号` });
  const { batch } = writeBatch(context, { kind: 'letter', title: `文书范本 ${template.title} 第 ${version} 版草稿` }, ['rosters'], (uow) => {
    if (draft) uow.update('letter_template', draft.letter_template_id, columns);
    else uow.insert('letter_template', { code: template.id, version, ...columns, state: 'draft', approved_by: null, approved_on: null });
  });
  return { batch, id: template.id, version, findings: templateFindings(template) };
}

/** 启用: from now on letters are made with it, and its text stays. Throws LETTER_TEMPLATE_STATE, LETTER_TEMPLATE_FINDINGS. */
export function putInUse(context: AppContext, input: { readonly id: string; readonly version: number; readonly by: string; readonly on?: Day | undefined }): { batch: number } {
  const { template, row } = namedTemplate(context, input.id, input.version);
  if (row?.state !== 'draft') throw new DomainError('LETTER_TEMPLATE_STATE', { title: template.title, version: input.version });
  requireRight(template);
  const on = notAfterToday(context, input.on ?? context.clock.today());
  const { batch } = writeBatch(context, { kind: 'letter', title: `启用文书范本 ${template.title} 第 ${template.version} 版` }, ['rosters'], (uow) => uow.update('letter_template', row.letter_template_id, { state: 'in_use', approved_by: input.by, approved_on: on }));
  return { batch };
}

/** Throws LETTER_TEMPLATE_FINDINGS with the lines that are wrong: nothing is merged with a text that is not right. */
export function requireRight(template: LetterTemplate): void {
  const findings = templateFindings(template);
  if (findings.length > 0) throw new DomainError('LETTER_TEMPLATE_FINDINGS', { title: template.title, count: findings.length, detail: saidInShort(findings) });
}
