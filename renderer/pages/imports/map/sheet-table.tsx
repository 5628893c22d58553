import type { ReactNode } from 'react';
import { columnName } from '../../../../electron/domain/importing/raw-sheet.js';
import { countText } from '../../../text/figures.js';
import type { Look } from './mapping.js';

/** The first rows as they stand in the file, with its own row numbers and column letters; heads that were understood are green. */
export function SheetTable({ look }: { readonly look: Look }): ReactNode {
  const width = Math.max(0, ...look.rows.map((r) => r.cells.length), ...look.heads.map((h) => h.column + 1));
  const keyOf = new Map(look.heads.map((h) => [h.column, h.key]));
  const missing = new Set(look.fields.filter((f) => f.samples.some((s) => s.problem !== '' && s.value === '')).map((f) => f.column));
  const columns = Array.from({ length: width }, (_, i) => ({ i, known: (keyOf.get(i) ?? null) !== null, doubtful: missing.has(i) }));
  const shown = look.rows.filter((r) => r.row > look.headBottom).length;
  const unused = look.heads.filter((h) => h.key === null);
  return (
    <div className="imports-sheet" tabIndex={0} aria-label="原表的前几行">
      <table>
        <thead>
          <tr><th className="imports-corner" />{columns.map((c) => <th key={c.i} className={c.doubtful ? 'imports-doubt' : c.known ? 'imports-known' : ''}>{columnName(c.i)}</th>)}</tr>
        </thead>
        <tbody>
          {look.rows.map((r) => {
            const head = r.row >= look.headTop && r.row <= look.headBottom;
            // Title and unit lines above the head are merged over the sheet in most forms: shown in one piece.
            if (r.row < look.headTop) return <tr key={r.row} className="imports-skip-row"><th scope="row">{r.row}</th><td colSpan={columns.length}>{r.cells.filter((c) => c !== '').join('　')}</td></tr>;
            return (
              <tr key={r.row} className={head ? 'imports-head-row' : ''}>
                <th scope="row">{r.row}</th>
                {columns.map((c) => <td key={c.i} className={c.known ? (head ? (c.doubtful ? 'imports-doubt' : 'imports-known') : '') : 'imports-unused'} title={r.cells[c.i]}>{r.cells[c.i] ?? ''}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="legend imports-legend">
        <span><i className="imports-known" />已对应</span>{missing.size > 0 && <span><i className="imports-doubt" />待核对</span>}<span><i className="imports-unused" />不读入</span>
        {look.dataRows > shown && <span>这里显示前 {shown} 行，共 {countText(look.dataRows)} 行</span>}
        {unused.length > 0 && <span className="imports-unused-heads">没有用到的列：{unused.map((h) => h.head.split(' / ').at(-1)).join('、')}</span>}
      </p>
    </div>
  );
}
