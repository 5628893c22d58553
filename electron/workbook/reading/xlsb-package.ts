import { zipSync, type Zippable } from 'fflate';
import { MAX_XLSB_INFLATED_BYTES } from './limits.js';
import { damaged, hostile } from './refusal.js';
import { plainXlsbPart, type XlsbPart } from './xlsb-records.js';
import { mainPart, readRelations } from './xlsx-relations.js';
import { inflatePart } from './zip-part.js';
import type { ZipDirectory } from './zip-directory.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** What is taken over, by relation type; macros, links, comments and drawings stay behind. */
const KEPT: ReadonlyMap<string, XlsbPart> = new Map([['worksheet', 'sheet'], ['styles', 'styles'], ['sharedStrings', 'strings']]);
/** Sheets without rows: the library has to know their place among the others, not their content. */
const OTHER_SHEETS = new Set(['chartsheet', 'dialogsheet', 'macrosheet', 'xlMacrosheet', 'xlIntlMacrosheet']);
const EMPTY_SHEET = Buffer.from([0x81, 0x01, 0x00, 0x82, 0x01, 0x00]);

/**
 * The library believes the sizes a zip file claims and reserves memory for them, so it never sees the file: it gets this
 * plain copy of the few parts with cells, inflated, counted and stripped here.
 */
export async function plainXlsb(zip: ZipDirectory): Promise<Buffer> {
  const main = mainPart(zip);
  if (main === null) throw damaged();
  let left = MAX_XLSB_INFLATED_BYTES;
  const take = async (name: string): Promise<Buffer> => {
    const entry = zip.find(name);
    if (!entry) throw damaged();
    left -= entry.size;
    if (left < 0) throw hostile('解压后过大');
    const pieces: Buffer[] = [];
    for await (const piece of inflatePart(zip, entry)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const parts: Zippable = { 'xl/workbook.bin': plainXlsbPart(await take(main), 'workbook') };
  const types = [contentType('xl/workbook.bin', 'sheet.binary.macroEnabled.main')];
  const relations: string[] = [];
  for (const [i, { id, type, target }] of readRelations(zip, main).entries()) {
    const part = KEPT.get(type);
    if (part === undefined && !OTHER_SHEETS.has(type)) continue;
    const plainType = part === undefined ? 'chartsheet' : type;
    const name = `${plainType}s/part${i}.bin`;
    parts[`xl/${name}`] = part === undefined ? EMPTY_SHEET : plainXlsbPart(await take(target), part);
    types.push(contentType(`xl/${name}`, plainType));
    relations.push(relation(id, plainType, name));
  }
  const text = (name: string, xml: string): void => {
    parts[name] = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  };
  text('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`);
  text('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.bin')}</Relationships>`);
  text('xl/_rels/workbook.bin.rels', `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`);
  return Buffer.from(zipSync(parts, { level: 0 }));
}

const contentType = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="application/vnd.ms-excel.${type}"/>`;

function relation(id: string, type: string, target: string): string {
  const plainId = id.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<Relationship Id="${plainId}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}
