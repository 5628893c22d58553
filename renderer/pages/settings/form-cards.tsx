import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { ExportForm } from '../../../electron/contract/forms.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { Card } from '../../components/card.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { useAppState } from '../../frame/app-state.js';
import { countText } from '../../text/figures.js';
import { kindOfFile } from '../../text/verdicts.js';
import { TakeInProfile, useHandOut } from '../imports/profile-files.js';

/** 表式与方案: in which forms the ledger is given back, and by which profiles workbooks are read; what ships and what this office has kept. */
export function FormCards(): ReactNode {
  return <><FormsCard /><ProfilesCard /></>;
}

const from = (own: boolean): ReactNode => <span className={own ? 'tag tag-accent' : 'tag'}>{own ? '本单位' : '随程序'}</span>;

const FORM: readonly Column<ExportForm>[] = [
  { key: 'title', titles: ['表式'], kind: 'text', width: 220, grow: true, value: (f) => f.title },
  { key: 'version', titles: ['版本'], kind: 'text', width: 90, value: (f) => `第 ${f.version} 版` },
  { key: 'sheet', titles: ['工作表'], kind: 'text', width: 170, value: (f) => f.sheet },
  { key: 'unit', titles: ['金额单位'], kind: 'text', width: 80, value: (f) => f.unit },
  { key: 'columns', titles: ['填写'], kind: 'text', width: 80, value: (f) => `${countText(f.columns)} 栏` },
  { key: 'only', titles: ['只收哪些贷款'], kind: 'text', width: 200, value: (f) => f.only.map((o) => `${o.title} ${o.value}`).join('、') || '全部' },
  { key: 'own', titles: ['来源'], kind: 'text', width: 90, value: (f) => (f.own ? '本单位' : '随程序'), render: (f) => from(f.own) },
];

function FormsCard(): ReactNode {
  const { data, error, refetch } = useQuery('forms.list', {}, ['imports', 'history', 'settings']);
  return (
    <Card title="导出表式" hint="台账可以按这些表导出；上级修订了表式，在“导入”中对应好字段后作为导出表式保存" flush className="settings-forms">
      <Refusal error={error} onRetry={refetch} />
      <PlainTable label="导出表式" className="settings-roomy" columns={FORM} rows={data?.forms ?? []} rowKey={(f) => f.id} empty={data ? '没有导出表式' : '正在读取…'} />
    </Card>
  );
}

type Profile = OutputOf<'import.profiles'>['profiles'][number];

function ProfilesCard(): ReactNode {
  const { readOnly } = useAppState();
  const { data, error, refetch } = useQuery('import.profiles', {}, ['imports', 'settings', 'history']);
  const { handOut, busy, error: refused } = useHandOut();
  const [shown, setShown] = useState<{ id: string; version: number; title: string }>();
  const columns: readonly Column<Profile>[] = [
    { key: 'title', titles: ['方案'], kind: 'text', width: 220, grow: true, value: (p) => p.title },
    { key: 'kind', titles: ['读哪种表'], kind: 'text', width: 150, value: (p) => kindOfFile(p.kind) },
    { key: 'own', titles: ['来源'], kind: 'text', width: 90, value: (p) => (p.own ? '本单位' : '随程序'), render: (p) => from(p.own) },
    {
      key: 'versions', titles: ['版本，新的在前'], kind: 'text', width: 480, value: (p) => p.versions.join('、'),
      render: (p) => (
        <span className="row wrap">
          {p.versions.map((v) => (
            <span key={v} className="settings-version">
              <span className={v === p.version ? '' : 'second'}>第 {v} 版{v === p.version ? '，在用' : ''}</span>
              <button type="button" className="bare link" aria-label={`看 ${p.title} 第 ${v} 版`} onClick={() => setShown({ id: p.id, version: v, title: p.title })}>看</button>
              <button type="button" className="bare link" aria-label={`存出 ${p.title} 第 ${v} 版`} disabled={busy} onClick={() => handOut(p.id, v)}>存出</button>
            </span>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Card title="导入方案" hint="写明哪一列是什么；旧版本装回来就是最新的一版" flush className="fill" right={<TakeInProfile disabled={readOnly ? '台账以只读方式打开' : undefined} />}>
      <Refusal error={error ?? refused} onRetry={error ? refetch : undefined} />
      <div className="settings-scroll"><PlainTable label="导入方案" className="settings-roomy" columns={columns} rows={data?.profiles ?? []} rowKey={(p) => p.id} empty={data ? '没有方案' : '正在读取…'} /></div>
      <Modal open={shown !== undefined} title={shown && `${shown.title}，第 ${shown.version} 版`} width={820} centered destroyOnHidden footer={null} onCancel={() => setShown(undefined)}>{shown && <ProfileFields id={shown.id} version={shown.version} />}</Modal>
    </Card>
  );
}

interface Field {
  readonly key: string;
  readonly titles: readonly string[];
  readonly synonyms: readonly string[];
  readonly required: boolean;
  readonly constant?: string;
}

const FIELD: readonly Column<Field>[] = [
  { key: 'no', titles: ['序号'], kind: 'rank', width: 50, value: (_, i) => i + 1 },
  { key: 'head', titles: ['表头'], kind: 'text', width: 280, value: (f) => f.titles.join(' › ') },
  { key: 'also', titles: ['也认这些叫法'], kind: 'text', width: 240, grow: true, value: (f) => f.synonyms.join('、'), render: (f) => <span title={f.synonyms.join('、')}>{f.synonyms.join('、') || <span className="zero">—</span>}</span> },
  { key: 'must', titles: ['必填'], kind: 'text', width: 110, value: (f) => (f.constant === undefined ? (f.required ? '必填' : '') : `都填“${f.constant}”`) },
];

/** What a version of a profile says, field by field. */
function ProfileFields({ id, version }: { readonly id: string; readonly version: number }): ReactNode {
  const { data, error } = useQuery('import.profile', { id, version }, ['settings']);
  if (error) return <Refusal error={error} />;
  if (!data) return <Busy />;
  const { unit, fields } = data.profile as { unit: string | null; fields: readonly Field[] };
  return (
    <div className="stack">
      <p className="second">{unit === null ? '金额单位每次在“对应字段”中指定' : `表上没有写明单位时，金额按${unit}读`}；{fields.length} 个字段</p>
      <div className="settings-fields"><PlainTable label="方案的字段" columns={FIELD} rows={fields} rowKey={(f) => f.key} /></div>
    </div>
  );
}
