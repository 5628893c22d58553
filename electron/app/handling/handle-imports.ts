import type { HandlersOf } from '../handlers.js';
import { opened, reader, type AppContext } from '../context.js';
import type { FileRef } from '../../contract/files.js';
import type { PlanRow } from '../../contract/imports.js';
import { DomainError } from '../../domain/domain-error.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { checkProfile } from '../../domain/importing/check-profile.js';
import type { ImportKind, ImportProfile } from '../../domain/importing/profile.js';
import { commitPlan } from '../importing/commit-plan.js';
import { handedIn } from '../importing/handed-in.js';
import { makePlan } from '../importing/make-plan.js';
import type { PlannedRow } from '../importing/planned.js';
import { problemWorkbooks } from '../importing/problem-workbook.js';
import { lookAtSheet } from '../importing/look-at-sheet.js';
import { keepProfile, listProfiles, profileNamed, profilesOf, saveMapping } from '../importing/profile-catalogue.js';
import { readJsonFile } from '../running/json-file.js';
import { readFiles, readPasted } from '../importing/read-files.js';

type Names = 'import.profiles' | 'import.profile' | 'import.plan' | 'import.paste' | 'import.rows' | 'import.sheet' | 'import.look' | 'import.saveMapping' | 'import.saveProfile' | 'import.exportProfile' | 'import.commit' | 'import.problems' | 'import.handedIn' | 'import.discard';

export const importHandlers = {
  'import.profiles': (context) => ({ profiles: listProfiles(context) }),

  'import.profile': (context, { id, version }) => ({ profile: { ...profileNamed(context, id, version) } }),

  'import.plan': async (context, input, job) => {
    opened(context); // no ledger, no reading
    const profiles = chosenProfiles(context, input);
    const read = await readFiles(context, input.files, { profiles, kind: input.kind as ImportKind | undefined, mappings: input.mappings }, job);
    const plan = makePlan(context, read, profiles, input.period, job);
    context.plans.keep(plan);
    return plan.plan;
  },

  'import.paste': (context, input, job) => {
    opened(context);
    const profiles = chosenProfiles(context, input);
    const plan = makePlan(context, readPasted(input.text, { profiles, kind: input.kind as ImportKind | undefined, mappings: input.mappings }), profiles, input.period, job);
    context.plans.keep(plan);
    return plan.plan;
  },

  'import.rows': (context, input) => {
    const { rows, plan } = context.plans.find(input.planId);
    const fields = new Map(plan.files.flatMap((f) => f.columns.map((c) => [c.key, c.title])));
    const wanted = rows.filter((r) => (input.file === undefined || r.table.fileName === input.file) && (input.verdicts.length === 0 || input.verdicts.includes(r.verdict)) && (!input.problemsOnly || r.verdict === 'reject' || r.verdict === 'conflict' || r.issues.length > 0));
    return { count: wanted.length, rows: wanted.slice(input.offset, input.offset + input.limit).map((r) => shown(r, fields)) };
  },

  'import.sheet': (context, input) => {
    const table = context.plans.find(input.planId).tables.find((t) => t.fileName === input.file);
    if (!table) throw new DomainError('FILE_GONE');
    const byColumn = new Map(table.reading.columns.map((c) => [c.column, c]));
    const width = Math.max(0, ...table.preview.map((r) => r.cells.length));
    return {
      headTop: table.reading.headTop, headBottom: table.reading.headBottom,
      columns: Array.from({ length: width }, (_, i) => ({ key: byColumn.get(i)?.key ?? null, title: byColumn.get(i)?.head ?? '' })),
      rows: table.preview.map((r) => ({ row: r.row, cells: [...r.cells] })),
    };
  },

  'import.look': (context, input) => lookAtSheet(context.plans.find(input.planId).books, profilesOf(context), input),

  'import.saveMapping': (context, input) => saveMapping(context, context.plans.find(input.planId).books, input),

  'import.saveProfile': (context, { file }) => keepProfile(context, profileIn(context, file)),

  'import.exportProfile': (context, { id, version }) => {
    const profile = profileNamed(context, id, version);
    const target = context.files.place(`导入方案-${profile.id}-${profile.version}.json`);
    writeFileSafely(target, Buffer.from(`${JSON.stringify(profile, null, 2)}\n`));
    return { files: [context.files.adopt(target)] };
  },

  'import.commit': (context, input, job) => {
    const done = commitPlan(context, context.plans.find(input.planId), input, job);
    context.plans.discard(input.planId);
    return { ...done };
  },

  'import.handedIn': (context, input) => handedIn(reader(context), input.period),
  'import.problems': (context, input) => problemWorkbooks(context, context.plans.find(input.planId), input.combined),

  'import.discard': (context, input) => {
    context.plans.discard(input.planId);
    return {};
  },
} satisfies HandlersOf<Names>;

function chosenProfiles(context: AppContext, input: { profile?: string | undefined; profileFile?: { ref: string; name: string; bytes: number } | undefined }): readonly ImportProfile[] {
  if (input.profileFile) return [profileIn(context, input.profileFile)];
  return input.profile === undefined ? profilesOf(context) : [profileNamed(context, input.profile)];
}

function shown(r: PlannedRow, titles: ReadonlyMap<string, string>): PlanRow {
  return { file: r.table.fileName, sheet: r.table.reading.sheet, row: r.draft.row, choices: r.verdict !== 'conflict' ? [] : r.onceTaken ? ['ledger', 'file'] : ['ledger'], verdict: r.verdict, subject: r.subject, changes: r.changes.map((c) => ({ ...c })), issues: r.issues.map((i) => ({ ...i, title: titles.get(i.column) ?? '' })) };
}

const profileIn = (context: AppContext, file: FileRef): ImportProfile => checkProfile(readJsonFile(context.files.pathOf(file), (reason) => new DomainError('PROFILE_INVALID', { reason })));
