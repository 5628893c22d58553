import type { PartContent } from '../xml/zip-parts.js';
import type { FormPackage } from './form-package.js';
import { refersToTarget, type GrowthScene } from './grow-formula.js';
import { growRules } from './grow-sheet-xml.js';
import { growChart, growComments, growDrawing, growNames, growTable, growVml, withFullCalculation, withoutCalcChainRelation, withoutCalcChainType } from './grow-side-parts.js';
import { grownRow, type RowChanges } from './grown-rows.js';
import type { RowGrowth } from './row-growth.js';
import { readSheetTemplate } from './sheet-template.js';

/** The parts of the filled form in the order of the form. Those that nothing happens to are the form's own bytes. */
export function* grownParts(form: FormPackage, sheetPart: string, content: PartContent, scene: GrowthScene): Generator<[string, PartContent]> {
  const changed = ownedParts(form, sheetPart, scene.growth);
  const sheets = form.worksheets();
  for (const [name, part] of sheets) {
    if (part !== sheetPart) changed.set(part, (xml) => growForeignSheet(xml, { ...scene, home: name }));
  }
  const formulas = [...sheets.values()].some((part) => /<f[\s>]/.test(form.text(part)));
  const names = { ...scene, home: null };
  changed.set('xl/workbook.xml', (xml) => (formulas ? withFullCalculation(growNames(xml, names)) : growNames(xml, names)));
  changed.set('xl/_rels/workbook.xml.rels', withoutCalcChainRelation);
  changed.set('[Content_Types].xml', withoutCalcChainType);
  for (const [name, bytes] of form.parts) {
    if (name === 'xl/calcChain.xml') continue;
    if (name === sheetPart) yield [name, content];
    else if (/^xl\/charts\/chart[^/]*\.xml$/.test(name)) yield [name, changedText(form, name, bytes, (xml) => growChart(xml, names))];
    else yield [name, changedText(form, name, bytes, changed.get(name))];
  }
}

function changedText(form: FormPackage, name: string, bytes: Uint8Array, change: ((xml: string) => string) | undefined): PartContent {
  if (!change) return bytes;
  const before = form.text(name);
  const after = change(before);
  return after === before ? bytes : after;
}

function ownedParts(form: FormPackage, sheetPart: string, growth: RowGrowth): Map<string, (xml: string) => string> {
  const changed = new Map<string, (xml: string) => string>();
  for (const part of form.owned(sheetPart, 'drawing')) changed.set(part, (xml) => growDrawing(xml, growth));
  for (const kind of ['comments', 'threadedComment']) for (const part of form.owned(sheetPart, kind)) changed.set(part, (xml) => growComments(xml, growth));
  for (const part of form.owned(sheetPart, 'vmlDrawing')) changed.set(part, (xml) => growVml(xml, growth));
  for (const part of form.owned(sheetPart, 'table')) changed.set(part, (xml) => growTable(xml, growth));
  return changed;
}

/**
 * Another sheet of the workbook. If none of its formulas speaks of the form sheet it stays as it is; otherwise its
 * formulas follow, and lose their results: those were of the empty form, and no result is better than a wrong one.
 */
function growForeignSheet(xml: string, scene: GrowthScene): string {
  const rules = growRules(xml, scene);
  if (!/<f[\s>]/.test(xml)) return rules;
  const sheet = readSheetTemplate(rules);
  const speaks = sheet.rows.some((r) => r.cells.some((c) => c.formula !== null && refersToTarget(c.formula.text, scene)));
  if (!speaks) return rules;
  const unknown: RowChanges = { given: [], result: () => undefined };
  return sheet.head + sheet.rows.map((row) => grownRow(row, row.row, scene, unknown)).join('') + sheet.tail;
}
