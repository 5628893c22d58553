/** What a batch was, in one word. Unknown kinds of later versions are shown as they are. */
const KINDS: Readonly<Record<string, string>> = {
  import: '导入', recovery: '登记清收', reversal: '红字冲正', undo: '撤销', close: '结账', reopen: '重新开账', targets: '锁定任务', incentive: '奖惩', create: '建账', profile: '导入方案', issue: '出具', loan: '贷款变动', unit: '机构变动', register: '登记簿', totals: '各项贷款', roster: '名册', case: '责任认定', fund: '风险金', letter: '文书',
};

export const kindName = (kind: string): string => KINDS[kind] ?? kind;

/** A title that begins with its kind's word is not given the word twice. */
export const titleWithKind = (kind: string, title: string): string => (title.startsWith(kindName(kind).slice(0, 2)) ? title : `${kindName(kind)} ${title}`);
