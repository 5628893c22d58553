import { useMemo, type ReactNode } from 'react';
import { nestHeads } from '../../components/table/nested-head.js';
import type { ReportColumn } from './report-table.js';

interface ReportHeadProps {
  readonly columns: readonly ReportColumn[];
  readonly lefts: readonly (number | undefined)[];
  readonly frozen: number;
  readonly foldable: readonly string[];
  readonly opened: readonly string[];
  readonly onFold: (group: string) => void;
}

/** The nested heads of the form; a group opens and folds at its own head. */
export function ReportHead({ columns, lefts, frozen, foldable, opened, onFold }: ReportHeadProps): ReactNode {
  const rows = useMemo(() => nestHeads(columns, frozen > 0 ? [frozen] : []), [columns, frozen]);
  return (
    <thead>
      {rows.map((cells, level) => (
        <tr key={level}>
          {cells.map((cell) => {
            const left = lefts[cell.from];
            const folds = level === 0 && !cell.leaf && foldable.includes(cell.title);
            const open = opened.includes(cell.title);
            return (
              <th key={cell.from} colSpan={cell.colSpan} rowSpan={cell.rowSpan} scope={cell.leaf ? 'col' : 'colgroup'} className={`${left === undefined ? '' : 'frozen'} ${cell.from + cell.colSpan === frozen ? 'frozen-edge' : ''}`} style={left === undefined ? {} : { left }}>
                {folds ? <button type="button" className="bare reports-fold" aria-expanded={open} title={open ? '收起，只看合计' : '展开全部分栏'} onClick={() => onFold(cell.title)}>{cell.title}<span aria-hidden="true"> {open ? '▾' : '▸'}</span></button> : cell.title}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}
