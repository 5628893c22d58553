import type { FieldType } from './profile.js';

/**
 * The provincial ledger form: 44 columns under a two-level head (domain.md §1.2). The one list behind the shipped
 * workbook, its import profile, the export and the grid. Money is in 元 on the sheet.
 */
export interface LedgerColumn {
  readonly no: number;
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly type: FieldType;
  readonly codes?: string;
  readonly required: boolean;
}

const c = (no: number, key: string, group: string, title: string, type: FieldType, required = false, codes?: string): LedgerColumn =>
  codes === undefined ? { no, key, group, title, type, required } : { no, key, group, title, type, required, codes };

export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  c(1, 'seq', '基本信息', '序号', 'int'),
  c(2, 'ledgerNo', '基本信息', '台账编号', 'id'),
  c(3, 'book', '基本信息', '台账类型', 'code', true, 'BOOKS'),
  c(4, 'unit', '基本信息', '所属机构', 'text', true),
  c(5, 'borrower', '基本信息', '借款人名称', 'text', true),
  c(6, 'idKind', '基本信息', '证件类型', 'code', true, 'ID_KINDS'),
  c(7, 'idNo', '基本信息', '证件号码', 'id'),
  c(8, 'actualUser', '基本信息', '实际用款人', 'text'),
  c(9, 'client', '基本信息', '客户类别', 'code', true, 'CLIENTS'),
  c(10, 'publicKind', '基本信息', '涉政标识', 'code', false, 'PUBLIC_KINDS'),
  c(11, 'town', '基本信息', '所属乡镇(村组)', 'text'),
  c(12, 'phone', '基本信息', '联系电话', 'id'),
  c(13, 'loanNo', '贷款信息', '贷款账号/借据号', 'id', true),
  c(14, 'grantedOn', '贷款信息', '首次发放日', 'day', true),
  c(15, 'dueOn', '贷款信息', '最后到期日', 'day', true),
  c(16, 'originalFen', '贷款信息', '借据金额', 'money', true),
  c(17, 'ratePpm', '贷款信息', '年利率(%)', 'percent'),
  c(18, 'guarantee', '贷款信息', '担保方式', 'code', true, 'GUARANTEES'),
  c(19, 'security', '贷款信息', '担保人/抵(质)押物', 'text'),
  c(20, 'rollovers', '贷款信息', '转据(重组)次数', 'int'),
  c(21, 'riskClass', '风险状态', '五级分类', 'code', true, 'CLASSES'),
  c(22, 'oldClass', '风险状态', '四级分类', 'code', false, 'OLD_CLASSES'),
  c(23, 'nplOn', '风险状态', '形成不良日期', 'day', true),
  c(24, 'formedYear', '风险状态', '形成年度', 'int'),
  c(25, 'cause', '风险状态', '形成原因', 'code', true, 'CAUSES'),
  c(26, 'problem', '风险状态', '问题类型', 'code', false, 'PROBLEMS'),
  c(27, 'stock', '风险状态', '存量/新增', 'text', true),
  c(28, 'beginFen', '金额(元)', '年初本金余额', 'money', true),
  c(29, 'newFen', '金额(元)', '本年新增本金', 'money'),
  c(30, 'cashFen', '金额(元)', '本年收回-现金', 'money'),
  c(31, 'inKindFen', '金额(元)', '本年-以物抵债', 'money'),
  c(32, 'rolledFen', '金额(元)', '本年-转据/上调', 'money'),
  c(33, 'otherReducedFen', '金额(元)', '本年-核销/置换/其他减少', 'money'),
  c(34, 'principalFen', '金额(元)', '当前本金余额', 'money', true),
  c(35, 'onInterestFen', '金额(元)', '表内欠息', 'money'),
  c(36, 'offInterestFen', '金额(元)', '表外欠息', 'money'),
  c(37, 'interestPaidFen', '金额(元)', '本年收回利息', 'money'),
  c(38, 'responsible', '责任', '责任人(调查/审批/包收)', 'people', true),
  c(39, 'callYear', '责任', '责任清收年度', 'int'),
  c(40, 'collector', '责任', '清收责任人', 'text'),
  c(41, 'lastDemand', '时效', '最近有效催收日/方式', 'text'),
  c(42, 'limitationOn', '时效', '诉讼(执行)时效到期日', 'day'),
  c(43, 'guaranteeUntilOn', '时效', '保证期间到期日', 'day'),
  c(44, 'progress', '处置', '清收方式/进度/诉讼阶段/备注', 'text'),
];

/** Column 38 as written on the form: `李守义[0101](调查)60%；陈福根[0102](包收)40%`. Staff number and share may be missing. */
export const PEOPLE_SEPARATOR = '；';
