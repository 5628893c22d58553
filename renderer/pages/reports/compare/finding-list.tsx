import { CheckCircleFilled, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ComparedTable } from '../../../../electron/contract/comparing.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { countText } from '../../../text/figures.js';
import { FINDING_COLUMNS } from './lines.js';
import { useCopyRows } from './use-copy-rows.js';

/** What does not follow from the sheet's own figures, and what could not be checked. */
export function FindingList({ table }: { readonly table: ComparedTable }): ReactNode {
  const copy = useCopyRows(FINDING_COLUMNS);
  const { findings, findingCount, unchecked } = table;
  return (
    <section className="card card-flush compare-findings" aria-label="表内问题">
      <div className="card-head">
        <h2>表内问题</h2>
        <span className="second">合计、比率、双降，只看表上自己的数</span>
        <span className="push"><Button className="no-print" size="small" icon={<CopyOutlined aria-hidden="true" />} disabled={findings.length === 0} onClick={() => copy(findings)}>复制</Button></span>
      </div>
      {findings.length === 0 ? <p className="compare-none"><CheckCircleFilled className="good" aria-hidden="true" /> 能核对的都对得上。</p>
        : <PlainTable label="表内问题" className="compare-wrapping" columns={FINDING_COLUMNS} rows={findings} rowKey={(f) => `${f.kind} ${f.at}`} />}
      {findingCount > findings.length && <p className="compare-none second">另有 {countText(findingCount - findings.length)} 处没有列出。</p>}
      {unchecked.length > 0 && (
        <div className="compare-unchecked">
          <h3>没有核对的 {countText(unchecked.length)} 项</h3>
          <ul>{unchecked.map((u) => <li key={u}>{u}</li>)}</ul>
        </div>
      )}
    </section>
  );
}
