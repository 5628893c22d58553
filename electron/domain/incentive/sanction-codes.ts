import type { Code } from '../codes.js';

/** 限制事项 (D4-15, D5-06, D1-12). */
export const SANCTIONS = [
  { code: 'no_transfer', name: '不能调动', also: ['禁调动'] },
  { code: 'no_promotion', name: '不能晋升', also: ['禁晋升'] },
  { code: 'no_award', name: '不能评先', also: ['禁评先'] },
  { code: 'suspended', name: '停岗' },
  { code: 'off_post_collecting', name: '待岗清收' },
  { code: 'admonition', name: '诫勉谈话' },
] as const satisfies readonly Code[];
export type SanctionCode = (typeof SANCTIONS)[number]['code'];
