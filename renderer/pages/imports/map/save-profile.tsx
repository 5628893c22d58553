import { Button, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { useCommand } from '../../../api/use-command.js';
import { Refusal } from '../../../components/refusal.js';
import { ownProfileId, settledMapping, type Look, type MappingChoice, type SheetEntry } from './mapping.js';

interface SaveProfileProps {
  readonly plan: ImportPlan;
  readonly entry: SheetEntry;
  readonly look: Look;
  readonly choice: MappingChoice;
  readonly onSaved: () => void;
}

/** 存为方案: the mapping gets a name and recognises the same form from then on. */
export function SaveProfile({ plan, entry, look, choice, onSaved }: SaveProfileProps): ReactNode {
  const save = useCommand('import.saveMapping');
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const good = title.trim().length >= 2;
  const keep = async (): Promise<void> => {
    if (!good) return;
    const done = await save.run({ planId: plan.planId, ...settledMapping(entry.file, look, choice), id: ownProfileId(look.profile, title.trim(), look.profiles), title: title.trim() });
    if (!done) return;
    setOpen(false);
    onSaved();
  };
  const form = (
    <div className="imports-save">
      <Input autoFocus value={title} maxLength={40} placeholder="例如：城关社自制台账" aria-label="方案名称" onChange={(e) => setTitle(e.target.value)} onPressEnter={() => void keep()} />
      <p className="second">以后表头相同的文件按这个方案读。同名的方案存为它的新版本。</p>
      <Refusal error={save.error} />
      <Button type="primary" loading={save.busy} disabled={!good} onClick={() => void keep()}>存为方案并重新读取</Button>
    </div>
  );
  return <Popover content={form} title="存为导入方案" trigger="click" open={open} onOpenChange={setOpen} placement="topRight"><Button disabled={!look.ready}>存为方案…</Button></Popover>;
}
