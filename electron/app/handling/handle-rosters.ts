import type { HandlersOf } from '../handlers.js';
import type { RosterPaper } from '../../contract/rosters.js';
import { reader, type AppContext } from '../context.js';
import type { RosterDocument } from '../../domain/reporting/report-table.js';
import { addDays } from '../../domain/date.js';
import { inLayout } from '../../domain/roster/layout.js';
import { renderRoster } from '../../print/index.js';
import { buildRoster, rosterDocument, type Roster } from '../../reports/roster.js';
import { countyName } from '../reporting/county-name.js';
import { actualUsers, completeness, lackingLoans } from '../rosters/completeness.js';
import { issueRoster, withdrawRoster } from '../rosters/issue-roster.js';
import { issuedDocument } from '../rosters/issued-paper.js';
import { issuedRosters } from '../rosters/issued-rosters.js';
import { changesOfRoster, reviseRoster } from '../rosters/revise-roster.js';
import { exportPrinted, logRosterPrint } from '../rosters/print-roster.js';
import { recordRosterAct } from '../rosters/roster-acts.js';
import { rosterDues } from '../rosters/roster-dues.js';
import { oneRoster, oneSheet } from '../rosters/roster-progress.js';
import { lockYear, planYear, schedule } from '../rosters/schedule.js';
import { responsiblesOf, setResponsible } from '../rosters/set-responsible.js';

type Names =
  | 'loans.responsible' | 'loans.responsibles' | 'rosters.completeness' | 'rosters.lacking' | 'rosters.actualUsers' | 'rosters.schedule' | 'rosters.plan' | 'rosters.lockYear' | 'rosters.show' | 'rosters.page' | 'rosters.export'
  | 'rosters.issue' | 'rosters.issued' | 'rosters.one' | 'rosters.sheet' | 'rosters.changes' | 'rosters.revise' | 'rosters.withdraw' | 'rosters.act' | 'rosters.due' | 'rosters.issuedPage' | 'rosters.issuedExport' | 'rosters.printed';

/** Preview shows this many sheets; a longer document is printed or exported whole. */
const PREVIEW_SHEETS = 300;

export const rosterHandlers = {
  'loans.responsible': (context, input) => setResponsible(context, input),
  'loans.responsibles': (context, input) => ({ persons: responsiblesOf(context, input.loanId) }),
  'rosters.completeness': (context) => completeness(reader(context)),
  'rosters.lacking': (context, input) => lackingLoans(reader(context), input),
  'rosters.actualUsers': (context, input) => actualUsers(reader(context), input.nominees),

  'rosters.schedule': (context) => ({ years: schedule(reader(context)) }),
  'rosters.plan': (context, input) => planYear(context, input),
  'rosters.lockYear': (context, input) => lockYear(context, input),

  'rosters.show': (context, input) => {
    const roster = rosterOf(context, input);
    const persons = roster.groups.map((g) => ({ ...g.person }));
    const sum = (of: (p: (typeof persons)[number]) => number): number => persons.reduce((a, p) => a + of(p), 0);
    return { kind: roster.kind, year: roster.year, formedYears: [...roster.formedYears], persons, total: { loans: sum((p) => p.loans), principalFen: sum((p) => p.principalFen), interestFen: sum((p) => p.interestFen) } };
  },
  'rosters.page': (context, input) => previewOf(documentOf(context, input)),
  'rosters.export': (context, input, job) => exportPrinted(context, documentOf(context, input), input.unlocked ?? '', input.formats, job),

  'rosters.issue': (context, input) => issueRoster(context, input),
  'rosters.issued': (context, input) => ({ rosters: issuedRosters(reader(context), input.year) }),
  'rosters.one': (context, input) => oneRoster(context, input.rosterId, input.on),
  'rosters.sheet': (context, input) => oneSheet(context, input.sheetId, input.on),
  'rosters.changes': (context, input) => changesOfRoster(context, input.rosterId),
  'rosters.revise': (context, input) => reviseRoster(context, input),
  'rosters.withdraw': (context, input) => withdrawRoster(context, input),
  'rosters.act': (context, input) => recordRosterAct(context, input),
  'rosters.due': (context, input) => {
    const today = context.clock.today();
    return { due: rosterDues(reader(context), today, input.until ?? addDays(today, 30)) };
  },
  'rosters.issuedPage': (context, input) => previewOf(laidOut(issuedDocument(reader(context), input), input.layout)),
  'rosters.issuedExport': (context, input, job) => exportPrinted(context, laidOut(issuedDocument(reader(context), input), input.layout), '', input.formats, job),
  'rosters.printed': (context, input) => logRosterPrint(context, shownOf('rosterId' in input ? laidOut(issuedDocument(reader(context), input), input.layout) : documentOf(context, input))),
} satisfies HandlersOf<Names>;

const rosterOf = (context: AppContext, input: { kind: Roster['kind']; year: number; person?: string | undefined }): Roster => buildRoster(reader(context), input.kind, input.year, input.person);
const laidOut = (document: RosterDocument, layout: RosterPaper | undefined): RosterDocument => (layout ? inLayout(document, layout) : document);
const documentOf = (context: AppContext, input: Parameters<typeof rosterOf>[1] & { readonly layout?: RosterPaper | undefined; readonly unlocked?: string | undefined }): RosterDocument => laidOut(rosterDocument(rosterOf(context, input), countyName(context), context.clock.today(), input.unlocked === undefined ? 'masked' : 'full'), input.layout);

/** The sheets as the printer gets them; of a very long roster the first ones. */
function previewOf(roster: RosterDocument): { title: string; html: string; pages: number } {
  const whole = renderRoster(roster);
  const part = shownOf(roster, whole.pages);
  if (part === roster) return { title: whole.title, html: whole.html(), pages: whole.pages };
  const shown = renderRoster(part);
  return { title: `${whole.title}（预览前 ${shown.pages} 页，共 ${whole.pages} 页）`, html: shown.html(), pages: whole.pages };
}

/** What of a roster its preview holds, and prints. */
function shownOf(roster: RosterDocument, pages: number = renderRoster(roster).pages): RosterDocument {
  return pages <= PREVIEW_SHEETS ? roster : { ...roster, groups: roster.groups.slice(0, Math.max(1, Math.floor((roster.groups.length * PREVIEW_SHEETS) / pages))) };
}
