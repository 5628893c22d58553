import { formatYuan, splitFen, type Fen } from '../../../../electron/domain/money.js';
import { typedFen } from '../../../text/typed-amount.js';

/** One person's part as typed, in 元. */
export interface Part {
  readonly staffNo: string;
  readonly text: string;
}

/** Σ of the parts in 分; null when one of them cannot be read. */
export function sumOf(parts: readonly Part[]): number | null {
  let sum = 0;
  for (const p of parts) {
    const fen = typedFen(p.text);
    if (fen === null) return null;
    sum += fen;
  }
  return sum;
}

/** What hinders the allocation from being kept, or ''. The parts must add up to the unit's task to the 分. */
export function partsMissing(parts: readonly Part[], taskFen: number): string {
  const sum = sumOf(parts);
  if (parts.length === 0) return '这个机构没有可以分配的信用社员工';
  if (taskFen < 0) return '按职级定的任务已超过机构任务';
  if (sum === null) return '有不能识别的金额';
  if (sum === taskFen) return '';
  return sum < taskFen ? `还差 ${formatYuan(taskFen - sum)} 元没有分` : `多分了 ${formatYuan(sum - taskFen)} 元`;
}

/** 平均分 to whole 元, the rest to the first ones, so that the sum is the task to the 分. */
export function evenParts(parts: readonly Part[], taskFen: number): Part[] {
  const yuan = Math.floor(taskFen / 100);
  const shares = splitFen(yuan as Fen, parts.map(() => 1));
  return parts.map((p, i) => ({ ...p, text: formatYuan((shares[i] ?? 0) * 100 + (i === 0 ? taskFen - yuan * 100 : 0)) }));
}

/** Gives a person what the others leave of the task; nothing when they already take more. */
export function restTo(parts: readonly Part[], staffNo: string, taskFen: number): Part[] {
  const others = sumOf(parts.filter((p) => p.staffNo !== staffNo));
  return others === null || others > taskFen ? [...parts] : parts.map((p) => (p.staffNo === staffNo ? { ...p, text: formatYuan(taskFen - others) } : p));
}
