/**
 * Enumerations: an English code for the ledger and the program, the Chinese term for people. The command line and
 * workbooks accept both (decisions.md 24). Sources: domain.md §1.1 (ledgers in use) and the county's eleven measures.
 */
export interface Code<C extends string = string> {
  readonly code: C;
  readonly name: string;
  /** Other spellings seen in workbooks. */
  readonly also?: readonly string[];
}

function list<const C extends string>(...items: Code<C>[]): readonly Code<C>[] {
  return items;
}

/** 五本账. `on` is the only book inside the balance sheet; C1 runs on it alone. */
export const BOOKS = list(
  { code: 'on', name: '表内', also: ['表内不良贷款'] },
  { code: 'note_swap', name: '票据置换', also: ['票据置换不良贷款', '央票置换'] },
  { code: 'written_off', name: '已核销', also: ['核销', '已核销不良贷款'] },
  { code: 'fund_swap', name: '资金置换', also: ['资金置换不良贷款', '表外其他'] },
  { code: 'asset', name: '抵债资产' },
);
export type Book = (typeof BOOKS)[number]['code'];

/** 五级分类 with the system's sub-levels 关注2/3/4 (D1-09). */
export interface ClassCode extends Code {
  readonly parent: string | null;
  readonly npl: boolean;
}
export const CLASSES = [
  { code: 'normal', name: '正常', parent: null, npl: false, also: ['正常类'] },
  { code: 'watch', name: '关注', parent: null, npl: false, also: ['关注类'] },
  { code: 'watch1', name: '关注1', parent: 'watch', npl: false },
  { code: 'watch2', name: '关注2', parent: 'watch', npl: false },
  { code: 'watch3', name: '关注3', parent: 'watch', npl: false },
  { code: 'watch4', name: '关注4', parent: 'watch', npl: false },
  { code: 'substandard', name: '次级', parent: null, npl: true, also: ['次级类'] },
  { code: 'doubtful', name: '可疑', parent: null, npl: true, also: ['可疑类'] },
  { code: 'loss', name: '损失', parent: null, npl: true, also: ['损失类'] },
] as const satisfies readonly ClassCode[];
export type RiskClass = (typeof CLASSES)[number]['code'];

/** 四级分类（一逾两呆）, a legacy column of the form. */
export const OLD_CLASSES = list(
  { code: 'normal', name: '正常' },
  { code: 'overdue', name: '逾期' },
  { code: 'sluggish', name: '呆滞' },
  { code: 'bad', name: '呆账', also: ['呆帐'] },
);
export type OldClass = (typeof OLD_CLASSES)[number]['code'];

/** 收回形式. The effect decides whether it is 清收 (recover), another reduction (dispose) or an increase (grow). */
export interface FormCode extends Code {
  readonly effect: 'recover' | 'dispose' | 'grow';
}
export const FORMS = [
  { code: 'cash', name: '现金', effect: 'recover', also: ['现金收回', '货币资金'] },
  { code: 'in_kind', name: '以物抵债', effect: 'recover', also: ['抵债', '以资抵债'] },
  { code: 'rollover', name: '转据/重组上调', effect: 'dispose', also: ['转据', '重组上调', '转据盘活'] },
  { code: 'upgrade', name: '非重组上调', effect: 'dispose', also: ['上调'] },
  { code: 'write_off', name: '核销', effect: 'dispose', also: ['呆账核销'] },
  { code: 'fund_swap', name: '资金置换', effect: 'dispose', also: ['置换'] },
  { code: 'other', name: '其他', effect: 'dispose', also: ['其他减少', '其他方式收回'] },
  { code: 'new_npl', name: '新增不良', effect: 'grow', also: ['本年新增'] },
] as const satisfies readonly FormCode[];
export type Form = (typeof FORMS)[number]['code'];

/** 清收措施, the county's eleven (D4-01). */
export const MEASURES = list(
  { code: 'tender', name: '竞标', also: ['竞标清收'] },
  { code: 'entrust', name: '委托', also: ['委托清收'] },
  { code: 'rollover', name: '转据', also: ['转据清收'] },
  { code: 'package', name: '打包', also: ['打包清收'] },
  { code: 'in_kind', name: '抵贷', also: ['抵贷清收', '以物抵贷'] },
  { code: 'concentrated', name: '集中', also: ['集中清收'] },
  { code: 'administrative', name: '行政', also: ['行政清收'] },
  { code: 'compulsory', name: '强制', also: ['强制清收'] },
  { code: 'hand_up', name: '上划', also: ['上划清收'] },
  { code: 'responsibility', name: '责任', also: ['责任清收'] },
  { code: 'reward', name: '奖励', also: ['奖励清收'] },
);
export type Measure = (typeof MEASURES)[number]['code'];

/** 职级档次 and the year target that goes with it in 元 (D4-14); null = allocated from the unit's task. */
export interface TierCode extends Code {
  readonly targetFen: number | null;
}
export const TIERS = [
  { code: 'party_committee', name: '党委成员', targetFen: 100_000_000 },
  { code: 'department_head', name: '部室主任', targetFen: 80_000_000 },
  { code: 'deputy_head', name: '部室副主任', targetFen: 70_000_000, also: ['副主任'] },
  { code: 'office_staff', name: '一般员工', targetFen: 10_000_000 },
  { code: 'union_staff', name: '信用社员工', targetFen: null },
] as const satisfies readonly TierCode[];
export type Tier = (typeof TIERS)[number]['code'];

/** 责任角色. `collect` is the person whose target the recovery counts for. */
export const ROLES = list(
  { code: 'investigate', name: '调查', also: ['调查人', '主调查'] },
  { code: 'review', name: '审查', also: ['审查人'] },
  { code: 'approve', name: '审批', also: ['审批人'] },
  { code: 'contract', name: '包收', also: ['包收人', '原包收人'] },
  { code: 'manage', name: '管理', also: ['管理责任人'] },
  { code: 'collect', name: '清收', also: ['清收责任人'] },
);
export type Role = (typeof ROLES)[number]['code'];

export const GUARANTEES = list(
  { code: 'credit', name: '信用', also: ['信用贷款'] },
  { code: 'surety', name: '保证', also: ['保证贷款', '保证担保'] },
  { code: 'joint_surety', name: '联保', also: ['联保贷款', '农户联保', '多户联保'] },
  { code: 'mortgage', name: '抵押', also: ['抵押贷款', '抵押担保'] },
  { code: 'pledge', name: '质押', also: ['质押贷款', '质押担保'] },
  { code: 'mixed', name: '组合', also: ['组合担保'] },
);
export type Guarantee = (typeof GUARANTEES)[number]['code'];

export const CLIENTS = list(
  { code: 'farmer', name: '农户' },
  { code: 'person', name: '自然人其他', also: ['自然人', '其他自然人'] },
  { code: 'firm', name: '企业', also: ['公司'] },
  { code: 'village', name: '村组集体' },
  { code: 'public_body', name: '行政事业单位' },
);
export type Client = (typeof CLIENTS)[number]['code'];

/** 涉政标识. */
export const PUBLIC_KINDS = list(
  { code: 'no', name: '否', also: [''] },
  { code: 'official', name: '公职人员' },
  { code: 'unit', name: '单位', also: ['县直单位', '行政事业单位'] },
  { code: 'village', name: '村级', also: ['村组集体', '村委会'] },
);
export type PublicKind = (typeof PUBLIC_KINDS)[number]['code'];

export const ID_KINDS = list(
  { code: 'id_card', name: '身份证', also: ['居民身份证', '二代身份证'] },
  { code: 'credit_code', name: '统一社会信用代码' },
  { code: 'org_code', name: '组织机构代码', also: ['机构代码', '组织机构代码证'] },
  { code: 'other', name: '其他' },
);
export type IdKind = (typeof ID_KINDS)[number]['code'];

/** 形成原因, ten codes in use in the province (domain.md §1.1). */
export const CAUSES = list(
  { code: 'policy', name: '宏观产业政策' },
  { code: 'business', name: '企业经营管理' },
  { code: 'private_lending', name: '客户涉及民间融资' },
  { code: 'other_objective', name: '其它客观', also: ['其他客观'] },
  { code: 'rules_missing', name: '制度缺失' },
  { code: 'decision', name: '决策失误' },
  { code: 'staff_violation', name: '信贷人员违规' },
  { code: 'weak_awareness', name: '风险意识淡薄' },
  { code: 'handover', name: '管理交接不规范' },
  { code: 'other_subjective', name: '其它主观', also: ['其他主观'] },
);
export type Cause = (typeof CAUSES)[number]['code'];

export const PROBLEMS = list(
  { code: 'ordinary', name: '普通', also: [''] },
  { code: 'staff_own', name: '职工自借' },
  { code: 'staff_guaranteed', name: '职工担保' },
  { code: 'staff_introduced', name: '职工介绍' },
  { code: 'false_name', name: '假冒名' },
  { code: 'agency', name: '原代办站' },
  { code: 'government', name: '政府' },
);
export type Problem = (typeof PROBLEMS)[number]['code'];

export const UNIT_KINDS = list(
  { code: 'county', name: '县联社' },
  { code: 'office', name: '机关部室', also: ['机关'] },
  { code: 'credit_union', name: '信用社' },
  { code: 'branch', name: '分社', also: ['营业部'] },
);
export type UnitKind = (typeof UNIT_KINDS)[number]['code'];

export const ASSET_KINDS = list(
  { code: 'real_estate', name: '不动产', also: ['房产', '土地'] },
  { code: 'equity', name: '股权' },
  { code: 'right', name: '权利' },
  { code: 'movable', name: '动产' },
);
export type AssetKind = (typeof ASSET_KINDS)[number]['code'];

/** 抵债资产处置. Rent takes nothing off the book value. */
export const ASSET_ACTS = list(
  { code: 'sell', name: '出售' },
  { code: 'lease', name: '出租' },
  { code: 'loss', name: '处置损失', also: ['损失'] },
  { code: 'other', name: '其他处置', also: ['其他'] },
);

/** Finds a code by English code, Chinese term or a known spelling; null when unknown. */
export function findCode<T extends Code>(items: readonly T[], text: string): T | null {
  const t = text.trim();
  return items.find((i) => i.code === t || i.name === t || (i.also?.includes(t) ?? false)) ?? null;
}

/** The Chinese term of a code; the code itself when it is not in the list (never hides a value). */
export function nameOf(items: readonly Code[], code: string): string {
  return items.find((i) => i.code === code)?.name ?? code;
}
