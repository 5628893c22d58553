import { escapeXml, unescapeXml } from '../xml/xml-text.js';
import { tokensOf } from './formula-tokens.js';
import { growAreas, growCell, growFormula, rowFormula, type GrowthScene } from './grow-formula.js';
import type { RowGrowth } from './row-growth.js';

/**
 * Everything of a sheet outside its rows after the growth: dimension, panes, selection, filter, merges, validations,
 * conditional formats, links, breaks, ignored errors and the extensions that hold newer kinds of the same.
 */
export function growSheetXml(xml: string, scene: GrowthScene): string {
  const merges = /<mergeCells\b[^>]*>([\s\S]*?)<\/mergeCells>/.exec(xml);
  if (!merges) return growAddresses(growRules(xml, scene), scene.growth);
  const [before, after] = [xml.slice(0, merges.index), xml.slice(merges.index + merges[0].length)];
  return growSheetXml(before, scene) + growMerges(merges[1] ?? '', scene.growth) + growSheetXml(after, scene);
}

function growAddresses(xml: string, growth: RowGrowth): string {
  return growBreaks(xml, growth)
    // what is selected on opening is a cell, not the column of all rows
    .replace(/(<selection\b[^>]*?\ssqref=")([A-Z]+\d+)(?=")|(\s(?:sqref|ref)=")([^"]*)(?=")/g, (_, selected: string | undefined, cell: string, other: string, list: string) => (selected === undefined ? other + growAreas(list, growth) : selected + growCell(cell, growth)))
    .replace(/(<xm:sqref>)([^<]*)(<)/g, (_, a: string, list: string, z: string) => a + growAreas(list, growth) + z)
    .replace(/(\s(?:topLeftCell|activeCell)=")([^"]*)(")/g, (_, a: string, cell: string, z: string) => a + growCell(cell, growth) + z);
}

/** A rule with something inside; one that only shows a prompt is a tag of its own and has no formula. */
const RULE_BLOCK = /<(?:x14:)?(dataValidation|conditionalFormatting)\b(?:[^>/]|\/(?!>))*>[\s\S]*?<\/(?:x14:)?\1>/g;

/**
 * Formulas inside validations, conditional formats and links. Used alone for the other sheets of the workbook, whose
 * own addresses stay where they are.
 */
export function growRules(xml: string, scene: GrowthScene): string {
  return xml
    .replace(RULE_BLOCK, (block) => {
      const perRow = scene.home === scene.target && scene.growth.contains(firstRowOf(block));
      return block.replace(/(<(?:formula[12]?|xm:f)>)([^<]*)(<)/g, (_, a: string, text: string, z: string) => {
        const formula = unescapeXml(text);
        // A rule of the sample row speaks of "this row": relative references stay, fixed ones grow.
        return a + escapeXml(perRow ? rowFormula(tokensOf(formula), scene, 0) : growFormula(formula, scene)) + z;
      });
    })
    .replace(/(<hyperlink\b[^>]*\slocation=")([^"]*)(")/g, (_, a: string, at: string, z: string) => a + escapeXml(growFormula(unescapeXml(at), scene)) + z);
}

function firstRowOf(block: string): number {
  const areas = /\ssqref="([^"]*)"/.exec(block)?.[1] ?? /<xm:sqref>([^<]*)</.exec(block)?.[1] ?? '';
  const first = tokensOf(areas.trim().split(' ')[0] ?? '')[0];
  return first?.t === 'cell' ? first.at.row : first?.t === 'area' ? first.from.row : 0;
}

/** Merges inside the sample row are made again in every row; the others move or grow like any area. */
function growMerges(list: string, growth: RowGrowth): string {
  const merges: string[] = [];
  for (const m of list.matchAll(/\sref="([^"]*)"/g)) {
    const ref = m[1] ?? '';
    const area = tokensOf(ref)[0];
    if (area?.t !== 'area') continue;
    if (!growth.contains(area.from.row) || !growth.contains(area.to.row)) merges.push(growAreas(ref, growth));
    else if (area.to.row === growth.first) {
      const [left, right] = ref.replace(/\d+/g, '').split(':');
      for (let i = 0; i < growth.count; i++) merges.push(`${left}${growth.first + i}:${right}${growth.first + i}`);
    }
  }
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

const LAST_ROW = 1_048_575;

/** A page break stands after its row; the rows a column break spans count from 0. */
function growBreaks(xml: string, growth: RowGrowth): string {
  return xml
    .replace(/<rowBreaks\b[^>]*>[\s\S]*?<\/rowBreaks>/g, (block) => block.replace(/(\sid=")(\d+)(")/g, (_, a: string, row: string, z: string) => a + growth.end(Number(row)) + z))
    .replace(/<colBreaks\b[^>]*>[\s\S]*?<\/colBreaks>/g, (block) =>
      block.replace(/(\smax=")(\d+)(")/g, (whole, a: string, row: string, z: string) => (Number(row) >= LAST_ROW ? whole : a + (growth.end(Number(row) + 1) - 1) + z)),
    );
}
