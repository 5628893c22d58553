import { useEffect, useState } from 'react';
import type { LetterFindingRow, LetterSelect } from '../../../../electron/contract/letters.js';
import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import { checkBody } from '../../../../electron/domain/letters/check-body.js';
import { useQuery, type QueryResult } from '../../../api/use-query.js';
import { LETTER_AREAS } from './letter-words.js';

type Draft = NonNullable<InputOf<'letters.preview'>['draft']>;
/** Typing asks the core only when the fingers rest. */
const PAUSE_MS = 300;

/** What is wrong with the text as it stands now, at once; and its page as soon as nothing is wrong. */
export function useDraftPreview(draft: Draft, select: LetterSelect | null, at: number): { readonly findings: readonly LetterFindingRow[]; readonly page: QueryResult<OutputOf<'letters.preview'>> } {
  const [rested, setRested] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const findings = checkBody(draft.kind, draft.body);
  const right = checkBody(rested.kind, rested.body).length === 0;
  const page = useQuery('letters.preview', select === null || !right ? null : { draft: rested, select, at }, LETTER_AREAS);
  return { findings, page };
}
