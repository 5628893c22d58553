import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { FileRef } from '../../../../electron/contract/files.js';
import { lastDay, type Period } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { FileDrop } from '../../../components/file-drop.js';
import { MonthInput } from '../../../components/month-input.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { TABLE_EXTENSIONS } from '../../../components/table-files.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { fileSize } from './file-size.js';
import { ProfileList } from './profile-list.js';

interface ChooseStepProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly period: Period;
}

/** Step 1: which files, which month. */
export function ChooseStep({ flow, state, period }: ChooseStepProps): ReactNode {
  const { readOnly, lastClosed } = useAppState();
  const { files } = state;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (event.target instanceof HTMLInputElement || !isTableText(text)) return;
      event.preventDefault();
      flow.paste(text);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [flow]);
  const columns: readonly Column<FileRef>[] = [
    { key: 'no', titles: ['序号'], kind: 'rank', width: 56, value: (_, i) => i + 1 },
    { key: 'name', titles: ['文件'], kind: 'text', width: 300, grow: true, value: (f) => f.name },
    { key: 'size', titles: ['大小'], kind: 'text', align: 'right', width: 110, value: (f) => fileSize(f.bytes) },
    { key: 'drop', titles: [''], kind: 'text', width: 90, value: () => null, render: (f) => <button type="button" className="bare link" aria-label={`不导入 ${f.name}`} onClick={() => flow.removeFile(f.ref)}><CloseOutlined aria-hidden="true" /> 去掉</button> },
  ];
  return (
    <>
      <FileDrop
        title={files.length === 0 ? '把各信用社报来的表拖到这里' : '还可以再加文件'} hint="台账、员工名单、清收登记簿、任务表、各项贷款余额等可以一起选，每个文件是什么表由程序认出来。支持 xlsx、xls、et、ods、csv。"
        extensions={TABLE_EXTENSIONS} folders quiet={files.length > 0} onFiles={(f) => flow.addFiles(f)}
      />
      {state.pasted !== null && <Pasted text={state.pasted} onDrop={() => flow.paste(null)} />}
      {files.length > 0 && (
        <Card title="要导入的文件" hint={`${countText(files.length)} 个`} flush className="fill" right={<button type="button" className="bare link" onClick={() => void flow.startOver()}>全部去掉</button>}>
          <div className="imports-scroll"><PlainTable label="要导入的文件" columns={columns} rows={files} rowKey={(f) => f.ref} /></div>
        </Card>
      )}
      {files.length === 0 && state.pasted === null && <p className="second imports-paste-hint fill">也可以在 Excel 或 WPS 里选中带表头的一片，复制后在这里按 <kbd>Ctrl</kbd>＋<kbd>V</kbd>。</p>}
      <div className="imports-foot">
        <span>账务月份</span>
        <MonthInput label="账务月份" value={period} onChange={(p) => flow.choose({ period: p })} />
        <span className="second">{lastClosed !== null && period <= lastClosed ? <span className="warn">{period} 已结账，台账不能再导入这个月</span> : `台账的本年各栏截至 ${lastDay(period)}`}</span>
        <ProfileChoice flow={flow} state={state} />
        <ProfileList />
        <span className="push row">
          {readOnly && <span className="warn">台账以只读方式打开，可以核对，不能入账</span>}
          <Button type="primary" disabled={files.length === 0 && state.pasted === null} onClick={() => void flow.read(period)}>{state.pasted !== null ? '读取粘贴的内容' : files.length === 0 ? '读取文件' : `读取 ${countText(files.length)} 个文件`}</Button>
        </span>
      </div>
    </>
  );
}

/** A block of cells as spreadsheets put it on the clipboard: at least two lines, cells between tabs. */
export const isTableText = (text: string): boolean => /\t/.test(text) && text.trim().split(/\r?\n/).length > 1;

const SHOWN_LINES = 12;

function Pasted({ text, onDrop }: { readonly text: string; readonly onDrop: () => void }): ReactNode {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  return (
    <Card title="粘贴的内容" hint={`${countText(lines.length)} 行，含表头`} flush className="fill" right={<button type="button" className="bare link" onClick={onDrop}>去掉</button>}>
      <div className="imports-sheet"><table><tbody>{lines.slice(0, SHOWN_LINES).map((l, i) => <tr key={i} className={i === 0 ? 'imports-head-row' : ''}>{l.split('\t').map((c, j) => <td key={j}>{c}</td>)}</tr>)}</tbody></table></div>
    </Card>
  );
}

/** The way out for a form that is not recognised by its heads: name the profile it is to be read by. */
function ProfileChoice({ flow, state }: Pick<ChooseStepProps, 'flow' | 'state'>): ReactNode {
  const { data } = useQuery('import.profiles', {}, ['imports', 'settings']);
  return (
    <Select
      aria-label="表式" value={state.profile} style={{ width: 236 }} onChange={(profile: string) => flow.choose({ profile })}
      options={[{ value: '', label: '表式：自动识别' }, ...(data?.profiles ?? []).map((p) => ({ value: p.id, label: `都按“${p.title || kindOfFile(p.kind)}”读` }))]}
    />
  );
}
