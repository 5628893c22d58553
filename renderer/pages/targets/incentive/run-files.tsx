import { DownOutlined, FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { RunList } from '../../../../electron/contract/incentive.js';
import { useJob } from '../../../api/use-command.js';
import { SaveButton } from '../../../components/save-button.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { zh } from '../../../text/zh.js';

const LISTS: readonly { readonly list: RunList; readonly label: string }[] = [
  { list: 'payroll', label: '发放表（工资用）' }, { list: 'rewards', label: '奖励名单' }, { list: 'deductions', label: '扣款名单' }, { list: 'sanctions', label: '限制名单' }, { list: 'commission', label: '代理佣金' }, { list: 'ranking', label: '名次表' },
];

/** The lists of a run as workbooks, one click each. */
export function RunLists({ runId }: { readonly runId: number }): ReactNode {
  const job = useJob('incentive.export');
  const save = useSaveFiles();
  const start = async (list: RunList): Promise<void> => {
    const done = await job.run({ runId, list });
    if (done) await save(done.files);
  };
  return (
    <>
      {job.error && job.error.reply.code !== 'CANCELLED' && <span className="save-refused bad" role="alert">{job.error.reply.message}。{job.error.reply.hint}</span>}
      {job.busy ? <Button onClick={job.cancel}><span className="spin" aria-hidden="true" /> 正在导出，{zh.cancel}</Button> : (
        <Dropdown autoFocus trigger={['click']} menu={{ items: LISTS.map((l) => ({ key: l.list, label: l.label })), onClick: ({ key }) => void start(key as RunList) }}>
          <Button icon={<FileExcelOutlined aria-hidden="true" />}>导出名单 <DownOutlined aria-hidden="true" /></Button>
        </Dropdown>
      )}
    </>
  );
}

/** 计算单 to sign, for one person or for all. */
export function StatementButton({ runId, staffNo, primary = false }: { readonly runId: number; readonly staffNo?: string; readonly primary?: boolean }): ReactNode {
  return <SaveButton method="incentive.statement" input={{ runId, ...(staffNo !== undefined && { staffNos: [staffNo] }) }} label={staffNo === undefined ? '全部计算单' : '打印计算单'} icon={<PrinterOutlined aria-hidden="true" />} primary={primary} />;
}
