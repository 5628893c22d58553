import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { yearOf } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import { writeBatch, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { packed } from './letter-archive.js';
import { letterRun, numberText } from './letter-run.js';
import { shortened } from './make-letters.js';

/**
 * 出具: one number a letter, counted by kind and year and never used again, one row a copy; its sheets are kept as they
 * will be printed. All of it is one batch: stopped or failed, nothing was issued.
 */
export function issueLetters(context: AppContext, input: ParsedOf<'letters.issue'>, job: JobControl): OutputOf<'letters.issue'> {
  const run = letterRun(context, input, input.unlock !== '');
  const { template, row, hash } = run.named;
  const year = yearOf(run.on);
  let first = 0;
  let last = 0;
  let pages = 0;
  const letterIds: number[] = [];
  const { batch } = writeBatch(context, { kind: 'letter', title: `出具${template.title} ${run.count} 份` }, ['rosters'], (uow) => {
    first = 1 + (statement(uow.conn, 'SELECT coalesce(max(no), 0) FROM letter_issue WHERE kind = ? AND year = ?').pluck().get(template.kind, year) as number);
    for (let i = 0; i < run.count; i++) {
      job.progress('出具', i, run.count);
      last = first + i;
      for (const [c, copy] of run.copies(i).entries()) {
        const letter = run.set(copy, last);
        const { content, hash: contentHash } = packed(letter);
        pages += letter.sheets.length;
        letterIds.push(uow.insert('letter_issue', {
          kind: template.kind, year, no: last, copy: c + 1, number: numberText(template.mark, year, last), on_date: run.on, as_of: context.clock.today(), template_code: template.id, template_version: template.version, template_hash: hash, letter_template_id: row?.letter_template_id ?? null,
          loan_id: copy.loanId, party_id: copy.partyId, staff_id: copy.staffId, unit_id: copy.unitId, to_name: copy.toName, to_role: copy.toRole, pages: letter.sheets.length, unlocked: input.unlock, content, content_hash: contentHash, batch_id: uow.batchId,
        }));
      }
    }
  });
  return { batch, letterIds, letters: run.count, pages, first: numberText(template.mark, year, first), last: numberText(template.mark, year, last), skipped: shortened(run) };
}
