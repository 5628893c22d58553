import { App, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { asApiError, type ApiError } from '../../api/api-error.js';
import { useClient } from '../../api/client-context.js';
import { useCommand, useJob } from '../../api/use-command.js';
import { Refusal } from '../../components/refusal.js';
import { useSaveFiles } from '../../components/use-save-files.js';

/** 存出: a profile as a file for another office, in the latest version or in one that is named. */
export function useHandOut(): { readonly handOut: (id: string, version?: number) => void; readonly busy: boolean; readonly error: ApiError | undefined } {
  const give = useJob('import.exportProfile');
  const save = useSaveFiles();
  const handOut = async (id: string, version?: number): Promise<void> => {
    const made = await give.run(version === undefined ? { id } : { id, version });
    if (made) await save(made.files);
  };
  return { handOut: (id, version) => void handOut(id, version), busy: give.busy, error: give.error };
}

/** 装入方案文件: the profile file of another office, or an older version of one's own, becomes the newest version. */
export function TakeInProfile({ disabled }: { readonly disabled?: string | undefined }): ReactNode {
  const { host } = useClient();
  const { message } = App.useApp();
  const take = useCommand('import.saveProfile');
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
  return (
    <>
      <Refusal error={fault ?? take.error} onClose={() => { setFault(undefined); take.clear(); }} />
      <Button size="small" loading={take.busy} disabled={disabled !== undefined} title={disabled} onClick={() => input.current?.click()}>装入方案文件…</Button>
      <input ref={input} className="visually-hidden" type="file" accept=".json" aria-label="导入方案文件" tabIndex={-1} onChange={(e) => { const [file] = e.target.files ?? []; e.target.value = ''; void takeIn(file); }} />
    </>
  );
}
