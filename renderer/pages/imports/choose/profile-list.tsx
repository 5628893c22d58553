import { App, Button, Popover } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { asApiError, type ApiError } from '../../../api/api-error.js';
import { useClient } from '../../../api/client-context.js';
import { useCommand, useJob } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Refusal } from '../../../components/refusal.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { kindOfFile } from '../../../text/verdicts.js';

/** 导入方案: the forms that are recognised, each to be handed to another office as a file; one of theirs can be taken in. */
export function ProfileList(): ReactNode {
  const { host } = useClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery('import.profiles', {}, ['imports', 'settings']);
  const take = useCommand('import.saveProfile');
  const give = useJob('import.exportProfile');
  const save = useSaveFiles();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<ApiError>();

  const takeIn = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setFault(undefined);
    try {
      const done = await take.run({ file: await host.putFile(file.name, new Uint8Array(await file.arrayBuffer())) });
      if (done) message.success(`已装入方案，第 ${done.version} 版`);
    } catch (thrown) {
      setFault(asApiError(thrown));
    }
  };
  const handOut = async (id: string): Promise<void> => {
    const made = await give.run({ id });
    if (made) await save(made.files);
  };
  const list = (
    <div className="imports-profiles">
      <Refusal error={error ?? fault ?? take.error ?? give.error} onRetry={error ? refetch : undefined} />
      <ul>{(data?.profiles ?? []).map((p) => <li key={p.id}><span className="cut">{p.title}</span><span className="second push">{kindOfFile(p.kind)} 第 {p.version} 版</span><button type="button" className="bare link" disabled={give.busy} onClick={() => void handOut(p.id)}>存出</button></li>)}</ul>
      <p className="second">方案写明哪一列是什么。“对应字段”一步可以存成新方案，也可以装入别的联社存出的方案文件。</p>
      <Button size="small" loading={take.busy} onClick={() => input.current?.click()}>装入方案文件…</Button>
      <input ref={input} className="visually-hidden" type="file" accept=".json" aria-label="导入方案文件" tabIndex={-1} onChange={(e) => { const [file] = e.target.files ?? []; e.target.value = ''; void takeIn(file); }} />
    </div>
  );
  return <Popover content={list} title="导入方案" trigger="click" placement="topLeft"><Button type="text">方案…</Button></Popover>;
}
