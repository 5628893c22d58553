import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { InputOf, JobName, OutputOf } from '../../electron/contract/api.js';
import type { FileRef } from '../../electron/contract/files.js';
import { useJob } from '../api/use-command.js';
import { useSaveFiles } from './use-save-files.js';

/** Jobs whose result is files to be kept somewhere. */
export type SavingJob = { [N in JobName]: OutputOf<N> extends { files: FileRef[] } ? N : never }[JobName];

interface SaveButtonProps<N extends SavingJob> {
  readonly method: N;
  readonly input: InputOf<N>;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** `saved`: the files reached the place the person chose. */
  readonly onDone?: (result: OutputOf<N>, saved: boolean) => void;
}

/** Makes files in the core and hands them over: save dialog or download. A refusal names the step and can be retried. */
export function SaveButton<N extends SavingJob>({ method, input, label, icon, primary = false, disabled = false, onDone }: SaveButtonProps<N>): ReactNode {
  const { notification } = App.useApp();
  const job = useJob(method);
  const save = useSaveFiles();
  const start = async (): Promise<void> => {
    const result = await job.run(input);
    if (result === undefined) return;
    const note = (result as { note?: string }).note;
    const saved = await save((result as { files: FileRef[] }).files);
    if (saved && note !== undefined) notification.info({ title: label, description: note });
    onDone?.(result, saved);
  };
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} icon={icon ?? <DownloadOutlined aria-hidden="true" />} loading={job.busy} disabled={disabled} onClick={() => void start()}>{label}</Button>
      {job.error && job.error.reply.code !== 'CANCELLED' && <span className="save-refused bad" role="alert">{job.error.reply.message}。{job.error.reply.hint}</span>}
    </>
  );
}
