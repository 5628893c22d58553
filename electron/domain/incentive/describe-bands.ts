import { nameOf, type Code } from '../codes.js';
import type { Edge } from './rule-plan.js';

export const codeNames = (list: readonly Code[], values: readonly string[] | undefined): string => (values ?? []).map((v) => nameOf(list, v)).join('、');

export const edgeText = (edge: Edge): string => (edge === 'upper' ? '（恰在分界的算高一档）' : '（恰在分界的算低一档）');

export function bandText(from: number, to: number | null, show: (value: number) => string): string {
  if (to === null) return from === 0 ? '不分档' : `${show(from)}以上`;
  return from === 0 ? `${show(to)}以下` : `${show(from)}至${show(to)}`;
}
