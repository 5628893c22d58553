import type { ReactNode } from 'react';
import type { FileRef } from '../../../../electron/contract/files.js';
import type { LetterTemplateHead } from '../../../../electron/contract/letters.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { FileButton } from '../../../components/file-button.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { go } from '../../../frame/use-route.js';
import { LETTER_AREAS, STATE_NAMES, STATE_TAGS, templateKey } from './letter-words.js';

const COLUMNS: readonly Column<LetterTemplateHead>[] = [
  { key: 'title', titles: ['范本'], kind: 'text', width: 220, grow: true, value: (t) => t.title, render: (t) => <strong>{t.title}</strong> },
  { key: 'kind', titles: ['种类'], kind: 'text', width: 150, value: (t) => t.kindName },
  { key: 'version', titles: ['版本'], kind: 'text', width: 84, value: (t) => `第 ${t.version} 版` },
  { key: 'state', titles: ['状态'], kind: 'text', width: 110, align: 'center', value: (t) => STATE_NAMES[t.state], render: (t) => <span className={STATE_TAGS[t.state]}>{STATE_NAMES[t.state]}</span> },
  { key: 'current', titles: ['现用'], kind: 'text', width: 60, align: 'center', value: (t) => (t.current ? '✓' : '') },
  { key: 'by', titles: ['启用', '由'], kind: 'text', width: 110, value: (t) => t.approvedBy },
  { key: 'on', titles: ['启用', '日期'], kind: 'day', width: 96, value: (t) => t.approvedOn },
];

/** 范本: every text and version; one is opened to be read or edited. */
export function TemplatesView(): ReactNode {
  const { data, error, refetch } = useQuery('letters.templates', {}, LETTER_AREAS);
  const save = useCommand('letters.saveTemplate');
  const open = (t: Pick<LetterTemplateHead, 'id' | 'version'>): void => go('rosters', 'letters', { view: 'templates', id: t.id, version: t.version });
  const takeIn = async (file: FileRef): Promise<void> => {
    const kept = await save.run({ file });
    if (kept) open(kept);
  };
  if (!data) return error ? <Refusal error={error} onRetry={refetch} /> : <Busy text="正在取范本" />;
  return (
    <section className="card card-flush" aria-label="文书范本">
      <div className="card-head"><h2>文书范本</h2><span className="second">随程序提供的一直可用；改动另成一版，启用后用于新出的文书</span><span className="push"><FileButton text="装入范本文件…" label="范本文件" accept=".json" busy={save.busy} error={save.error} onClear={save.clear} onFile={takeIn} /></span></div>
      <PlainTable label="文书范本" columns={COLUMNS} rows={data.templates} rowKey={templateKey} onOpen={open} empty="没有范本" />
    </section>
  );
}
