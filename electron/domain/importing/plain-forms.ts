import type { FieldType, ImportKind } from './profile.js';

/**
 * The seven plain tables that go with the ledger form: what the office keeps beside it. One list behind their import
 * profiles, the empty tables handed out and the sample county. Money is in 元 on the sheet, keys of money end in Fen.
 */
export interface PlainColumn {
  readonly key: string;
  /** Nested head, top level first. */
  readonly titles: readonly string[];
  readonly type: FieldType;
  /** For `code`: the name of a list in domain/codes.ts. */
  readonly codes?: string;
  readonly required: boolean;
}

export interface PlainForm {
  readonly id: string;
  readonly kind: Exclude<ImportKind, 'ledger'>;
  readonly title: string;
  readonly columns: readonly PlainColumn[];
}

const must = (key: string, title: string | readonly string[], type: FieldType, codes?: string): PlainColumn => column(key, title, type, true, codes);
const may = (key: string, title: string | readonly string[], type: FieldType, codes?: string): PlainColumn => column(key, title, type, false, codes);

function column(key: string, title: string | readonly string[], type: FieldType, required: boolean, codes?: string): PlainColumn {
  const titles = typeof title === 'string' ? [title] : title;
  return codes === undefined ? { key, titles, type, required } : { key, titles, type, codes, required };
}

/** 员工名单: one row a person with the present post. */
const STAFF: PlainForm = {
  id: 'staff-list',
  kind: 'staff',
  title: '员工名单',
  columns: [
    must('staffNo', '工号', 'id'),
    must('name', '姓名', 'text'),
    must('unit', '机构', 'text'),
    may('unitCode', '机构代码', 'id'),
    may('unitKind', '机构类别', 'code', 'UNIT_KINDS'),
    must('tier', '职级', 'code', 'TIERS'),
    may('title', '职务', 'text'),
    may('idNo', '身份证号', 'id'),
    may('phone', '电话', 'id'),
    may('joinedOn', '入社日期', 'day'),
  ],
};

/** 清收登记簿. `persons` is `工号:比例;工号:比例` and sums to 100; empty on rows that are no 清收 (转据, 上调). */
const RECOVERIES: PlainForm = {
  id: 'recovery-register',
  kind: 'recoveries',
  title: '清收登记簿',
  columns: [
    must('on', '收回日期', 'day'),
    must('unit', '机构', 'text'),
    must('loanNo', '借据号', 'id'),
    may('borrower', '借款人', 'text'),
    must('form', '收回形式', 'code', 'FORMS'),
    may('measure', '清收措施', 'code', 'MEASURES'),
    must('principalFen', ['收回金额(元)', '本金'], 'money'),
    may('onInterestFen', ['收回金额(元)', '表内利息'], 'money'),
    may('offInterestFen', ['收回金额(元)', '表外利息'], 'money'),
    may('feeFen', ['收回金额(元)', '费用'], 'money'),
    may('voucherNo', '凭证号', 'id'),
    may('persons', '清收人及比例', 'text'),
    may('assetNo', '抵债资产编号', 'id'),
    may('note', '备注', 'text'),
  ],
};

/** 清收任务分解表. A row without 工号 is the task of the 机构 as a whole. */
const TARGETS: PlainForm = {
  id: 'target-sheet',
  kind: 'targets',
  title: '清收任务分解表',
  columns: [
    must('year', '年度', 'int'),
    may('staffNo', '工号', 'id'),
    may('name', '姓名', 'text'),
    must('unit', '机构', 'text'),
    may('tier', '职级', 'code', 'TIERS'),
    must('targetFen', '任务(元)', 'money'),
  ],
};

/** 各项贷款余额: what the ledger cannot know (C4). The month is written 2011-08. */
const BALANCES: PlainForm = {
  id: 'loan-balances',
  kind: 'balances',
  title: '各项贷款余额表',
  columns: [must('period', '月份', 'text'), must('unit', '机构', 'text'), must('allFen', '各项贷款余额(元)', 'money')],
};

/** 诉讼清收台账: one row a suit; several loans are separated by ；. */
const SUITS: PlainForm = {
  id: 'suit-register',
  kind: 'suits',
  title: '诉讼清收台账',
  columns: [
    must('batchNo', '批次', 'int'),
    must('filedOn', '立案日期', 'day'),
    must('unit', '机构', 'text'),
    must('borrower', '借款人', 'text'),
    must('loanNos', '借据号', 'text'),
    must('claimPrincipalFen', ['起诉标的(元)', '起诉本金'], 'money'),
    must('claimInterestFen', ['起诉标的(元)', '起诉利息'], 'money'),
    may('closedOn', '结案日期', 'day'),
    may('closedHow', '结案方式', 'text'),
    may('reason', '起诉理由', 'text'),
  ],
};

/** 涉政贷款名单: amounts as they stood on the list, and what had come in before this ledger begins. */
const GOV: PlainForm = {
  id: 'public-sector-list',
  kind: 'gov',
  title: '涉政贷款名单',
  columns: [
    must('kind', '类别', 'code', 'PUBLIC_KINDS'),
    must('name', '户名', 'text'),
    must('unit', '机构', 'text'),
    may('body', '工作单位/村组', 'text'),
    must('loanNos', '借据号', 'text'),
    must('basePrincipalFen', ['认定金额(元)', '认定本金'], 'money'),
    must('baseInterestFen', ['认定金额(元)', '认定利息'], 'money'),
    may('priorPrincipalFen', ['此前收回(元)', '此前收回本金'], 'money'),
    may('priorInterestFen', ['此前收回(元)', '此前收回利息'], 'money'),
    may('exposed', '公示', 'text'),
    may('deductedFrom', '代扣起始月', 'text'),
  ],
};

/** 抵债资产登记簿: one row per asset and loan; rows of the same 编号 are one asset that pays several loans. */
const ASSETS: PlainForm = {
  id: 'repossessed-assets',
  kind: 'assets',
  title: '抵债资产登记簿',
  columns: [
    must('assetNo', '编号', 'id'),
    must('name', '名称', 'text'),
    must('kind', '类别', 'code', 'ASSET_KINDS'),
    may('quantity', '数量', 'text'),
    must('receivedOn', '接收日期', 'day'),
    must('unit', '机构', 'text'),
    must('loanNo', '借据号', 'id'),
    must('agreedFen', '协议价(元)', 'money'),
    must('principalFen', ['冲减贷款(元)', '冲本金'], 'money'),
    may('onInterestFen', ['冲减贷款(元)', '冲表内息'], 'money'),
    may('offInterestFen', ['冲减贷款(元)', '冲表外息'], 'money'),
    must('disposeByOn', '处置到期日', 'day'),
    may('disposedOn', ['处置', '处置日期'], 'day'),
    may('disposedCashFen', ['处置', '处置收入(元)'], 'money'),
  ],
};

export const PLAIN_FORMS = [STAFF, RECOVERIES, TARGETS, BALANCES, SUITS, GOV, ASSETS] as const;

/** The plain form of a kind of workbook; the ledger has a form of its own (ledger-form.ts). */
export function plainForm(kind: PlainForm['kind']): PlainForm {
  const form = PLAIN_FORMS.find((f) => f.kind === kind);
  if (form === undefined) throw new RangeError(`no plain form for ${kind}`);
  return form;
}
