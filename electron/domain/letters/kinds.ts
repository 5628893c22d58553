/** What a letter is about: a loan with everyone who answers for it, a person with the loans of a year, a unit with its figures. */
export type LetterSubject = 'loan' | 'person' | 'unit';

export interface LetterKindInfo {
  readonly kind: LetterKind;
  readonly name: string;
  readonly subject: LetterSubject;
  /** Fields without which the letter says nothing in law or to its reader: who, how much, until when (民法典195, 诉讼时效规定8). */
  readonly mustName: readonly string[];
  /** One copy more for every guarantor: a demand on one does not reach the others (担保制度解释29). */
  readonly guarantorCopies: boolean;
}

export const LETTER_KINDS = [
  { kind: 'responsibility', name: '责任清收通知书', subject: 'person', mustName: ['姓名', '年度', '责任本金'], guarantorCopies: false },
  { kind: 'dunning', name: '催收通知书', subject: 'loan', mustName: ['借款人', '本金', '截止日'], guarantorCopies: true },
  { kind: 'instalment', name: '分期还款承诺书', subject: 'loan', mustName: ['借款人', '本金'], guarantorCopies: false },
  { kind: 'warning', name: '预警通知书', subject: 'unit', mustName: ['机构', '数据日', '当前余额'], guarantorCopies: false },
  { kind: 'admonition', name: '诫勉谈话记录', subject: 'unit', mustName: ['机构'], guarantorCopies: false },
  { kind: 'statement', name: '个人清收情况说明', subject: 'person', mustName: ['姓名', '年度'], guarantorCopies: false },
] as const satisfies readonly (Omit<LetterKindInfo, 'kind'> & { readonly kind: string })[];
export type LetterKind = (typeof LETTER_KINDS)[number]['kind'];

export const kindInfo = (kind: LetterKind): LetterKindInfo => LETTER_KINDS.find((k) => k.kind === kind) as LetterKindInfo;
