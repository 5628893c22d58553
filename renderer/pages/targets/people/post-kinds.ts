import type { InputOf } from '../../../../electron/contract/api.js';
import type { StaffPost } from '../../../../electron/contract/targets.js';

/** 任职 by its kind. */
export const POST_KINDS: Readonly<Record<StaffPost['kind'], string>> = { main: '现职', lent: '借出', seconded: '抽调', acting: '代理' };

export type PostInput = InputOf<'staff.post'>;

/** A change as an office names it. */
export interface PostChange {
  readonly key: 'promoted' | 'moved' | 'joined' | 'lent' | 'seconded' | 'acting' | 'left';
  readonly label: string;
  readonly kind: PostInput['kind'];
  /** What has to be said about it. */
  readonly unit: boolean;
  readonly tier: boolean;
  /** A post beside the main one may end by itself. */
  readonly until: boolean;
  readonly about: string;
}
export const POST_CHANGES: readonly PostChange[] = [
  { key: 'promoted', label: '职级变动', kind: 'main', unit: false, tier: true, until: false, about: '自这一天起按新职级，任务按办法折算。' },
  { key: 'moved', label: '调动', kind: 'main', unit: true, tier: true, until: false, about: '自这一天起到新机构；以前的收回仍计在原来的任务里。' },
  { key: 'joined', label: '入职', kind: 'main', unit: true, tier: true, until: false, about: '自这一天起有任务。' },
  { key: 'lent', label: '借出', kind: 'lent', unit: true, tier: false, until: true, about: '现职和任务不变。' },
  { key: 'seconded', label: '抽调', kind: 'seconded', unit: true, tier: false, until: true, about: '现职和任务不变。' },
  { key: 'acting', label: '代理', kind: 'acting', unit: true, tier: true, until: true, about: '代理期间现职和任务不变。' },
  { key: 'left', label: '离职', kind: 'leave', unit: false, tier: false, until: false, about: '这一天起不再在职；责任贷款仍由本人负责。' },
];
