/** Words used in more than one place: one term for one thing everywhere. */
export const zh = {
  product: '清收台账',
  open: '开放 · 未结账',
  closed: '已结账',
  training: '演练',
  encrypted: '台账已加密',
  notEncrypted: '未加密',
  readOnly: '只读',
  noJobs: '没有正在进行的工作',
  cancel: '取消',
  retry: '重试',
  close: '关闭',
  print: '打印',
  exportExcel: '导出 Excel',
  noFigure: '—',
  loading: '正在读取',
  all: '全部',
} as const;
