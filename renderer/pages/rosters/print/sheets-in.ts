/** Sheets that a printed page holds: a very long roster comes with its first sheets only. */
export const sheetsIn = (html: string): number => html.match(/<section class="sheet[" ]/g)?.length ?? 0;
