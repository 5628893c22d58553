import type { JobName } from '../../contract/api.js';

/** What the bottom bar calls each kind of long work. */
export const jobTitles: Record<JobName, string> = {
  'ledger.create': '新建台账',
  'ledger.verify': '核验台账',
  'ledger.backup': '备份台账',
  'ledger.export': '按省表导出',
  'import.plan': '读取文件',
  'import.paste': '读取粘贴的内容',
  'import.commit': '入账',
  'import.problems': '生成退回表',
  'import.exportProfile': '导出导入方案',
  'incentive.export': '导出奖惩表',
  'incentive.statement': '生成奖励计算单',
  'reports.export': '导出报表',
  'reports.compare': '核对表格',
  'reports.issuedExport': '导出已出具的报表',
  'letters.merge': '套打文书',
  'letters.issue': '出具文书',
  'letters.print': '打印文书',
  'publications.export': '生成公示名单',
  'rosters.export': '生成名册',
  'rosters.issuedExport': '生成已发名册',
};
