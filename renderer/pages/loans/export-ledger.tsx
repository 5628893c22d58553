import { DownOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ExportForm } from '../../../electron/contract/forms.js';
import type { Period } from '../../../electron/domain/date.js';
import { useJob } from '../../api/use-command.js';
import { useQuery } from '../../api/use-query.js';
import { useSaveFiles } from '../../components/use-save-files.js';
import { countText } from '../../text/figures.js';
import { zh } from '../../text/zh.js';

/** The form of the province, as it ships or as this office has replaced it. */
const USUAL = 'provincial-ledger';

/** 按省表导出, and beside it every other form that this office has kept; afterwards says how many loans a form left out, and why. */
export function ExportLedger({ period, unit }: { readonly period: Period; readonly unit: string | undefined }): ReactNode {
  const { notification } = App.useApp();
  const { data } = useQuery('forms.list', {}, ['imports', 'history']);
  const job = useJob('ledger.export');
  const save = useSaveFiles();
  const forms = data?.forms ?? [];
  const others = forms.filter((f) => f.id !== USUAL);
  const start = async (id: string): Promise<void> => {
    const made = await job.run({ profile: id, period, ...(unit === undefined ? {} : { unit }) });
    if (!made || !(await save(made.files)) || made.leftOut === 0) return;
    notification.info({ title: `已导出 ${countText(made.rows)} 笔，${countText(made.leftOut)} 笔没有列入`, description: leftOutWords(forms.find((f) => f.id === id)), duration: 0 });
  };
  if (job.busy) return <Button onClick={job.cancel}><span className="spin" aria-hidden="true" /> {job.progress?.step ?? '正在导出'}，{zh.cancel}</Button>;
  const button = <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={() => void start(USUAL)}>按省表导出</Button>;
  return (
    <>
      {job.error && job.error.reply.code !== 'CANCELLED' && <span className="save-refused bad" role="alert">{job.error.reply.message}。{job.error.reply.hint}</span>}
      {others.length === 0 ? button : (
        <Space.Compact>
          {button}
          <Dropdown trigger={['click']} menu={{ items: others.map((f) => ({ key: f.id, label: formName(f) })), onClick: ({ key }) => void start(key) }}>
            <Button icon={<DownOutlined aria-hidden="true" />} aria-label="按别的表式导出" />
          </Dropdown>
        </Space.Compact>
      )}
    </>
  );
}

const formName = (f: ExportForm): string => `按“${f.title}”导出（第 ${f.version} 版，${f.unit}）`;

/** Why loans are missing from a file that was asked for: the form says one thing of all its rows. */
export function leftOutWords(form: Pick<ExportForm, 'only'> | undefined): string {
  const only = (form?.only ?? []).map((o) => `${o.title}为“${o.value}”`).join('、');
  return only === '' ? '这张表式没有相应的栏，不收这些贷款。要全部贷款的，请按省表导出。' : `这张表式只收${only}的贷款。要全部贷款的，请按省表导出。`;
}
