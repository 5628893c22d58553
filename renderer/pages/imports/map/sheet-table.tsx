import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { countText } from '../../../text/figures.js';
import { columnLetter } from '../plan-files.js';

type Sheet = OutputOf<'import.sheet'>;

/** The first rows as they stand in the file, with its own row numbers and column letters; heads that were understood are green. */
export function SheetTable({ sheet, rows }: { readonly sheet: Sheet; readonly rows: number }): ReactNode {
  const shown = sheet.rows.filter((r) => r.row > sheet.headBottom).length;
  return (
    <div className="imports-sheet" tabIndex={0} aria-label="原表的前几行">
      <table>
        <thead>
          <tr><th className="imports-corner" />{sheet.columns.map((c, i) => <th key={i} title={c.title} className={c.key === null ? '' : 'imports-known'}>{columnLetter(i)}</th>)}</tr>
        </thead>
        <tbody>
          {sheet.rows.map((r) => {
            const head = r.row >= sheet.headTop && r.row <= sheet.headBottom;
            // Title and unit lines above the head are merged over the sheet in most forms: shown in one piece.
            if (r.row < sheet.headTop) return <tr key={r.row} className="imports-skip-row"><th scope="row">{r.row}</th><td colSpan={sheet.columns.length}>{r.cells.filter((c) => c !== '').join('　')}</td></tr>;
            return (
              <tr key={r.row} className={head ? 'imports-head-row' : ''}>
                <th scope="row">{r.row}</th>
                {sheet.columns.map((c, i) => <td key={i} className={head ? (c.key === null ? 'imports-unused' : 'imports-known') : c.key === null ? 'imports-unused' : ''} title={r.cells[i]}>{r.cells[i] ?? ''}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="legend imports-legend">
        <span><i className="imports-known" />已对应</span><span><i className="imports-unused" />不读入</span>
        {rows > shown && <span>这里显示前 {shown} 行，共 {countText(rows)} 行</span>}
      </p>
    </div>
  );
}
