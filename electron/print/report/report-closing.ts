import { checkSentence, failedChecks } from '../../domain/reporting/margin.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { breakLines, clampLines } from '../text/line-breaking.js';
import { escapeHtml, printable } from '../text/printable.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';
import { labelled, oneLine } from '../page/one-line.js';
import { contentWidth, LEAST_PT, type SheetFormat } from '../page/sheet-format.js';

/** What stands under the table: checks that failed, signatures, 说明. Each list holds lines of equal height. */
export interface ReportClosing {
  readonly checks: readonly string[];
  readonly signatures: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export const NOTE_MM = 4.4;
export const SIGNATURE_MM = 7;
const SIGNATURE_PT = 10;
/** A sheet shows six failed checks; more than that is no report but a repair. */
const MOST_CHECKS = 6;
const LINES_PER_CHECK = 2;
/** As wide as 说明：. */
const INDENT = '　　　';

export function reportClosing(table: ReportTable, format: SheetFormat): ReportClosing {
  const room = contentWidth(format) / ptToMm(LEAST_PT) - 0.5;
  const failed = failedChecks(table);
  const checks = failed.slice(0, MOST_CHECKS).flatMap((check) => clampLines(breakLines(printable(checkSentence(check)).replaceAll('\n', ' '), room, true), LINES_PER_CHECK));
  if (failed.length > MOST_CHECKS) checks.push(`【勾稽不符】另有 ${failed.length - MOST_CHECKS} 项，见屏幕上的勾稽结果。`);
  const notes = table.notes.flatMap((note, i) => breakLines((i === 0 ? '说明：' : INDENT) + printable(note), room));
  return { checks, signatures: signatureLines(table.signatures, format), notes };
}

/** Height in mm of the closing block with so many of its notes; the rest of the notes goes to sheets of its own. */
export function closingHeight(closing: ReportClosing, notes: number): number {
  const gap = closing.checks.length + closing.signatures.length + notes > 0 ? 2 : 0;
  return gap + closing.checks.length * NOTE_MM + closing.signatures.length * SIGNATURE_MM + notes * NOTE_MM;
}

export function closingHtml(closing: ReportClosing, notes: readonly string[]): string {
  const share = Math.max(1, ...closing.signatures.map((line) => line.length));
  const checks = closing.checks.map((line) => `<p class="note failed">${escapeHtml(line)}</p>`);
  const signatures = closing.signatures.map((line) => {
    const cells = Array.from({ length: share }, (_, i) => `<span>${escapeHtml(line[i] ?? '')}</span>`);
    return `<div class="sign">${cells.join('')}</div>`;
  });
  return `<div class="closing">${checks.join('')}${signatures.join('')}${notesHtml(notes)}</div>`;
}

export const notesHtml = (notes: readonly string[]): string => notes.map((line) => `<p class="note">${escapeHtml(line)}</p>`).join('');

export const closingStyle =
  `.closing{padding-top:2mm}.note{height:${NOTE_MM}mm;line-height:${NOTE_MM}mm;font-size:${LEAST_PT}pt;overflow:hidden}.failed{color:#c00000;font-weight:bold}` +
  `.sign{display:flex;height:${SIGNATURE_MM}mm;align-items:center;font-size:${SIGNATURE_PT}pt}.sign span{flex:1 1 0;overflow:hidden}`;

/** Signatures side by side in equal shares, with room for the pen where no name is known. */
function signatureLines(signatures: ReportTable['signatures'], format: SheetFormat): string[][] {
  if (signatures.length === 0) return [];
  const width = contentWidth(format);
  const em = Math.max(...signatures.map(({ label, name }) => emWidth(printable(labelled(label, name))) + (name === '' ? 5 : 1)));
  const share = Math.min(signatures.length, Math.max(1, Math.floor(width / (em * ptToMm(SIGNATURE_PT)))));
  const texts = signatures.map(({ label, name }) => oneLine(labelled(label, name), width / share - 1, SIGNATURE_PT));
  return Array.from({ length: Math.ceil(texts.length / share) }, (_, i) => texts.slice(i * share, (i + 1) * share));
}
