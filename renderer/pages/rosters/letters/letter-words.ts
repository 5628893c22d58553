import type { LetterRow, LetterTemplateHead } from '../../../../electron/contract/letters.js';
import { kindInfo, type LetterKind, type LetterSubject } from '../../../../electron/domain/letters/kinds.js';

export const LETTER_AREAS = ['rosters', 'history'] as const;
export const STATE_NAMES: Readonly<Record<LetterTemplateHead['state'], string>> = { shipped: '随程序提供', draft: '草稿', in_use: '已启用' };
export const STATE_TAGS: Readonly<Record<LetterTemplateHead['state'], string>> = { shipped: 'tag', draft: 'tag tag-warn', in_use: 'tag tag-good' };
export const ACT_NAMES: Readonly<Record<NonNullable<LetterRow['lastAct']>, string>> = { printed: '打印', delivered: '送达', signed: '签收', returned: '退回', refused: '拒收' };

export const VIEWS = [{ value: 'templates', label: '范本' }, { value: 'make', label: '套打和出具' }, { value: 'issued', label: '已出具' }, { value: 'publications', label: '公示' }, { value: 'prints', label: '打印登记' }] as const;
export type LetterView = (typeof VIEWS)[number]['value'];
export const viewOf = (text: string | undefined): LetterView => VIEWS.find((v) => v.value === text)?.value ?? 'templates';

export const subjectOf = (kind: LetterKind): LetterSubject => kindInfo(kind).subject;
export const templateKey = (t: Pick<LetterTemplateHead, 'id' | 'version' | 'state'>): string => `${t.id} ${t.version} ${t.state}`;
