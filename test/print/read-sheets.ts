/** Reads the HTML of a document back, as strictly as a simple reader can: what it does not understand is missing in the outline. */

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

export const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTITIES[e] ?? e);

export interface Cell {
  readonly cls: string;
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
}
export interface Row {
  readonly cls: string;
  readonly key: string | null;
  readonly cells: readonly Cell[];
}
export interface Sheet {
  readonly html: string;
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  /** Texts outside the table, in order. */
  readonly around: readonly string[];
  readonly foot: readonly string[];
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag);
  return found ? textOf(found[1] ?? '') : null;
};

function readRows(html: string): Row[] {
  return [...html.matchAll(/<tr([^>]*)>(.*?)<\/tr>/gs)].map(([, tag = '', inner = '']) => ({
    cls: attribute(tag, 'class') ?? '',
    key: attribute(tag, 'data-key'),
    cells: [...inner.matchAll(/<t[dh]([^>]*)>(.*?)<\/t[dh]>/gs)].map(([, cell = '', text = '']) => ({
      cls: attribute(cell, 'class') ?? '',
      text: textOf(text),
      colspan: Number(attribute(cell, 'colspan') ?? 1),
      rowspan: Number(attribute(cell, 'rowspan') ?? 1),
    })),
  }));
}

export function readSheets(html: string): Sheet[] {
  return [...html.matchAll(/<section class="sheet"[^>]*>(.*?)<\/section>/gs)].map(([, inner = '']) => {
    const foot = /<footer class="foot">(.*?)<\/footer>/s.exec(inner)?.[1] ?? '';
    const outside = inner.replace(/<footer.*?<\/footer>/s, '').replace(/<table>.*?<\/table>/s, '');
    return {
      html: inner,
      head: readRows(/<thead>(.*?)<\/thead>/s.exec(inner)?.[1] ?? ''),
      body: readRows(/<tbody>(.*?)<\/tbody>/s.exec(inner)?.[1] ?? ''),
      around: [...outside.matchAll(/<(h1|p|span|b)(?: [^>]*)?>(.*?)<\/\1>/gs)].map((m) => textOf(m[2] ?? '')).filter((t) => t !== ''),
      foot: [...foot.matchAll(/<span>(.*?)<\/span>/gs)].map((m) => textOf(m[1] ?? '')),
    };
  });
}

/** One line per row: `年初×2 | 机构↓3`. */
export function outline(rows: readonly Row[]): string[] {
  return rows.map((row) => row.cells.map((c) => c.text + (c.colspan > 1 ? `×${c.colspan}` : '') + (c.rowspan > 1 ? `↓${c.rowspan}` : '')).join(' | '));
}
