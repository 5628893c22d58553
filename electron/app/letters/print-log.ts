import type { Day } from '../../domain/date.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

/** What was printed: who and when stand in the batch. */
export interface Printed {
  readonly what: string;
  readonly letters: number;
  readonly pages: number;
  /** Why ID numbers and phones stand in full; empty where they are masked. */
  readonly unlocked: string;
}

/** A line of 打印登记. */
export const logPrint = (uow: UnitOfWork, on: Day, { what, letters, pages, unlocked }: Printed): number => uow.insert('letter_print', { on_date: on, what, letters, pages, unlocked, batch_id: uow.batchId });
