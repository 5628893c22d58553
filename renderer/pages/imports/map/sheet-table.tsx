import type { ReactNode } from 'react';
import { columnName } from '../../../../electron/domain/importing/raw-sheet.js';
import { countText } from '../../../text/figures.js';
import { stateOf, type Look, type MappingChoice } from './mapping.js';
import { shownRows, skipWords, type ShownCell } from './sheet-cells.js';

/** The sheet as it stands in the file, its beginning and its end, with its own row numbers and column letters; what was understood is green, what is not read is grey. */
export function SheetTable({ look, choice }: { readonly look: Look; readonly choice: MappingChoice }): ReactNode {
  const width = Math.max(0, ...[...look.rows, ...look.tail].map((r) => r.cells.length), ...look.heads.map((h) => h.column + 1));
  const known = new Set(look.heads.filter((h) => h.key !== null).map((h) => h.column));
  const doubtful = new Set(look.fields.filter((f) => stateOf(f, look, choice) === 'doubtful').map((f) => f.column));
  const skipped = skipWords(look);
  const unused = look.heads.filter((h) => h.key === null);
  const tone = (c: ShownCell): string => {
    const columns = Array.from({ length: c.colSpan }, (_, i) => c.column + i);
    return columns.some((i) => doubtful.has(i)) ? 'imports-doubt' : columns.some((i) => known.has(i)) ? 'imports-known' : 'imports-unused';
  };
  const kindOf = (row: number): 'line' | 'head' | 'skip' | 'data' => (row < look.headTop ? 'line' : row <= look.headBottom ? 'head' : skipped.has(row) ? 'skip' : 'data');
  return (
    <div className="imports-sheet" tabIndex={0} role="group" aria-label="原表的前几行和末几行">
      <table>
        <thead>
          <tr><th />{Array.from({ length: width }, (_, i) => <th key={i} className={doubtful.has(i) ? 'imports-doubt' : known.has(i) ? 'imports-known' : ''}>{columnName(i)}</th>)}</tr>
        </thead>
        <tbody>
          {shownRows(look, width).map((r) => {
            if (r.gap > 0) return <tr key="gap" className="imports-skip-row"><th>⋯</th><td colSpan={width}>中间还有 {countText(r.gap)} 行</td></tr>;
            const kind = kindOf(r.row);
            return (
              <tr key={r.row} className={kind === 'head' ? 'imports-head-row' : kind === 'data' ? '' : 'imports-skip-row'} title={skipped.get(r.row)}>
                <th scope="row">{r.row}</th>
                {r.cells.map((c) => <td key={c.column} colSpan={c.colSpan} rowSpan={c.rowSpan} className={kind === 'head' ? tone(c) : kind === 'data' && !known.has(c.column) ? 'imports-unused' : c.colSpan > 1 ? 'imports-wide' : ''} title={c.text}>{c.text}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="legend imports-legend">
        <span><i className="imports-known" />已对应</span>{doubtful.size > 0 && <span><i className="imports-doubt" />待核对</span>}<span><i className="imports-unused" />不读入{skippedRows(look)}</span>
        {unused.length > 0 && <span>没有用到的列：{unused.map((h) => h.head.split(' / ').at(-1)).join('、')}</span>}
      </p>
    </div>
  );
}

/** The rows that are no data, by name: 第 5 行栏号、第 324 行合计. */
function skippedRows(look: Look): string {
  const words = [...skipWords(look)].filter(([, why]) => why !== '空行').slice(0, 6);
  return words.length === 0 ? '' : `：${words.map(([row, why]) => `第 ${row} 行${why}`).join('、')}`;
}
