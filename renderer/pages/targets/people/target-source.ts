import type { TargetRow } from '../../../../electron/contract/targets.js';

const NAMES: Readonly<Record<NonNullable<TargetRow['source']>, string>> = { tier: '职级', allocated: '分配', override: '调整' };

/** 来源 of a target: 职级, 分配 or 调整; — when there is none. */
export const sourceName = (source: TargetRow['source']): string => (source === null ? '—' : NAMES[source]);
/** The same with the reason of an override. */
export const sourceText = (source: TargetRow['source'], reason: string | null): string => (source === null ? '没有任务' : `${NAMES[source]}${reason === null || reason === '' ? '' : `：${reason}`}`);
