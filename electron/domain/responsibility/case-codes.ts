import type { Code, Role } from '../codes.js';

/** Codes of a 责任认定 (domain.md §6.2, from the systems and rules read there). */

/** What a case is opened for: the loan went bad, a person handed over, an asset, a write-off or a restructuring was irregular. */
export const CASE_KINDS = [
  { code: 'formed', name: '形成不良' },
  { code: 'handover', name: '人员移交' },
  { code: 'irregular', name: '抵债·核销·重组违规', also: ['抵债违规', '核销违规', '重组违规'] },
] as const satisfies readonly Code[];
export type CaseKind = (typeof CASE_KINDS)[number]['code'];

/** Part in the loan; `loanRole` is the same person's role on the loan. */
export const CASE_ROLES = [
  { code: 'lead_investigate', name: '主调查', loanRole: 'investigate' },
  { code: 'investigate', name: '调查', loanRole: 'investigate' },
  { code: 'review', name: '审查', loanRole: 'review' },
  { code: 'approve', name: '审批', loanRole: 'approve' },
  { code: 'contract', name: '包收', loanRole: 'contract' },
  { code: 'manage', name: '管理', loanRole: 'manage' },
] as const satisfies readonly (Code & { readonly loanRole: Role })[];
export type CaseRole = (typeof CASE_ROLES)[number]['code'];
export const loanRoleOf = (role: CaseRole): Role => CASE_ROLES.find((r) => r.code === role)?.loanRole ?? 'manage';

/** Whether a part counts towards the 100 %. */
export const SHARE_KINDS = [
  { code: 'share', name: '责任比' },
  { code: 'extra', name: '附加' },
  { code: 'fine', name: '罚金' },
] as const satisfies readonly Code[];
export type ShareKind = (typeof SHARE_KINDS)[number]['code'];

export const LEVELS = [
  { code: 'full', name: '完全责任', also: ['完全'] },
  { code: 'main', name: '主要责任', also: ['主要'] },
  { code: 'minor', name: '次要责任', also: ['次要'] },
  { code: 'leader', name: '领导责任', also: ['领导'] },
] as const satisfies readonly Code[];
export type Level = (typeof LEVELS)[number]['code'];

export const VERDICTS = [
  { code: 'liable', name: '有责' },
  { code: 'not_liable', name: '无责' },
  { code: 'exempt', name: '免责' },
] as const satisfies readonly Code[];
export type Verdict = (typeof VERDICTS)[number]['code'];

/** 追究措施 by kind; an economic one has an amount, one until the loan is repaid lifts by itself. */
export interface CaseMeasure extends Code {
  readonly group: '经济' | '纪律' | '其他';
  readonly untilRepaid: boolean;
}
const measure = <const C extends string>(code: C, name: string, group: CaseMeasure['group'], untilRepaid = false) => ({ code, name, group, untilRepaid });
export const CASE_MEASURES = [
  measure('fine', '罚款', '经济'), measure('performance', '扣绩效', '经济'), measure('risk_fund', '风险金', '经济'),
  measure('warning', '警告', '纪律'), measure('demerit', '记过', '纪律'), measure('major_demerit', '记大过', '纪律'), measure('demotion', '降级', '纪律'), measure('removal', '撤职', '纪律'), measure('probation', '留用察看', '纪律'), measure('termination', '解除合同', '纪律'),
  measure('notice', '通报', '其他'), measure('off_post', '离岗清收', '其他', true), measure('waiting_post', '待岗清收', '其他', true), measure('transfer', '限期调离', '其他'), measure('suspension', '停职', '其他'),
] as const satisfies readonly CaseMeasure[];
export type CaseMeasureCode = (typeof CASE_MEASURES)[number]['code'];
export const isEconomic = (code: CaseMeasureCode): boolean => CASE_MEASURES.find((m) => m.code === code)?.group === '经济';
export const isUntilRepaid = (code: string): boolean => CASE_MEASURES.find((m) => m.code === code)?.untilRepaid === true;

export const ANSWERS = [
  { code: 'confirm', name: '认定' },
  { code: 'object', name: '异议' },
  { code: 'silent', name: '逾期未答复' },
  { code: 'decision', name: '答复' },
] as const satisfies readonly Code[];
export type AnswerAct = (typeof ANSWERS)[number]['code'];

/** 职工自借、担保、介绍 (先内后外), and the other two kinds a determination is usually opened for. */
export const STAFF_PROBLEMS = ['staff_own', 'staff_guaranteed', 'staff_introduced'] as const;
export const INNER_PROBLEMS = [...STAFF_PROBLEMS, 'false_name', 'agency'] as const;

export const FUND_KINDS = [
  { code: 'deposit', name: '存入' },
  { code: 'charge', name: '扣款' },
  { code: 'refund', name: '退缴' },
  { code: 'reversal', name: '冲正' },
] as const satisfies readonly Code[];
export type FundKind = (typeof FUND_KINDS)[number]['code'];
