import { strFromU8, unzipSync } from 'fflate';
import { readAttributes } from '../xml/xml-text.js';

interface Relation {
  readonly type: string;
  /** Full part name, without a leading slash; '' for targets outside the file. */
  readonly target: string;
}

/** The parts of a workbook file, read once. Part names as in the zip. */
export class FormPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;

  constructor(file: Uint8Array) {
    this.parts = new Map(Object.entries(unzipSync(file)).filter(([name]) => !name.endsWith('/')));
    if (!this.parts.has('xl/workbook.xml')) throw new Error('the form is not an .xlsx workbook');
  }

  text(name: string): string {
    const bytes = this.parts.get(name);
    if (!bytes) throw new Error(`the form has no part ${name}`);
    return strFromU8(bytes);
  }

  /** Part names of the worksheets by sheet name. */
  worksheets(): Map<string, string> {
    const relations = this.relations('xl/workbook.xml');
    const sheets = new Map<string, string>();
    for (const m of this.text('xl/workbook.xml').matchAll(/<sheet\b([^>]*?)\/?>/g)) {
      const a = readAttributes(m[1] ?? '');
      const id = [...a].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      const relation = relations.get(id);
      if (relation?.type.endsWith('/worksheet') === true) sheets.set(a.get('name') ?? '', relation.target);
    }
    return sheets;
  }

  /** What a part refers to, by relation id. */
  relations(part: string): Map<string, Relation> {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
    const found = new Map<string, Relation>();
    if (!this.parts.has(name)) return found;
    for (const m of this.text(name).matchAll(/<Relationship\b([^>]*?)\/?>/g)) {
      const a = readAttributes(m[1] ?? '');
      const target = a.get('TargetMode') === 'External' ? '' : resolved(folder, a.get('Target') ?? '');
      found.set(a.get('Id') ?? '', { type: a.get('Type') ?? '', target });
    }
    return found;
  }

  /** The parts a sheet owns of one kind (drawing, comments, vmlDrawing, table, threadedComment). */
  owned(part: string, kind: string): string[] {
    return [...this.relations(part).values()].filter((r) => r.type.endsWith(`/${kind}`) && this.parts.has(r.target)).map((r) => r.target);
  }
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder.split('/').filter((p) => p !== '');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
