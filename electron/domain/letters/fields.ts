import { kindInfo, type LetterKind, type LetterSubject } from './kinds.js';

/** How a value is written: money is 分 and is rounded and put in words here; a day is written 年月日. */
export type FieldType = 'text' | 'money' | 'day';

export interface LetterField {
  readonly name: string;
  readonly type: FieldType;
}
export interface LetterList {
  readonly name: string;
  readonly fields: readonly LetterField[];
}
/** Everything a template of one kind may name. */
export interface FieldSet {
  readonly fields: readonly LetterField[];
  readonly conditions: readonly string[];
  readonly lists: readonly LetterList[];
}

/** Behind the colon: `{{本金:大写}}`. 下划线 fits every field, the others one type. */
export const FORMS: Readonly<Record<FieldType, readonly string[]>> = { text: ['下划线'], money: ['大写', '万元', '增减', '增减万元', '下划线'], day: ['数字', '下划线'] };

const texts = (...names: string[]): LetterField[] => names.map((name) => ({ name, type: 'text' }));
const amounts = (...names: string[]): LetterField[] => names.map((name) => ({ name, type: 'money' }));
const days = (...names: string[]): LetterField[] => names.map((name) => ({ name, type: 'day' }));

/** On every letter: what the sheet is, and what the clerk writes once for the whole run. */
const COMMON = [...texts('编号', '联社', '联次', '经办人', '联系人', '联系电话', '还款地点', '宽限天数'), ...days('签发日', '反馈期限')];

const LOAN: FieldSet = {
  fields: [
    ...texts('受送达人', '受送达身份', '借款人', '证件号码', '地址', '借款人电话', '实际用款人', '保证人名单', '机构', '借据号', '合同编号', '年利率', '担保方式', '抵质押物', '五级分类', '责任人', '清收责任人', '逾期天数'),
    ...amounts('借款金额', '本金', '表内利息', '表外利息', '利息', '合计'), ...days('发放日', '到期日', '形成不良日', '截止日', '欠息截止日'),
  ],
  conditions: ['有保证人', '有抵质押物', '有利息', '有实际用款人', '已逾期', '送保证人', '有分期'],
  lists: [
    { name: '保证人', fields: texts('保证人姓名', '保证人证件号码', '保证人地址', '保证人电话') },
    { name: '分期', fields: [...texts('期次'), ...days('还款日'), ...amounts('还款额', '还后余额')] },
  ],
};

const PERSON: FieldSet = {
  fields: [
    ...texts('姓名', '工号', '机构', '职务', '年度', '形成年度', '笔数', '户数', '异议天数', '完成率', '名次', '职级'),
    ...amounts('责任本金', '责任利息', '责任年初本金', '责任已收回', '任务', '认定额', '现金收回', '抵债收回', '欠额'), ...days('截止日', '清收期限'),
  ],
  conditions: ['有贷款', '有任务', '有欠额'],
  lists: [{ name: '贷款', fields: [...texts('序号', '借据号', '借款人', '贷款机构', '责任角色', '责任比例', '五级分类'), ...days('到期日', '形成日'), ...amounts('年初本金', '已收回', '本金', '利息')] }],
};

const UNIT: FieldSet = {
  fields: [...texts('机构', '规则名单', '较年初比例', '欠账名次'), ...amounts('年初余额', '基期余额', '当前余额', '较年初', '较基期', '任务', '本年完成', '欠账'), ...days('数据日', '年初日', '基期日')],
  conditions: ['反弹', '续升', '每日关注', '有任务'],
  lists: [{ name: '规则', fields: texts('规则', '规则说明') }],
};

const BY_SUBJECT: Readonly<Record<LetterSubject, FieldSet>> = { loan: LOAN, person: PERSON, unit: UNIT };

export function fieldsOf(kind: LetterKind): FieldSet {
  const own = BY_SUBJECT[kindInfo(kind).subject];
  return { ...own, fields: [...COMMON, ...own.fields] };
}
