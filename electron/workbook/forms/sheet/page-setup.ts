/** Paper and print settings of a sheet. Lengths in mm. */
export interface PageSetup {
  readonly paper: 'A4' | 'A3';
  readonly landscape: boolean;
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** One page wide and as many high as it takes, all on one page, or a fixed scale in percent with breaks set by hand: never both. */
  readonly scale: 'fit-width' | 'fit-page' | number;
  /** Centre of the page's foot, with Excel's codes (&P page, &N pages). */
  readonly footer: string;
  readonly centered?: boolean;
}

export const PAGE_FOOTER = '第 &P 页 共 &N 页';

/** Nothing nearer than 8 mm to the edge: office printers cannot print there. */
export const REPORT_MARGINS = { left: 12, right: 12, top: 14, bottom: 14 } as const;

const inch = (mm: number): string => (mm / 25.4).toFixed(4);

export function pageXml(page: PageSetup): { readonly properties: string; readonly setup: string } {
  const m = page.margins;
  const fit = typeof page.scale === 'string';
  return {
    properties: fit ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    setup: [
      page.centered === true ? '<printOptions horizontalCentered="1"/>' : '',
      `<pageMargins left="${inch(m.left)}" right="${inch(m.right)}" top="${inch(m.top)}" bottom="${inch(m.bottom)}" header="${inch(8)}" footer="${inch(8)}"/>`,
      `<pageSetup paperSize="${page.paper === 'A3' ? 8 : 9}"${fit ? '' : ` scale="${page.scale}"`} orientation="${page.landscape ? 'landscape' : 'portrait'}"${fit ? ` fitToWidth="1" fitToHeight="${page.scale === 'fit-page' ? 1 : 0}"` : ''}/>`,
      `<headerFooter><oddFooter>&amp;C&amp;"宋体,常规"&amp;9${page.footer.replaceAll('&', '&amp;')}</oddFooter></headerFooter>`,
    ].join(''),
  };
}

const sides = (page: PageSetup): { readonly short: number; readonly long: number } => (page.paper === 'A3' ? { short: 297, long: 420 } : { short: 210, long: 297 });

/** Width between the margins in mm. */
export function usableWidth(page: PageSetup): number {
  const { short, long } = sides(page);
  return (page.landscape ? long : short) - page.margins.left - page.margins.right;
}

/** Height between the margins in mm. */
export function usableHeight(page: PageSetup): number {
  const { short, long } = sides(page);
  return (page.landscape ? short : long) - page.margins.top - page.margins.bottom;
}
