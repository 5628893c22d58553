import { escapeXml } from '../xml/xml-text.js';

export type Line = 'thin' | 'medium';

/** How a cell looks. Everything left out is the Normal style: 宋体 10, no line, no fill, General, bottom aligned. */
export interface CellLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly left?: Line;
  readonly right?: Line;
  readonly top?: Line;
  readonly bottom?: Line;
  readonly h?: 'left' | 'center' | 'right';
  readonly v?: 'top' | 'center';
  readonly wrap?: boolean;
  /** A figure too wide for its column is printed smaller instead of as ####. */
  readonly shrink?: boolean;
  readonly indent?: number;
  /** Number format code; `@` for text that must stay text when someone edits the cell. */
  readonly format?: string;
}

const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '@': 49 };
const FIRST_OWN_FORMAT = 164;
/** Column widths are counted in digits of the Normal font, so the font is part of the layout (paper rule). */
const NORMAL_FONT = font(10, false);

/** Collects the looks a workbook uses and writes its `styles.xml`; equal looks share one index. */
export class StyleBook {
  private readonly fonts = new Index([NORMAL_FONT]);
  private readonly fills = new Index(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']);
  private readonly borders = new Index([border({})]);
  private readonly formats = new Index([]);
  private readonly looks = new Index(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);

  /** Index of a look for the `s` attribute of cells. */
  style(look: CellLook): number {
    const fontId = this.fonts.of(font(look.size ?? 10, look.bold === true));
    const fillId = look.fill === undefined ? 0 : this.fills.of(`<fill><patternFill patternType="solid"><fgColor rgb="FF${look.fill}"/><bgColor indexed="64"/></patternFill></fill>`);
    const borderId = this.borders.of(border(look));
    const format = look.format ?? 'General';
    const formatId = BUILT_IN[format] ?? FIRST_OWN_FORMAT + this.formats.of(format);
    const applied = [formatId > 0 && 'Number', fontId > 0 && 'Font', fillId > 0 && 'Fill', borderId > 0 && 'Border'].filter((a) => a !== false).map((a) => ` apply${a}${a === 'Number' ? 'Format' : ''}="1"`);
    const alignment = alignmentOf(look);
    const start = `<xf numFmtId="${formatId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"${applied.join('')}`;
    return this.looks.of(alignment === '' ? `${start}/>` : `${start} applyAlignment="1">${alignment}</xf>`);
  }

  xml(): string {
    const formats = this.formats.items.map((code, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escapeXml(code)}"/>`);
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      this.fonts.xml('fonts'),
      this.fills.xml('fills'),
      this.borders.xml('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.looks.xml('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
    ].join('');
  }
}

class Index {
  private readonly places = new Map<string, number>();
  constructor(first: readonly string[]) {
    for (const item of first) this.of(item);
  }
  of(item: string): number {
    const known = this.places.get(item);
    if (known !== undefined) return known;
    this.places.set(item, this.places.size);
    return this.places.size - 1;
  }
  get items(): string[] {
    return [...this.places.keys()];
  }
  xml(tag: string): string {
    return `<${tag} count="${this.places.size}">${this.items.join('')}</${tag}>`;
  }
}

function font(size: number, bold: boolean): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF000000"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
}

function border(look: CellLook): string {
  const side = (name: string, line: Line | undefined): string => (line === undefined ? `<${name}/>` : `<${name} style="${line}"><color rgb="FF000000"/></${name}>`);
  return `<border>${side('left', look.left)}${side('right', look.right)}${side('top', look.top)}${side('bottom', look.bottom)}<diagonal/></border>`;
}

function alignmentOf(look: CellLook): string {
  let text = '';
  if (look.h !== undefined) text += ` horizontal="${look.h}"`;
  if (look.v !== undefined) text += ` vertical="${look.v}"`;
  if (look.wrap === true) text += ' wrapText="1"';
  if (look.indent !== undefined) text += ` indent="${look.indent}"`;
  if (look.shrink === true) text += ' shrinkToFit="1"';
  return text === '' ? '' : `<alignment${text}/>`;
}
