import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { PlanFile } from '../../../../electron/contract/imports.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { fieldLines } from './field-lines.js';

/** Every field of the form: which column it comes from, and how the first row reads. Fields without a column are named. */
export function FieldsCard({ file, sheet }: { readonly file: PlanFile; readonly sheet: OutputOf<'import.sheet'> | undefined }): ReactNode {
  const { data, error, refetch } = useQuery('import.profile', { id: file.profile }, ['settings']);
  const lines = useMemo(() => fieldLines(file, data?.profile, sheet), [file, data, sheet]);
  const found = lines.filter((l) => l.head !== null).length;
  return (
    <Card title="台账字段" hint={<><span className="bad">*</span> 必填</>} right={<>已对应 {found}{lines.length > found ? ` · 表中没有 ${lines.length - found}` : ''}</>} flush className="fill">
      <Refusal error={error} onRetry={refetch} />
      <div className="imports-scroll plain-table">
        <table aria-label="台账字段">
          <thead><tr><th>字段</th><th>来自</th><th>第一行</th><th aria-label="状态" style={{ width: 34 }} /></tr></thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.key} className={l.head === null ? 'tone-done' : ''}>
                <td title={l.title}>{l.title}{l.required && <span className="bad"> *</span>}</td>
                <td title={l.head ?? undefined}>{l.head === null ? <span className="third">{l.constant === null ? '表中没有，不改动这一项' : `一律为“${l.constant}”`}</span> : <>{l.column !== null && <strong>{l.column} </strong>}{l.head.split(' / ').at(-1)}</>}</td>
                <td title={l.sample}>{l.sample === '' ? <span className="zero">—</span> : l.sample}</td>
                <td style={{ textAlign: 'center' }}>{l.head === null ? <MinusCircleOutlined className="third" aria-label="没有" /> : <CheckCircleFilled className="good" aria-label="已对应" />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
