import { escapeXml } from '../xml/xml-text.js';
import { zipParts, type PartContent } from '../xml/zip-parts.js';
import type { SheetXml } from './sheet-xml.js';
import type { StyleBook } from './style-book.js';

export interface WorkbookSheet {
  readonly name: string;
  readonly sheet: SheetXml;
  readonly hidden?: boolean;
  /** `$A$1:$F$20` */
  readonly printArea?: string;
  /** `$A:$E,$1:$5`: columns first, else LibreOffice drops them (paper rule). */
  readonly printTitles?: string;
  /** Area of the filter buttons. */
  readonly filter?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A whole workbook file from its sheets and their one style sheet. Equal input gives equal bytes. */
export function workbookFile(title: string, sheets: readonly WorkbookSheet[], styles: StyleBook, options: { readonly formulas?: boolean } = {}): Uint8Array {
  const parts: [string, PartContent][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml'], ['core', 'docProps/core.xml']])],
    ['docProps/core.xml', coreProperties(title)],
    ['xl/workbook.xml', workbookXml(sheets, options.formulas === true)],
    ['xl/_rels/workbook.xml.rels', relations([...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]), ['styles', 'styles.xml']])],
    ['xl/styles.xml', styles.xml()],
  ];
  sheets.forEach(({ sheet }, i) => parts.push([`xl/worksheets/sheet${i + 1}.xml`, (write) => sheet.write(write)]));
  return zipParts(parts);
}

/** A name the spreadsheet accepts for a sheet: 31 characters, none of `[]:*?/\`, not framed by apostrophes. */
export function sheetName(text: string): string {
  const plain = text.toWellFormed().replace(/[[\]:*?/\\\n\r\t]/g, ' ').trim().replace(/^'+|'+$/g, '');
  const short = plain.slice(0, 31);
  return (short.isWellFormed() ? short : short.slice(0, -1)) || '表';
}

function workbookXml(sheets: readonly WorkbookSheet[], formulas: boolean): string {
  const list = sheets.map((s, i) => `<sheet name="${escapeXml(s.name)}" sheetId="${i + 1}"${s.hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('');
  const names = sheets.flatMap((s, i) => {
    const quoted = `'${s.name.replaceAll("'", "''")}'!`;
    const all = (areas: string): string => areas.split(',').map((area) => quoted + area).join(',');
    const own: string[] = [];
    if (s.filter !== undefined) own.push(`<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escapeXml(all(s.filter))}</definedName>`);
    if (s.printArea !== undefined) own.push(`<definedName name="_xlnm.Print_Area" localSheetId="${i}">${escapeXml(all(s.printArea))}</definedName>`);
    if (s.printTitles !== undefined) own.push(`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeXml(all(s.printTitles))}</definedName>`);
    return own;
  });
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  const calculation = formulas ? '<calcPr calcId="191029" fullCalcOnLoad="1"/>' : '';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>${list}</sheets>${defined}${calculation}</workbook>`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const type = (kind: string): string => (kind === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${RELATIONS}/${kind}`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${type(kind)}" Target="${target}"/>`).join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    override('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, `${TYPES}.worksheet+xml`)),
    override('/xl/styles.xml', `${TYPES}.styles+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('');
}

function coreProperties(title: string): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>清收台账</dc:creator></cp:coreProperties>`;
}
