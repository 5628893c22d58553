import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FileRef } from '../../../../electron/contract/files.js';
import { LongWork } from '../../../components/busy.js';
import { Card } from '../../../components/card.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { countText } from '../../../text/figures.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { fileSize } from './file-size.js';

/** While the files are read: which one, how many are left, the way to stop. Nothing of the ledger changes here. */
export function Reading({ flow, state }: { readonly flow: ImportFlow; readonly state: FlowState }): ReactNode {
  const { files } = state;
  const progress = state.work?.progress;
  // While files are read the total is their number; afterwards the core compares rows and all of them are read.
  const at = progress === undefined ? 0 : progress.total === files.length ? progress.done : files.length;
  const columns: readonly Column<FileRef>[] = [
    { key: 'name', titles: ['文件'], kind: 'text', width: 300, grow: true, value: (f) => f.name },
    { key: 'size', titles: ['大小'], kind: 'text', align: 'right', width: 110, value: (f) => fileSize(f.bytes) },
    { key: 'state', titles: ['状态'], kind: 'text', width: 180, value: (_, i) => i, render: (_, i) => <FileState done={i < at} now={i === at} /> },
  ];
  return (
    <>
      <LongWork title="正在读取文件" progress={progress} hint="此时只读文件，台账没有任何改动。可以去别的页面，读完会在左下角告诉您。" cancelText="取消读取" onCancel={() => flow.cancel()} />
      {files.length > 0 && <Card title="文件" hint={`共 ${countText(files.length)} 个${at < files.length ? `，还有 ${countText(files.length - at)} 个` : '，正在与台账比对'}`} flush className="fill">
        <div className="imports-scroll">
          <PlainTable label="正在读取的文件" className="roomy" columns={columns} rows={files} rowKey={(f) => f.ref} {...(files[at] ? { currentKey: files[at].ref } : {})} />
        </div>
      </Card>}
    </>
  );
}

function FileState({ done, now }: { readonly done: boolean; readonly now: boolean }): ReactNode {
  if (done) return <span><CheckCircleFilled className="good" aria-hidden="true" /> 读完</span>;
  return now ? <span className="link"><span className="spin" aria-hidden="true" /> 正在读</span> : <span className="third">等待</span>;
}
