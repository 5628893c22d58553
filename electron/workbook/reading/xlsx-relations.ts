import { ElementHandler } from './element-handler.js';
import { xmlAttributes } from './xml-attributes.js';
import { wholeAsUtf8 } from './xml-encoding.js';
import { XmlScanner } from './xml-scanner.js';
import { inflateSmallPart } from './zip-part.js';
import type { ZipDirectory } from './zip-directory.js';

export interface Relation {
  readonly id: string;
  /** Last word of the type: `worksheet`, `styles`. Transitional and Strict files differ only in what stands before it. */
  readonly type: string;
  /** Name of the target part in the package. */
  readonly target: string;
}

/**
 * The relations of a part (`''`: of the package itself), inside targets only: a link to another file or address is never
 * followed.
 */
export function readRelations(zip: ZipDirectory, part: string): readonly Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const entry = zip.find(`${folder}_rels/${part.slice(slash)}.rels`);
  if (!entry) return [];
  const relations: Relation[] = [];
  const scanner = new XmlScanner(['Relationship']);
  scanner.scanAll(wholeAsUtf8(inflateSmallPart(zip, entry)), new ElementHandler((tag, from, to) => {
    if (tag !== 1) return;
    const a = xmlAttributes(scanner.bytes, from, to);
    if (a.get('TargetMode') === 'External') return;
    const type = a.get('Type') ?? '';
    relations.push({ id: a.get('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, a.get('Target') ?? '') });
  }));
  return relations;
}

/** Name of the main part of an OOXML package, by its relation; null when the zip is no such package. */
export function mainPart(zip: ZipDirectory): string | null {
  return readRelations(zip, '').find((r) => r.type === 'officeDocument')?.target ?? null;
}

/** `/xl/a.xml` counts from the package's root, `a.xml` and `../a.xml` from the part's folder. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = (path.startsWith('/') ? path : folder + path).split('/');
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '..') kept.pop();
    else if (step !== '' && step !== '.') kept.push(step);
  }
  return kept.join('/');
}
