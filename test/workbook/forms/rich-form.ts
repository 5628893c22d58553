import type { FormMap } from '../../../electron/workbook/forms/form-map.js';
import { packWorkbook } from './form-parts.js';

/**
 * A form as offices issue them, with everything that may refer to the sample row (6): written by hand in the manner of
 * Excel, with shared strings, shared formulas, a calculation chain, rules, filter, breaks, comment, picture, chart,
 * table, extensions, and other sheets that point into it.
 */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...targets: (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

const ROWS = [
  '<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c></row>',
  '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><f>SUM(C6)</f><v>0</v></c><c r="D2"><f>C6</f><v>0</v></c></row>',
  '<row r="5"><c r="A5" t="s"><v>2</v></c><c r="C5"/></row>',
  '<row r="6" ht="22" customHeight="1" spans="1:8"><c r="A6" s="2"/><c r="B6" s="3"/><c r="C6" s="4"/><c r="D6" s="4"/><c r="E6" s="4"><f>C6-D6</f><v>0</v></c><c r="F6" s="5"><f>ROUND(E6/E$7*100,2)</f></c><c r="G6" s="3" t="s"><v>3</v></c></row>',
  '<row r="7" ht="24" customHeight="1"><c r="A7" s="6" t="s"><v>4</v></c><c r="C7" s="7"><f t="shared" ref="C7:E7" si="0">SUM(C6:C6)</f><v>0</v></c><c r="D7" s="7"><f t="shared" si="0"/><v>0</v></c><c r="E7" s="7"><f t="shared" si="0"/><v>0</v></c></row>',
  '<row r="9"><c r="A9" t="s"><v>5</v></c><c r="C9"><f>C7/10000</f><v>0</v></c><c r="E9"><f>VLOOKUP(C7,C6:E6,1)</f><v>77</v></c></row>',
];

const SHEET =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><dimension ref="A1:G9"/>` +
  '<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="5" topLeftCell="C6" state="frozen"/><selection pane="bottomRight" activeCell="A9" sqref="A9"/></sheetView></sheetViews>' +
  `<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="6"/><col min="2" max="2" width="12" customWidth="1"/></cols><sheetData>${ROWS.join('')}</sheetData>` +
  '<autoFilter ref="A5:G6"/><mergeCells count="4"><mergeCell ref="A1:G1"/><mergeCell ref="A4:A5"/><mergeCell ref="G6:H6"/><mergeCell ref="A9:B9"/></mergeCells>' +
  '<conditionalFormatting sqref="A6:G6"><cfRule type="expression" priority="1"><formula>AND($E6&lt;0,COUNTIF($C$6:$C$6,$C6)&gt;1)</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="2"><dataValidation type="list" sqref="B6"><formula1>$B$9:$B$12</formula1></dataValidation><dataValidation type="decimal" operator="greaterThanOrEqual" sqref="C6:D6 D9"><formula1>0</formula1></dataValidation></dataValidations>' +
  `<hyperlinks><hyperlink ref="A9" location="'台账'!A7" display="合计"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape"/><headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>` +
  '<rowBreaks count="1" manualBreakCount="1"><brk id="7" max="16383" man="1"/></rowBreaks><colBreaks count="1" manualBreakCount="1"><brk id="4" max="8" man="1"/></colBreaks><ignoredErrors><ignoredError sqref="B6" numberStoredAsText="1"/></ignoredErrors>' +
  '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>' +
  '<extLst><ext uri="{x}"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>代码!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>G6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>';

const strings = ['不良贷款台账', '单位：元', '序号', '常数', '合计', '填表人：'];

export const RICH_PARTS: Readonly<Record<string, string | Uint8Array>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
  '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml':
    `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="汇总" sheetId="2" r:id="rId2"/><sheet name="代码" sheetId="3" state="hidden" r:id="rId3"/></sheets>` +
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">台账!$A$5:$G$6</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">'台账'!$A$1:$G$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">台账!$A:$B,台账!$1:$5</definedName><definedName name="余额">台账!$C$6:$C$6</definedName><definedName name="名单">代码!$A$6:$A$7</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml'], ['worksheet', '/xl/worksheets/sheet3.xml'], ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml'], ['calcChain', 'calcChain.xml']),
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'.repeat(8)}</cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" count="6" uniqueCount="6">${strings.map((s) => `<si><t>${s}</t></si>`).join('')}</sst>`,
  'xl/calcChain.xml': `<calcChain xmlns="${MAIN}"><c r="E6" i="1"/></calcChain>`,
  'xl/worksheets/sheet1.xml': SHEET,
  'xl/worksheets/_rels/sheet1.xml.rels': relations(['drawing', '../drawings/drawing1.xml'], ['vmlDrawing', '../drawings/vmlDrawing1.vml'], ['comments', '../comments1.xml'], ['table', '../tables/table1.xml']),
  'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>台账!C7</f><v>5</v></c><c r="B1"><v>2</v></c></row><row r="6"><c r="A6"><f>SUM('台账'!C6:C6)+B1</f><v>6</v></c><c r="B6"><f>"台账!C7"&amp;A6</f><v>7</v></c></row></sheetData><conditionalFormatting sqref="A6"><cfRule type="expression" priority="1"><formula>台账!$C$7&gt;0</formula></cfRule></conditionalFormatting></worksheet>`,
  'xl/worksheets/sheet3.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="6"><c r="A6"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
  'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>办公室</author></authors><commentList><comment ref="C5" authorId="0"><text><t>上</t></text></comment><comment ref="C7" authorId="0"><text><t>下</t></text></comment></commentList></comments>`,
  'xl/drawings/vmlDrawing1.vml': '<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><x:ClientData ObjectType="Note"><x:Anchor>3, 15, 6, 2, 5, 31, 9, 1</x:Anchor><x:Row>6</x:Row><x:Column>2</x:Column></x:ClientData></xml>',
  'xl/drawings/drawing1.xml':
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>11</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:clientData/></xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>',
  'xl/charts/chart1.xml': '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:val><c:numRef><c:f>台账!$C$6:$C$6</c:f></c:numRef></c:val></c:ser></c:chartSpace>',
  'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="A5:G6"><autoFilter ref="A5:G6"/></table>`,
  'xl/media/image1.png': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255, 1]),
  'customXml/item1.xml': '<keep>as it is</keep>',
};

export const richForm = (): Uint8Array => packWorkbook(RICH_PARTS);

export const RICH_MAP: FormMap = {
  id: 'rich', version: 1, title: '台账', sheet: '台账', unit: '元', sampleRow: 6, totalRow: 7,
  cells: { title: [{ at: 'A1', text: '{}不良贷款台账' }], preparedBy: [{ at: 'A9', text: '填表人：{}' }] },
  columns: { no: { at: 'A', kind: 'count' }, name: { at: 'B', kind: 'text', wrap: true }, begin: { at: 'C', kind: 'money' }, paid: { at: 'D', kind: 'money', dash: true }, balance: { at: 'E', kind: 'money' } },
};
