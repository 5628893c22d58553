import { damaged } from './refusal.js';
import { xmlText } from './xml-text.js';

/**
 * The attributes of a tag. A name keeps only a colon of its prefix (`r:id` is `:id`), because the prefix is the writer's
 * choice.
 */
export function xmlAttributes(bytes: Buffer, from: number, to: number): Map<string, string> {
  const found = new Map<string, string>();
  let i = from;
  for (;;) {
    while (i < to && (bytes[i] as number) <= 0x20) i++;
    if (i >= to) return found;
    const equals = bytes.indexOf(0x3d, i);
    if (equals < 0 || equals >= to) throw damaged();
    const name = bytes.toString('latin1', i, equals).trim();
    i = equals + 1;
    while (i < to && (bytes[i] as number) <= 0x20) i++;
    const quote = bytes[i];
    if (quote !== 0x22 && quote !== 0x27) throw damaged();
    const end = bytes.indexOf(quote, i + 1);
    if (end < 0 || end >= to) throw damaged();
    found.set(name.slice(Math.max(0, name.indexOf(':'))), xmlText(bytes, i + 1, end, false));
    i = end + 1;
  }
}

/** xsd:boolean as writers use it. */
export const xmlTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
