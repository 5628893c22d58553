/**
 * What must never stand in a log: ID numbers (15 or 18 digits, the last may be X), bank accounts, loan numbers, telephone
 * numbers, and the name of the clerk's own folder. A run of digits is replaced by its length, which is what a maintainer
 * needs to see whether a number was cut. Names cannot be told from other words: whoever logs passes codes, never rows.
 */
const LONG_RUN = /\p{Nd}{9,}[Xx]?/gu;
/** A bank account as it is printed on a card: groups of four. */
const GROUPED = /\p{Nd}{4}(?:[ -]\p{Nd}{4}){2,}(?:[ -]\p{Nd}{1,4})?/gu;
const LAND_LINE = /(?<!\p{Nd})0\p{Nd}{2,3}[- ]\p{Nd}{7,8}(?!\p{Nd})/gu;
const OWN_FOLDER = /(\/home\/|\/Users\/|\\{1,2}Users\\{1,2})[^/\\"'\s]+/g;
const SECRET = /("(?:password|token|key|secret)":)"(?:[^"\\]|\\.)*"/gi;

/** The text as it may be written down. */
export function redact(text: string): string {
  return text
    .replace(SECRET, '$1"〔隐去〕"')
    .replace(OWN_FOLDER, '$1〔本人〕')
    .replace(GROUPED, masked)
    .replace(LAND_LINE, masked)
    .replace(LONG_RUN, masked);
}

const masked = (run: string): string => `〔${[...run].length}位〕`;
