import { opened, type AppContext } from './context.js';
import { runBatch } from '../data/unit-of-work.js';

/** The schedule a new ledger starts with: year → formation years called in it (decisions.md 13, D4-12). Editable later. */
const SCHEDULE: readonly (readonly [number, readonly number[]])[] = [
  [2011, [2010]],
  [2012, [2008, 2009, 2011]],
  [2013, [2006, 2007, 2012]],
];

/** First batch of every ledger. */
export function seedSchedule(context: AppContext): void {
  const { writer } = opened(context);
  if (!writer) throw new Error('a new ledger is always writable');
  runBatch(writer, { kind: 'create', title: '建立台账', user: context.user, at: context.clock.now(), businessOn: context.clock.today() }, (uow) => {
    for (const [planYear, formedYears] of SCHEDULE) for (const formedYear of formedYears) uow.insert('vintage_plan', { plan_year: planYear, formed_year: formedYear, locked: 0 });
  });
}
