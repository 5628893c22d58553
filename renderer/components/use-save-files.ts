import { App } from 'antd';
import { useCallback } from 'react';
import type { FileRef } from '../../electron/contract/files.js';
import { asApiError } from '../api/api-error.js';
import { useClient } from '../api/client-context.js';

/** Hands finished files over, one after the other; false when the person cancelled or one could not be fetched. */
export function useSaveFiles(): (files: readonly FileRef[]) => Promise<boolean> {
  const { host } = useClient();
  const { message } = App.useApp();
  return useCallback(async (files) => {
    try {
      for (const file of files) if (!(await host.saveFile(file))) return false;
      message.success(files.length === 1 ? `已保存 ${files[0]?.name}` : `已保存 ${files.length} 个文件`);
      return files.length > 0;
    } catch (thrown) {
      const { message: what, hint } = asApiError(thrown).reply;
      message.error(`${what}。${hint}`);
      return false;
    }
  }, [host, message]);
}
