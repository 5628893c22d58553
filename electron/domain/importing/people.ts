import { findCode, nameOf, ROLES } from '../codes.js';
import { pctToPpm, ppmToPct } from '../rate.js';
import { clean } from './cell-text.js';
import { toNarrow } from './head-text.js';
import { finding, type Finding } from './issue-codes.js';
import { PEOPLE_SEPARATOR } from './ledger-form.js';
import type { NamedShare } from './profile.js';

/** Roles outside the 100 %: a surcharge or fine on top of the shares. */
const OUTSIDE = ['附加', '罚金'];
const WHOLE = 1_000_000;

export type ParsedPeople = { readonly people: readonly NamedShare[] } | { readonly reason: string };

/**
 * Reads the persons of a cell: `李守义[0101](调查)60%；陈福根(包收)40%` as the ledger form writes them, or
 * `0101:60;0102:40` as the register does. Staff number, role and share may be missing; the order of brackets is free.
 * Persons are separated by ；;、,，/ or blanks. Whatever is left over makes the whole cell unreadable: a person is never
 * dropped.
 */
export function parsePeople(text: string): ParsedPeople {
  const people: NamedShare[] = [];
  for (const token of joinPieces(pieces(text))) {
    const parsed = parseOne(token);
    if (typeof parsed === 'string') return { reason: parsed };
    people.push(...parsed);
  }
  return people.length > 0 ? { people } : { reason: '没有人员' };
}

/** The notation of the ledger form; the inverse of parsePeople. */
export function formatPeople(people: readonly NamedShare[]): string {
  return people
    .map((p) => `${p.name}${p.staffNo === null ? '' : `[${p.staffNo}]`}${p.role === '' ? '' : `(${nameOf(ROLES, p.role)})`}${p.sharePpm === null ? '' : `${ppmToPct(p.sharePpm)}%`}`)
    .join(PEOPLE_SEPARATOR);
}

/** Shares missing are a remark, a sum other than 100 is refused; surcharges and fines do not count (domain rule of column 38). */
export function shareFindings(people: readonly NamedShare[], title: string): Finding[] {
  const found: Finding[] = [];
  const counted = people.filter((p) => !OUTSIDE.includes(p.role));
  for (const p of counted) {
    if (p.role !== '' && !ROLES.some((r) => r.code === p.role)) found.push(finding('ROLE_UNKNOWN', { title, name: label(p), role: p.role }));
  }
  const firstAt = new Map<string, number>();
  people.forEach((p, i) => firstAt.set(keyOf(p), firstAt.get(keyOf(p)) ?? i));
  const twice = people.find((p, i) => firstAt.get(keyOf(p)) !== i);
  if (twice) found.push(finding('PERSON_TWICE', { title, name: label(twice) }));
  const without = counted.filter((p) => p.sharePpm === null);
  const sum = counted.reduce((total, p) => total + (p.sharePpm ?? 0), 0);
  if (sum > WHOLE || (without.length === 0 && sum !== WHOLE)) found.push(finding('SHARES_NOT_100', { title, sum: ppmToPct(sum) }));
  else if (without.length > 0) found.push(finding('SHARES_MISSING', { title, names: without.map(label).join('、') }));
  return found;
}

const keyOf = (p: NamedShare): string => `${p.staffNo ?? p.name}\u0001${p.role}`;
const label = (p: NamedShare): string => p.name || (p.staffNo ?? '');

/** Cut at separators outside brackets; blanks are kept as pieces' edges for joinPieces. */
function pieces(text: string): { readonly text: string; readonly afterBlank: boolean }[] {
  const plain = toNarrow(clean(text)).replace(/[【〔{]/g, '[').replace(/[】〕}]/g, ']');
  const out: { text: string; afterBlank: boolean }[] = [];
  let depth = 0;
  let piece = '';
  let afterBlank = false;
  const cut = (blank: boolean): void => {
    if (piece !== '') out.push({ text: piece, afterBlank });
    if (piece !== '' || !blank) afterBlank = blank;
    piece = '';
  };
  for (const c of plain) {
    if (c === '(' || c === '[') depth += 1;
    else if ((c === ')' || c === ']') && depth > 0) depth -= 1;
    if (depth > 0 || !/[;、,/\s]/.test(c)) piece += c;
    else cut(/\s/.test(c));
  }
  cut(false);
  return out;
}

/**
 * Blanks separate persons, but they also stand inside one: before a bracket or a share (李守义 (调查) 60%), and in a
 * two-character name spaced out (李 明). Three or more single characters in a row cannot be told apart and stay apart,
 * which makes them unreadable.
 */
function joinPieces(list: readonly { readonly text: string; readonly afterBlank: boolean }[]): string[] {
  const isChar = (i: number): boolean => /^\p{Script=Han}$/u.test(list[i]?.text ?? '');
  const beginsWithChar = (i: number): boolean => list[i]?.afterBlank === true && /^\p{Script=Han}(?!\p{Script=Han})/u.test(list[i]?.text ?? '');
  const out: string[] = [];
  list.forEach((p, i) => {
    const last = out.at(-1) ?? '';
    const secondHalf = isChar(i - 1) && beginsWithChar(i) && !(isChar(i - 2) && list[i - 1]?.afterBlank === true) && !(isChar(i) && beginsWithChar(i + 1));
    if (!p.afterBlank || last === '') out.push(p.text);
    else if (/^[([:]/.test(p.text) || last.endsWith(':') || secondHalf) out[out.length - 1] = last + p.text;
    else if (/^\d+(?:\.\d+)?%$/.test(p.text)) out[out.length - 1] = `${last}:${p.text}`;
    else out.push(p.text);
  });
  return out;
}

/** One person; more than one entry where one person stands for several roles (李守义(调查/审批)). A text says what is wrong. */
function parseOne(token: string): NamedShare[] | string {
  let name = '';
  let staffNo: string | null = null;
  const roles: string[] = [];
  let share: string | null = null;
  const give = (pct: string): boolean => {
    if (share !== null) return false;
    share = pct;
    return true;
  };
  // A staff number stands alone or before a bracket or colon; a name has no figures, so that 李守义60% needs no colon.
  const number = /^[A-Za-z]{0,3}\d+(?=[([:]|$)/.exec(token)?.[0];
  const bare = number ?? /^[^()[\]:%\d]*/.exec(token)?.[0] ?? '';
  if (number !== undefined) staffNo = number;
  else name = bare;
  let rest = token.slice(bare.length);
  while (rest !== '') {
    const part = /^\(([^()[\]]*)\)|^\[([^()[\]]*)\]|^:?(\d+(?:\.\d+)?)%|^:(\d+(?:\.\d+)?)$/.exec(rest);
    if (!part) return `“${token}”中的“${rest}”不明`;
    rest = rest.slice(part[0].length);
    const pct = part[3] ?? part[4];
    if (pct !== undefined) {
      if (!give(pct)) return `“${token}”有两个比例`;
    } else {
      for (const word of (part[1] ?? part[2] ?? '').split(/[,、/;:\s]+/).filter((w) => w !== '')) {
        const known = findCode(ROLES, word);
        if (/^\d+(?:\.\d+)?%$/.test(word)) {
          if (!give(word.slice(0, -1))) return `“${token}”有两个比例`;
        } else if (!known && /^[A-Za-z]{0,3}\d+$/.test(word)) {
          if (staffNo !== null) return `“${token}”有两个工号`;
          staffNo = word;
        } else roles.push(known?.code ?? word);
      }
    }
  }
  if (name === '' && staffNo === null) return `“${token}”没有姓名或工号`;
  if (name !== '' && !/^[\p{L}\p{M}·•.．'’-]{1,30}$/u.test(name)) return `“${name}”不像姓名`;
  if (/^\p{Script=Han}$/u.test(name)) return `“${name}”只有一个字`;
  const sharePpm = share === null ? null : pctToPpm(share);
  if (share !== null && (sharePpm === null || sharePpm > WHOLE)) return `“${token}”的比例不对`;
  if (roles.length > 1 && share !== null) return `“${token}”有几个身份却只有一个比例`;
  return (roles.length > 0 ? roles : ['']).map((role) => ({ name, staffNo, role, sharePpm }));
}
