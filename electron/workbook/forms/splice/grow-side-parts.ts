import { escapeXml, unescapeXml } from '../xml/xml-text.js';
import { growAreas, growCell, growFormula, type GrowthScene } from './grow-formula.js';
import type { RowGrowth } from './row-growth.js';

/** Pictures and boxes: anchors below the sample row move, 0-based rows; those fixed to the page stay. */
export function growDrawing(xml: string, growth: RowGrowth): string {
  return xml.replace(/<(\w+:)?(?:two|one)CellAnchor\b[^>]*>[\s\S]*?<\/(?:\w+:)?(?:two|one)CellAnchor>/g, (anchor) => {
    if (/^<[^>]*\seditAs="absolute"/.test(anchor)) return anchor;
    return anchor.replace(/(<(?:\w+:)?row>)(\d+)(<)/g, (_, a: string, row: string, z: string) => a + (growth.start(Number(row) + 1) - 1) + z);
  });
}

export function growComments(xml: string, growth: RowGrowth): string {
  return xml.replace(/(<(?:comment|threadedComment)\b[^>]*\sref=")([^"]*)(")/g, (_, a: string, cell: string, z: string) => a + growCell(cell, growth) + z);
}

/** The boxes of comments in the old drawing language: `x:Row`, and rows at places 3 and 7 of `x:Anchor`. */
export function growVml(xml: string, growth: RowGrowth): string {
  const moved = (row: string): string => String(growth.start(Number(row) + 1) - 1);
  return xml
    .replace(/(<x:Row>\s*)(\d+)/g, (_, a: string, row: string) => a + moved(row))
    .replace(/(<x:Anchor>)([^<]*)(<)/g, (_, a: string, list: string, z: string) => {
      const places = list.split(',');
      return a + places.map((p, i) => (i === 2 || i === 6 ? p.replace(/\d+/, moved) : p)).join(',') + z;
    });
}

export function growTable(xml: string, growth: RowGrowth): string {
  return xml.replace(/(\sref=")([^"]*)(")/g, (_, a: string, area: string, z: string) => a + growAreas(area, growth) + z);
}

export function growChart(xml: string, scene: GrowthScene): string {
  return xml.replace(/(<c:f>)([^<]*)(<)/g, (_, a: string, f: string, z: string) => a + escapeXml(growFormula(unescapeXml(f), scene)) + z);
}

/** Names of the workbook: print areas, print titles, filters, lists. */
export function growNames(workbookXml: string, scene: GrowthScene): string {
  return workbookXml.replace(/(<definedName\b[^>]*>)([^<]*)(<)/g, (_, a: string, f: string, z: string) => a + escapeXml(growFormula(unescapeXml(f), scene)) + z);
}

/** Asks every spreadsheet to calculate on opening; formulas keep their results for readers that do not. */
export function withFullCalculation(workbookXml: string): string {
  if (/<calcPr\b/.test(workbookXml)) {
    return workbookXml.replace(/<calcPr\b([^>]*?)\s*(\/?)>/, (_, attributes: string, slash: string) => `<calcPr${attributes.replace(/\sfullCalcOnLoad="[^"]*"/, '')} fullCalcOnLoad="1"${slash}>`);
  }
  const after = ['</definedNames>', '<definedNames/>', '</externalReferences>', '</functionGroups>', '</sheets>'].find((tag) => workbookXml.includes(tag));
  if (after === undefined) throw new Error('the form has no sheets');
  return workbookXml.replace(after, `${after}<calcPr fullCalcOnLoad="1"/>`);
}

/** The chain of the last calculation names cells that have moved: it goes, and spreadsheets make it anew. */
export const withoutCalcChainType = (contentTypes: string): string => contentTypes.replace(/<Override\b[^>]*\/calcChain\.xml"[^>]*\/>/, '');
export const withoutCalcChainRelation = (relations: string): string => relations.replace(/<Relationship\b[^>]*\/calcChain"[^>]*\/>/, '');
