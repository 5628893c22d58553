import type { OutputOf } from '../../contract/api.js';
import type { SheetMapping } from '../../contract/imports.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkProfile } from '../../domain/importing/check-profile.js';
import { matchHeadRows } from '../../domain/importing/find-tables.js';
import type { ImportProfile } from '../../domain/importing/profile.js';
import type { RawWorkbook } from '../../domain/importing/raw-sheet.js';
import { applyOverrides } from '../../domain/importing/read-overrides.js';
import { profileFromMapping } from '../../domain/importing/save-mapping.js';
import { statement } from '../../data/sql.js';
import { writeBatch, type AppContext } from '../context.js';

/** Every profile in its latest version: those that ship, and those this office has saved. */
export function profilesOf(context: AppContext): readonly ImportProfile[] {
  const latest = new Map(context.resources.profiles().map((p) => [p.id, p]));
  for (const own of savedProfiles(context)) if ((latest.get(own.id)?.version ?? 0) < own.version) latest.set(own.id, own);
  return [...latest.values()];
}

/** A profile in its latest version, or in the one named: older ones stay readable. Throws PROFILE_UNKNOWN. */
export function profileNamed(context: AppContext, id: string, version?: number): ImportProfile {
  const found = version === undefined ? profilesOf(context).find((p) => p.id === id) : everyProfile(context).find((p) => p.id === id && p.version === version);
  if (!found) throw new DomainError('PROFILE_UNKNOWN', { id });
  return found;
}

/** What the office sees of its profiles: the version in force and every other that can still be read, newest first. */
export function listProfiles(context: AppContext): OutputOf<'import.profiles'>['profiles'] {
  const own = savedProfiles(context);
  const every = everyProfile(context);
  return profilesOf(context).map(({ id, version, title, kind }) => ({ id, version, title, kind, own: own.some((p) => p.id === id && p.version === version), versions: every.filter((p) => p.id === id).map((p) => p.version).sort((a, b) => b - a) }));
}

const everyProfile = (context: AppContext): readonly ImportProfile[] => [...context.resources.profiles(), ...savedProfiles(context)];

function savedProfiles(context: AppContext): ImportProfile[] {
  const conn = context.session.ledger?.reader;
  if (!conn) return [];
  const bodies = statement(conn, 'SELECT body FROM import_profile WHERE voided_by IS NULL ORDER BY profile, version').pluck().all() as string[];
  return bodies.map((body) => checkProfile(JSON.parse(body)));
}

/** Keeps a profile as the next version of its id; older versions stay readable. */
export function keepProfile(context: AppContext, profile: ImportProfile): { id: string; version: number; batch: number } {
  const known = context.session.ledger === null ? 0 : ((statement(context.session.ledger.reader, 'SELECT max(version) AS v FROM import_profile WHERE profile = ?').get(profile.id) as { v: number | null }).v ?? 0);
  const shipped = context.resources.profiles().find((p) => p.id === profile.id)?.version ?? 0;
  const version = Math.max(known, shipped, profile.version - 1) + 1;
  const kept: ImportProfile = { ...profile, version };
  const { batch } = writeBatch(context, { kind: 'profile', title: `保存导入方案 ${profile.title}（第 ${version} 版）` }, ['imports'], (uow) => uow.insert('import_profile', { profile: profile.id, version, title: profile.title, body: JSON.stringify(kept) }));
  return { id: profile.id, version, batch };
}

/** Turns what was settled on the mapping page into a profile and keeps it. */
export function saveMapping(context: AppContext, books: ReadonlyMap<string, RawWorkbook>, input: SheetMapping & { id: string; title: string }): { id: string; version: number; batch: number } {
  const base = profileNamed(context, input.profile);
  const sheet = books.get(input.file)?.sheets.find((s) => s.name === input.sheet);
  const match = sheet ? matchHeadRows(sheet, base, input.headTop, input.headBottom)[0] : undefined;
  if (!match) throw new DomainError('FILE_GONE');
  const { table } = applyOverrides(match, base, { ...(input.unit === undefined ? {} : { unit: input.unit }), columns: input.columns, constants: input.constants });
  return keepProfile(context, profileFromMapping(base, { id: input.id, title: input.title, unit: table.money.unit ?? base.unit, dates: input.dates, columns: table.columns, constants: input.constants }));
}
