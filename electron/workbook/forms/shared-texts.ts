import type { FormPackage } from './splice/form-package.js';
import type { TemplateCell } from './splice/sheet-template.js';
import { unescapeXml } from './xml/xml-text.js';

/** Reads the text of a form's cells: shared or inside the cell; null for anything else. */
export function cellTexts(form: FormPackage): (cell: TemplateCell) => string | null {
  const part = [...form.relations('xl/workbook.xml').values()].find((r) => r.type.endsWith('/sharedStrings'))?.target;
  const shared = part === undefined || !form.parts.has(part) ? [] : [...form.text(part).matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map((m) => runsOf(m[1] ?? ''));
  return (cell) => {
    const type = cell.attributes.get('t');
    if (cell.formula !== null) return null;
    if (type === 's') return shared[Number(cell.value)] ?? null;
    return type === 'inlineStr' ? runsOf(cell.inner) : null;
  };
}

/** The runs of a text joined; what they are read aloud as is not part of it. */
const runsOf = (xml: string): string => [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)].map((m) => unescapeXml(m[1] ?? '')).join('');
