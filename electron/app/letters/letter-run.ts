import type { ParsedOf } from '../../contract/api.js';
import type { Day } from '../../domain/date.js';
import { yearOf } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { kindInfo } from '../../domain/letters/kinds.js';
import { mergeLetter } from '../../domain/letters/merge.js';
import { readTemplate } from '../../domain/letters/template.js';
import { setLetter, type SetLetter } from '../../print/index.js';
import { reader, type AppContext } from '../context.js';
import { notAfterToday } from '../business-day.js';
import { countyName } from '../reporting/county-name.js';
import type { LetterCopy, LetterSubjects } from './letter-copy.js';
import { namedTemplate, requireRight, type NamedTemplate } from './letter-templates.js';
import { loanSubjects } from './loan-letters.js';
import { personSubjects } from './person-letters.js';
import { unitSubjects } from './unit-letters.js';

type Asked = Pick<ParsedOf<'letters.preview'>, 'template' | 'version' | 'draft' | 'select' | 'terms'>;

/** A text, and everything it is to be merged with. */
export interface LetterRun extends LetterSubjects {
  readonly named: NamedTemplate;
  /** 签发日. */
  readonly on: Day;
  /** The sheets of one copy; without a number it is a draft and says so at its foot. */
  set(copy: LetterCopy, no: number | null): SetLetter;
}

const DRAFT_MARK = '未出具·仅供核对';

/** 催〔2011〕第0086号. */
export const numberText = (mark: string, year: number, no: number | null): string => `${mark}〔${year}〕第${no === null ? '____' : String(no).padStart(4, '0')}号`;

/**
 * What a run is made of, checked before anything is made: the text is right, something is chosen. `unlocked`: IDs and
 * phones in full. Throws LETTER_TEMPLATE_FINDINGS, LETTER_NONE, LETTER_TERMS_INVALID.
 */
export function letterRun(context: AppContext, asked: Asked, unlocked = false): LetterRun {
  const named: NamedTemplate = asked.draft ? { template: readTemplate(asked.draft), state: 'draft', row: null, hash: '' } : namedTemplate(context, asked.template, asked.version);
  const { template } = named;
  requireRight(template);
  const conn = reader(context);
  const today = context.clock.today();
  const on = notAfterToday(context, asked.terms.on ?? today);
  const county = countyName(context);
  const { subject } = kindInfo(template.kind);
  const subjects = subject === 'loan' ? loanSubjects(conn, template.kind, asked.select, asked.terms, today, unlocked) : subject === 'person' ? personSubjects(conn, template.kind, asked.select, asked.terms, today) : unitSubjects(conn, template.kind, county, asked.select, today);
  if (subjects.count === 0) throw new DomainError('LETTER_NONE', { detail: subjects.skipped.length === 0 ? '' : `（${subjects.skipped.slice(0, 3).map((s) => `${s.what}：${s.reason}`).join('；')}）` });
  const { terms } = asked;
  return {
    ...subjects, named, on,
    set: (copy, no) => {
      const number = numberText(template.mark, yearOf(on), no);
      const common = { 编号: number, 联社: county, 联次: copy.copyName, 经办人: terms.maker, 联系人: terms.contact, 联系电话: terms.phone, 还款地点: terms.place, 宽限天数: String(terms.graceDays), 签发日: on, 反馈期限: terms.replyBy ?? null };
      const blocks = mergeLetter(template.kind, template.body, { ...copy.values, fields: { ...common, ...copy.values.fields } });
      return setLetter(blocks, { title: template.title, number, draftMark: no === null ? DRAFT_MARK : '' });
    },
  };
}
