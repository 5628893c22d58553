import type { PlanHead } from '../../../../electron/contract/incentive.js';

export const STATE_NAMES: Readonly<Record<PlanHead['state'], string>> = { shipped: '随程序提供', draft: '草稿', approved: '已批准', locked: '已锁定' };
export const STATE_TAGS: Readonly<Record<PlanHead['state'], string>> = { shipped: 'tag', draft: 'tag tag-warn', approved: 'tag tag-accent', locked: 'tag tag-good' };

export const planKey = (plan: Pick<PlanHead, 'id' | 'version' | 'state'>): string => `${plan.id}@${plan.version}${plan.state === 'shipped' ? '!' : ''}`;
export const versionName = (plan: Pick<PlanHead, 'version' | 'state'>): string => (plan.state === 'shipped' ? '随程序版' : `第 ${plan.version} 版`);

/** What a version is usually held against: the last one that was decided, else what ships under its name, else nothing but itself as it was saved. */
export function usualBase(plan: Pick<PlanHead, 'id' | 'version' | 'state'>, plans: readonly PlanHead[]): PlanHead | undefined {
  const others = plans.filter((p) => planKey(p) !== planKey(plan));
  const own = others.filter((p) => p.id === plan.id);
  const decided = own.filter((p) => p.state === 'locked' || p.state === 'approved').sort((a, b) => b.version - a.version);
  return decided[0] ?? own.find((p) => p.state === 'shipped') ?? (plan.state === 'draft' ? undefined : others[0]);
}
