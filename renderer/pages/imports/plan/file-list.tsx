import { CheckCircleFilled, FileExcelOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { Amount } from '../../../components/amount.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { countText, momentText } from '../../../text/figures.js';
import { checkPaper, fileScope, paperWords, type PaperCheck, type PaperTotals } from '../paper-totals.js';
import type { FileLine } from '../plan-files.js';

const toned = (n: number, tone: string): ReactNode => (n === 0 ? <span className="zero">0</span> : <strong className={tone}>{countText(n)}</strong>);

function columnsFor(unit: string, control: string, paper: PaperTotals): readonly Column<FileLine>[] {
  return [
    { key: 'name', titles: ['文件'], kind: 'text', width: 210, grow: true, value: (l) => l.name, render: (l) => <span title={l.name}><FileExcelOutlined className="second" aria-hidden="true" /> {l.name}{l.file.importedBefore && <span className="tag tag-warn imports-again" title={`${momentText(l.file.importedBefore.at)} 批次 ${l.file.importedBefore.batch}`}>导入过</span>}<PaperTag check={checkPaper([fileScope(l.file)], paper)} /></span> },
    { key: 'units', titles: ['机构'], kind: 'text', width: 100, value: (l) => l.file.units.join('、'), render: (l) => <span title={l.file.units.join('、')}>{l.file.units.length > 1 ? `${l.file.units[0]} 等 ${l.file.units.length}` : (l.file.units[0] ?? '—')}</span> },
    { key: 'rows', titles: ['每行结论', '行数'], kind: 'count', width: 60, value: (l) => l.file.rows },
    { key: 'insert', titles: ['每行结论', '新增'], kind: 'count', width: 60, value: (l) => l.file.insert },
    { key: 'update', titles: ['每行结论', '变化'], kind: 'count', width: 60, value: (l) => l.file.update },
    { key: 'unchanged', titles: ['每行结论', '未变'], kind: 'count', width: 60, value: (l) => l.file.unchanged },
    { key: 'conflict', titles: ['每行结论', '冲突'], kind: 'count', width: 52, value: (l) => l.file.conflict, render: (l) => toned(l.file.conflict, 'warn') },
    { key: 'reject', titles: ['每行结论', '拒绝'], kind: 'count', width: 52, value: (l) => l.file.reject, render: (l) => toned(l.file.reject, 'bad') },
    { key: 'missing', titles: ['每行结论', '缺少'], kind: 'count', width: 52, value: (l) => l.missing, render: (l) => toned(l.missing, 'warn') },
    { key: 'own', titles: [`${control}核对（${unit}）`, '文件合计'], kind: 'money', width: 104, value: (l) => l.control?.ownFen ?? null, render: (l) => (l.control && l.control.ownFen === null ? <span className="third">无合计行</span> : <Amount fen={l.control?.ownFen} />) },
    { key: 'sum', titles: [`${control}核对（${unit}）`, '可入账各行'], kind: 'money', width: 104, value: (l) => l.control?.rowsFen ?? null },
    { key: 'difference', titles: [`${control}核对（${unit}）`, '差（元）'], kind: 'money', width: 90, value: (l) => l.control?.differenceFen ?? null, render: (l) => <Difference fen={l.control?.differenceFen ?? null} /> },
  ];
}

/** How the file stands with the totals typed from its paper. */
function PaperTag({ check }: { readonly check: PaperCheck }): ReactNode {
  if (check.typed === 0) return null;
  return <span className={`tag imports-again ${check.differing === 0 ? 'tag-good' : 'tag-bad'}`} title={paperWords(check)}>{check.differing === 0 ? '与纸面相符' : '与纸面不符'}</span>;
}

/** Any difference is worth a look, up or down; in 元, because 万元 would round a missing row away. */
function Difference({ fen }: { readonly fen: number | null }): ReactNode {
  return fen === null || fen === 0 ? <Amount fen={fen} unit="元" /> : <strong className="bad"><Amount fen={fen} unit="元" /></strong>;
}

/** Files with something to decide first; the clean ones folded into one line of names. */
export function FileList({ lines, current, paper, onOpen }: { readonly lines: readonly FileLine[]; readonly current: string | null; readonly paper: PaperTotals; readonly onOpen: (key: string) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const unit = useDisplayUnit();
  const troubled = lines.filter((l) => !l.clean);
  const clean = lines.filter((l) => l.clean);
  const folded = troubled.length > 0 && clean.length > 0;
  const shown = folded && !open ? troubled : lines;
  const control = new Set(lines.flatMap((l) => (l.control ? [l.control.title] : []))).size === 1 ? (lines.find((l) => l.control)?.control?.title ?? '合计') : '合计';
  const rows = clean.reduce((n, l) => n + l.file.rows, 0);
  return (
    <section className="card card-flush imports-files" aria-label="文件">
      <div className="imports-scroll">
        <PlainTable label="每个文件的结论" columns={columnsFor(unit, control, paper)} rows={shown} rowKey={(l) => l.key} {...(current === null ? {} : { currentKey: current })} onOpen={(l) => onOpen(l.key)} />
      </div>
      {clean.length > 0 && (
        <div className="imports-clean">
          <CheckCircleFilled className="good" aria-hidden="true" />
          <span className="cut" title={clean.map((l) => l.name).join('、')}><strong>{folded ? `其余 ${clean.length} 张表没有问题` : '全部没有问题'}</strong>，{countText(rows)} 行{clean.some((l) => l.control?.ownFen != null) ? '，与文件合计相符' : ''}：<span className="second">{clean.map((l) => l.file.units.length === 1 ? l.file.units[0] : l.name).join('、')}</span></span>
          {folded && <button type="button" className="bare link push" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? '收起' : '展开'}</button>}
        </div>
      )}
    </section>
  );
}
