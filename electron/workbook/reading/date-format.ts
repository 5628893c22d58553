/**
 * Whether a number format shows a date or time. Builtin numbers have no text in the file; 27–36 and 50–58 are the dates
 * of the Chinese editions (ECMA-376 part 1, 18.8.30).
 */
export function isBuiltinDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** The same for a format code such as `yyyy"年"m"月"d"日"` or `[$-804]aaaa`; text in quotes, escapes and brackets do not count. */
export function isDateFormat(code: string): boolean {
  const letters = visibleLetters(code);
  if (letters.includes('general')) return false;
  for (let i = 0; i < letters.length; i++) {
    const c = letters[i];
    if (c === 'y' || c === 'm' || c === 'd' || c === 'h' || c === 's') return true;
    if (c === 'a' && letters.startsWith('aaa', i)) return true;
    // e is the year of an era (ggge), or the exponent of 0.00E+00
    if (c === 'e' && letters[i + 1] !== '+' && letters[i + 1] !== '-') return true;
  }
  return false;
}

/** The code in lower case without literals; of the brackets only elapsed time ([h], [mm], [ss]) stays. */
function visibleLetters(code: string): string {
  const kept: string[] = [];
  for (let i = 0; i < code.length; i++) {
    const c = code[i] as string;
    if (c === '"') i = endOr(code.indexOf('"', i + 1), code);
    else if (c === '\\' || c === '_' || c === '*') i++;
    else if (c === '[') {
      const end = endOr(code.indexOf(']', i), code);
      const inside = code.slice(i + 1, end).toLowerCase();
      if (inside !== '' && [...inside].every((l) => l === inside[0]) && 'hms'.includes(inside[0] as string)) kept.push(inside);
      i = end;
    } else kept.push(c.toLowerCase());
  }
  return kept.join('');
}

const endOr = (at: number, code: string): number => (at < 0 ? code.length : at);
