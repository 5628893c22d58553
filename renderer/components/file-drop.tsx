import { FileAddOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { FileRef } from '../../electron/contract/files.js';
import { asApiError, type ApiError } from '../api/api-error.js';
import { useClient } from '../api/client-context.js';
import { Refusal } from './refusal.js';
import { droppedFiles, isTableFile } from './table-files.js';

interface FileDropProps {
  readonly title: string;
  readonly hint?: ReactNode;
  /** Without a dot: xlsx, xls, et, ods, csv. */
  readonly extensions: readonly string[];
  readonly multiple?: boolean;
  readonly buttonText?: string;
  /** Also offers a whole folder; of a folder only the tables are taken. */
  readonly folders?: boolean;
  /** The button is not the primary one of the page. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: FileRef[]) => void;
}

/** Takes files by drag and drop, by the host's dialog, or by the page's own input in a browser. */
export function FileDrop({ title, hint, extensions, multiple = true, buttonText = '选择文件…', folders = false, quiet = false, disabled = false, onFiles }: FileDropProps): ReactNode {
  const { host } = useClient();
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [taking, setTaking] = useState<{ done: number; total: number }>();
  const [error, setError] = useState<ApiError>();

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setError(undefined);
    try {
      await act();
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setTaking(undefined);
    }
  };
  const put = (list: readonly File[]): Promise<void> =>
    attempt(async () => {
      const refs: FileRef[] = [];
      for (const file of multiple ? list : list.slice(0, 1)) {
        setTaking({ done: refs.length, total: list.length });
        refs.push(await host.putFile(file.name, new Uint8Array(await file.arrayBuffer())));
      }
      if (refs.length > 0) onFiles(refs);
    });
  const pick = (whole: boolean): Promise<void> =>
    attempt(async () => {
      const picked = await host.pickFiles({ title, extensions, ...(whole ? { folder: true } : {}) });
      if (picked === null) (whole ? folder : input).current?.click();
      else if (picked.length > 0) onFiles(picked);
    });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    // The list of a drop is gone after this turn; it is read before anything is awaited.
    const files = droppedFiles(event.dataTransfer, extensions);
    if (!disabled) void attempt(async () => put(await files));
  };
  return (
    <div className={over ? 'file-drop file-drop-over' : 'file-drop'} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <strong>{title}</strong>
      {hint !== undefined && <p className="second">{hint}</p>}
      <span className="row row-centre">
        <Button type={quiet ? 'default' : 'primary'} icon={<FileAddOutlined aria-hidden="true" />} loading={taking !== undefined} disabled={disabled} onClick={() => void pick(false)}>
          {taking === undefined ? buttonText : `正在取文件 ${taking.done + 1} / ${taking.total}`}
        </Button>
        {folders && <Button icon={<FolderOpenOutlined aria-hidden="true" />} disabled={disabled || taking !== undefined} onClick={() => void pick(true)}>选择文件夹…</Button>}
      </span>
      <input ref={input} className="visually-hidden" type="file" aria-label={title} tabIndex={-1} multiple={multiple} accept={extensions.map((e) => `.${e}`).join(',')}
        onChange={(e) => { const list = [...(e.target.files ?? [])]; e.target.value = ''; void put(list); }} />
      {folders && (
        <input ref={folder} className="visually-hidden" type="file" aria-label={`${title}，整个文件夹`} tabIndex={-1} multiple {...{ webkitdirectory: '' }}
          onChange={(e) => { const list = [...(e.target.files ?? [])].filter((f) => isTableFile(f.name, extensions)); e.target.value = ''; void put(list); }} />
      )}
      <Refusal error={error} onClose={() => setError(undefined)} />
    </div>
  );
}
