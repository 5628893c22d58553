import { App, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { ImportPlan } from '../../../electron/contract/imports.js';
import { useCommand } from '../../api/use-command.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { Refusal } from '../../components/refusal.js';
import { useAppState } from '../../frame/app-state.js';
import type { ImportFlow } from './flow.js';

interface KeepFormProps {
  readonly flow: ImportFlow;
  readonly plan: Pick<ImportPlan, 'planId' | 'period'>;
  readonly file: string;
  readonly sheet: string;
  /** Id of the saved profile that reads the sheet. */
  readonly profile: string;
  readonly disabled?: string | undefined;
  /** As words in a sentence instead of a button in a row. */
  readonly link?: boolean;
}

/** 作为导出表式保存: what would be kept is tried out and said first; a workbook that cannot be a form is refused in words, here. */
export function KeepForm({ flow, plan, file, sheet, profile, disabled, link = false }: KeepFormProps): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const source = { planId: plan.planId, file, sheet, profile };
  const look = useQuery('forms.look', open ? source : null, ['imports']);
  const save = useCommand('forms.save');
  const form = look.stale ? undefined : look.data;
  const why = readOnly ? '台账以只读方式打开' : disabled;
  const keep = async (): Promise<void> => {
    const done = await save.run(source);
    if (!done) return;
    setOpen(false);
    message.success(`已保存导出表式，第 ${done.version} 版。在“台账 › 贷款”导出时选用`);
    // The form is a batch of its own: the plan was made before it and would be refused as stale.
    void flow.readAgain(plan.period);
  };
  return (
    <>
      {link ? <button type="button" className="bare link" disabled={why !== undefined} title={why} onClick={() => setOpen(true)}>作为导出表式保存…</button> : <Button disabled={why !== undefined} title={why} onClick={() => setOpen(true)}>作为导出表式保存…</Button>}
      <Modal
        open={open} title="作为导出表式保存" width={590} centered destroyOnHidden closable={false} mask={{ closable: false }} onCancel={() => setOpen(false)}
        footer={<div className="row row-end"><Button onClick={() => setOpen(false)}>不保存</Button><Button type="primary" loading={save.busy} disabled={!form || look.error !== undefined} onClick={() => void keep()}>{form && !look.error ? `保存为导出表式（第 ${form.version} 版）` : '保存为导出表式'}</Button></div>}
      >
        <div className="stack imports-keep">
          <Refusal error={look.error ?? save.error} />
          {look.error ? null : form ? <FormFacts form={form} file={file} /> : <Busy text="正在把这张表试填一遍" />}
        </div>
      </Modal>
    </>
  );
}

function FormFacts({ form, file }: { readonly form: OutputOf<'forms.look'>; readonly file: string }): ReactNode {
  return (
    <>
      <p>以后可以按这张表的样子导出台账。已试填两行并读回，各栏一致。</p>
      <dl className="facts">
        <dt>工作簿</dt><dd>{file}，工作表“{form.sheet}”</dd>
        <dt>所用方案</dt><dd>{form.title}，金额以{form.unit}为单位</dd>
        <dt>样例行</dt><dd>第 {form.sampleRow} 行，导出的每一行照它的格式和公式</dd>
        <dt>合计行</dt><dd>{form.totalRow === null ? '表上没有' : `第 ${form.totalRow} 行，导出时移到最后一行数据之后`}</dd>
        <dt>填写</dt><dd>{form.columns} 栏</dd>
        <dt>留空</dt><dd>{form.left.length === 0 ? '没有，各栏都填' : `${form.left.length} 栏：${form.left.map((h) => h.split(' / ').at(-1)).join('、')}`}</dd>
        {form.only.length > 0 && <><dt>只收</dt><dd>{form.only.map((o) => `${o.title}为“${o.value}”`).join('、')}的贷款，其余不列入这张表</dd></>}
      </dl>
      <p className="second">表里原有的数据、合计和签名不保存。保存的是一个新版本，可在“历史”中撤销。</p>
    </>
  );
}
