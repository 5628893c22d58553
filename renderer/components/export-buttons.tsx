import { DownloadOutlined, DownOutlined, FileExcelOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { InputOf } from '../../electron/contract/api.js';
import type { OutputFormat } from '../../electron/contract/reports.js';
import { useJob } from '../api/use-command.js';
import { zh } from '../text/zh.js';
import { useSaveFiles } from './use-save-files.js';

type Method = 'reports.export' | 'reports.issuedExport' | 'rosters.export' | 'rosters.issuedExport';
const NAMES: Readonly<Record<OutputFormat, string>> = { xlsx: 'Excel 工作簿', pdf: 'PDF', html: '网页（可打印）', csv: 'CSV 文本' };

interface ExportButtonsProps<M extends Method> {
  readonly method: M;
  readonly input: Omit<InputOf<M>, 'formats'>;
  readonly formats?: readonly OutputFormat[];
  readonly disabled?: boolean;
}

/** 导出 Excel with one click, the other forms one menu away; while it works it can be stopped, and a refusal stands beside it. */
export function ExportButtons<M extends Method>({ method, input, formats = ['xlsx', 'pdf', 'html', 'csv'], disabled = false }: ExportButtonsProps<M>): ReactNode {
  const { notification } = App.useApp();
  const job = useJob(method);
  const save = useSaveFiles();
  const start = async (format: OutputFormat): Promise<void> => {
    const result = await job.run({ ...input, formats: [format] } as InputOf<M>);
    if (result === undefined) return;
    if ((await save(result.files)) && result.note !== undefined) notification.info({ title: NAMES[format], description: result.note });
  };
  const [first = 'xlsx', ...others] = formats;
  return (
    <>
      {job.error && job.error.reply.code !== 'CANCELLED' && <span className="save-refused bad" role="alert">{job.error.reply.message}。{job.error.reply.hint}</span>}
      {job.busy ? <Button onClick={job.cancel}><span className="spin" aria-hidden="true" /> {job.progress?.step ?? '正在导出'}，{zh.cancel}</Button> : (
        <>
          <Button icon={first === 'xlsx' ? <FileExcelOutlined aria-hidden="true" /> : <DownloadOutlined aria-hidden="true" />} disabled={disabled} onClick={() => void start(first)}>{first === 'xlsx' ? zh.exportExcel : `导出 ${NAMES[first]}`}</Button>
          {others.length > 0 && (
            <Dropdown trigger={['click']} disabled={disabled} menu={{ items: others.map((f) => ({ key: f, label: NAMES[f] })), onClick: ({ key }) => void start(key as OutputFormat) }}>
              <Button>其他格式 <DownOutlined aria-hidden="true" /></Button>
            </Dropdown>
          )}
        </>
      )}
    </>
  );
}
