import { TIERS } from '../codes.js';
import { COLLECTORS } from './check-match.js';
import { ClauseReader } from './clause-reader.js';
import type { Who } from './rule-plan.js';

/** Reads whom a clause concerns: `{ who }`, or nothing when it is left out and concerns everyone. */
export function readWho(r: ClauseReader): { readonly who?: Who } {
  if (!r.has('who')) return {};
  const w = ClauseReader.open(r.raw('who'), r.where, ['tiers', 'posts', 'collectors']);
  const posts = w.has('posts') ? w.texts('posts') : null;
  if (posts !== null && (posts.length === 0 || posts.some((p) => p.trim() === ''))) w.refuse('“posts”是空的，条款永远不会用到');
  return {
    who: {
      ...(w.has('tiers') && { tiers: w.codes('tiers', TIERS) }),
      ...(posts !== null && { posts }),
      ...(w.has('collectors') && { collectors: w.codes('collectors', COLLECTORS) }),
    },
  };
}
