import type { Run } from '../../domain/letters/letter-text.js';
import { breakLines } from '../text/line-breaking.js';
import { escapeHtml, printable } from '../text/printable.js';

/** One line as it stands on paper. */
export interface RunLine {
  readonly text: string;
  readonly html: string;
}

/**
 * Breaks runs into lines of at most `max` em, the first one `indent` em shorter. Bold anywhere counts the whole as bold:
 * never too narrow. A run of a value is cleaned by itself, so that no mark of a template can come out of a name.
 */
export function runLines(runs: readonly Run[], max: number, indent = 0): RunLine[] {
  const clean = runs.map((run) => ({ ...run, text: cleaned(run.text) }));
  const plain = clean.map((r) => r.text).join('');
  const bold = clean.some((r) => r.bold === true);
  // room for the indent is taken by full squares that are cut off again
  const lines = breakLines('\u3000'.repeat(indent) + plain, max, bold);
  const chars = clean.flatMap((run) => Array.from(run.text, (char) => ({ char, run })));
  let at = 0;
  return lines.map((line, i) => {
    const text = i === 0 ? line.slice(indent) : line;
    let html = '';
    let on: Run | null = null;
    for (const char of text) {
      // blanks at the end of a line were dropped by the breaking
      while (at < chars.length && chars[at]?.char !== char) at++;
      const run = chars[at]?.run ?? null;
      at++;
      if (run !== on) {
        html += close(on) + open(run);
        on = run;
      }
      html += escapeHtml(char);
    }
    return { text, html: html + close(on) };
  });
}

const open = (run: Run | null): string => (run?.bold === true ? '<b>' : '') + (run?.underline === true ? '<u>' : '');
const close = (run: Run | null): string => (run?.underline === true ? '</u>' : '') + (run?.bold === true ? '</b>' : '');

/** As `printable`, but blanks at the edges stay: words of a template and a value stand beside each other. */
function cleaned(text: string): string {
  const [, before = '', middle = '', after = ''] = /^([ \u3000]*)(.*?)([ \u3000]*)$/s.exec(text) ?? [];
  return before + printable(middle) + after;
}
