import { App } from 'antd';
import type { ReactNode } from 'react';
import type { FileRef } from '../../../electron/contract/files.js';
import type { ApiError } from '../../api/api-error.js';
import { useCommand, useJob } from '../../api/use-command.js';
import { FileButton } from '../../components/file-button.js';
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
  const { message } = App.useApp();
  const take = useCommand('import.saveProfile');
  const takeIn = async (file: FileRef): Promise<void> => {
    const done = await take.run({ file });
    if (done) message.success(`已装入方案，第 ${done.version} 版`);
  };
  return <FileButton text="装入方案文件…" label="导入方案文件" accept=".json" busy={take.busy} error={take.error} disabled={disabled} onClear={take.clear} onFile={takeIn} />;
}
