import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { letterDocument, type SetLetter } from '../../print/index.js';
import { writeBatch, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { letterRun, type LetterRun } from './letter-run.js';
import { writeLetters } from './write-letters.js';
import { logPrint } from './print-log.js';

/** So many of the left-out ones are named; the rest is counted. */
const MOST_SKIPPED = 200;

/** One letter of a run, all its copies, as it will be printed. */
export function previewLetter(context: AppContext, input: ParsedOf<'letters.preview'>): OutputOf<'letters.preview'> {
  const run = letterRun(context, input);
  const at = Math.min(input.at, run.count - 1);
  const copies = run.copies(at);
  const set = copies.map((c) => run.set(c, null));
  const sheets = set.flatMap((s) => s.sheets);
  const { title } = run.named.template;
  return { html: letterDocument(title, set[0]?.style ?? '', sheets.length, () => sheets).html(), title, pages: sheets.length, letters: run.count, at, to: copies[0]?.toName ?? '', skipped: shortened(run) };
}

/** 试打: every letter of the run as a draft. What was printed is written down. */
export async function mergeLetters(context: AppContext, input: ParsedOf<'letters.merge'>, job: JobControl): Promise<OutputOf<'letters.merge'>> {
  const run = letterRun(context, input);
  const written = await writeLetters(context, `${run.named.template.title}（未出具）`, drafts(run), run.count, input.format, job);
  const { batch } = writeBatch(context, { kind: 'letter', title: `试打${run.named.template.title} ${run.count} 份` }, ['rosters'], (uow) => logPrint(uow, context.clock.today(), { what: `${run.named.template.title}（未出具，试打）`, letters: written.letters, pages: written.pages, unlocked: '' }));
  return { ...written, skipped: shortened(run), batch };
}

function* drafts(run: LetterRun): Generator<SetLetter> {
  for (let i = 0; i < run.count; i++) for (const copy of run.copies(i)) yield run.set(copy, null);
}

export function shortened({ skipped }: Pick<LetterRun, 'skipped'>): { what: string; reason: string }[] {
  const named = skipped.slice(0, MOST_SKIPPED);
  return skipped.length > named.length ? [...named, { what: `另有 ${skipped.length - named.length} 项`, reason: '同样没有列出' }] : [...named];
}
