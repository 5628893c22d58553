import type { Code } from '../codes.js';

/**
 * 假冒名贷款的四个来源 (D4-10): where such a loan comes to light, and which of the loans still owed the ledger brings
 * forward for each (线索): loans of government and villages are none. Whether one is a 假冒名 loan a person finds out.
 */
export const FALSE_NAME_SOURCES = [
  { code: 'unregistered', name: '上线前未注册', says: '信贷系统上线以前发放、至今没有注册', lead: '上线日以前发放、借款人没有证件号码' },
  { code: 'never_paid', name: '从未还款付息', says: '自借款后一直没有还款付息记录', lead: '当前本金等于借据金额、没有收过本息、没有转据' },
  { code: 'unconfirmed', name: '代办站函证不到位', says: '原代办站发放、至今函证不到位', lead: '原代办站贷款，没有有效催收日，也没有签收的文书' },
  { code: 'found', name: '清收中发现', says: '清收中发现、以前清理没有上报', lead: '实际用款人不是借款人，台账没有列为假冒名' },
] as const satisfies readonly (Code & { readonly says: string; readonly lead: string })[];
export type FalseNameSource = (typeof FALSE_NAME_SOURCES)[number]['code'];
