/** Where debtors are named. */
export const CHANNELS = [{ code: 'newspaper', name: '登报' }, { code: 'poster', name: '张榜' }, { code: 'exposure', name: '媒体曝光' }] as const;
export type Channel = (typeof CHANNELS)[number]['code'];

/**
 * What allows a debtor to be named: a judgment in force, the court's list of 失信被执行人, or his own separate consent
 * (个人信息保护法25; 民诉法266). Without one of them nobody is published.
 */
export const BASES = [{ code: 'judgment', name: '生效判决' }, { code: 'defaulter', name: '失信被执行人' }, { code: 'consent', name: '本人书面同意' }] as const;
export type Basis = (typeof BASES)[number]['code'];

export const channelName = (code: Channel): string => CHANNELS.find((c) => c.code === code)?.name ?? code;
export const basisName = (code: Basis): string => BASES.find((b) => b.code === code)?.name ?? code;
