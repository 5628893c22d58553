/** What a batch was, in one word. Unknown kinds of later versions are shown as they are. */
const KINDS: Readonly<Record<string, string>> = {
  import: '导入', recovery: '登记清收', reversal: '红字冲正', undo: '撤销', close: '结账', reopen: '重新开账', targets: '任务', 'targets.lock': '锁定任务', incentive: '奖惩计算', edit: '修改', create: '建账', report: '出具', roster: '名册', sample: '样例',
};

/** Kinds are `area` or `area.step`; the whole is looked up first, then the area. */
export const kindName = (kind: string): string => KINDS[kind] ?? KINDS[kind.split('.')[0] ?? ''] ?? kind;
