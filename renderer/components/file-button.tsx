import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { FileRef } from '../../electron/contract/files.js';
import { asApiError, type ApiError } from '../api/api-error.js';
import { useClient } from '../api/client-context.js';
import { Refusal } from './refusal.js';

interface FileButtonProps {
  readonly text: string;
  /** Name of the hidden input, for those who do not see it. */
  readonly label: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  /** Why it cannot be used now. */
  readonly disabled?: string | undefined;
  readonly onClear: () => void;
  readonly onFile: (file: FileRef) => Promise<void>;
}

/** One file taken in by a button of its own; what is wrong with it stands above the button. */
export function FileButton({ text, label, accept, busy, error, disabled, onClear, onFile }: FileButtonProps): ReactNode {
  const { host } = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<ApiError>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setFault(undefined);
    try {
      await onFile(await host.putFile(file.name, new Uint8Array(await file.arrayBuffer())));
    } catch (thrown) {
      setFault(asApiError(thrown));
    }
  };
  return (
    <>
      <Refusal error={fault ?? error} onClose={() => { setFault(undefined); onClear(); }} />
      <Button size="small" loading={busy} disabled={disabled !== undefined} title={disabled} onClick={() => input.current?.click()}>{text}</Button>
      <input ref={input} className="visually-hidden" type="file" accept={accept} aria-label={label} tabIndex={-1} onChange={(e) => { const [file] = e.target.files ?? []; e.target.value = ''; void take(file); }} />
    </>
  );
}
