import { CLASSES, nameOf, ROLES, TIERS } from '../../domain/codes.js';
import { lastDay, yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import type { LetterKind } from '../../domain/letters/kinds.js';
import { sumFen } from '../../domain/money.js';
import { ppmToPct } from '../../domain/rate.js';
import { NOBODY } from '../../domain/roster/kinds.js';
import { shortFen } from '../../domain/target/completion.js';
import type { Connection } from '../../data/sql.js';
import { personFigures, type PersonFigure } from '../../reports/figures/person-figures.js';
import { calledVintages, rosterLoans, type RosterLoan } from '../../reports/figures/roster-loans.js';
import type { LetterCopy, LetterSubjects, Select, Terms } from './letter-copy.js';
import { staffMember } from '../staff/staff-member.js';

interface Person { readonly key: string; readonly staffNo: string; readonly staffId: number | null; readonly name: string; readonly unit: string; readonly title: string; readonly loans: readonly RosterLoan[]; readonly figure: PersonFigure | undefined }

/** Everybody on the year's roster, or those named; 个人清收情况说明 also for who has a task and no loan. Throws LETTER_TERMS_INVALID, STAFF_UNKNOWN. */
export function personSubjects(conn: Connection, kind: LetterKind, select: Select, terms: Terms, today: Day): LetterSubjects {
  const { year } = select;
  if (year === undefined) throw new DomainError('LETTER_TERMS_INVALID', { reason: '没有选择年度' });
  const loans = rosterLoans(conn, 'responsibility', year);
  const month = yearOf(today) > year ? `${year}-12` : today.slice(0, 7);
  const figures = new Map(personFigures(conn, month, yearOf(today) > year ? lastDay(month) : today).map((f) => [f.staffNo, f]));
  const byPerson = Map.groupBy(loans, (l) => (l.staffNo === '' ? l.name : l.staffNo));
  const skipped: { what: string; reason: string }[] = [];
  const persons: Person[] = [];
  for (const [key, own] of byPerson) {
    const [first] = own;
    if (!first || first.name === NOBODY) {
      skipped.push({ what: `${own.length} 笔贷款`, reason: '没有落实责任人' });
      continue;
    }
    persons.push({ key, staffNo: first.staffNo, staffId: first.staffId, name: first.name, unit: first.presentUnit, title: first.present, loans: own, figure: figures.get(first.staffNo) });
  }
  if (kind === 'statement') for (const f of figures.values()) if (!byPerson.has(f.staffNo) && f.targetFen !== null) persons.push({ key: f.staffNo, staffNo: f.staffNo, staffId: f.staffId, name: f.name, unit: f.unit, title: f.title, loans: [], figure: f });
  const chosen = select.staffNos === undefined ? persons : select.staffNos.flatMap((no) => {
    const person = persons.find((p) => p.key === no);
    if (person) return [person];
    skipped.push({ what: `${staffMember(conn, no).name} ${no}`, reason: `${year} 年名册里没有他的贷款` });
    return [];
  });
  const vintages = calledVintages(conn, year).map((y) => `${y}年`).join('、');
  return { count: chosen.length, skipped, copies: (i) => [personCopy(chosen[i] as Person, { year, vintages, today, terms })] };
}

interface Asked { readonly year: number; readonly vintages: string; readonly today: Day; readonly terms: Terms }

function personCopy(person: Person, { year, vintages, today, terms }: Asked): LetterCopy {
  const { loans, figure } = person;
  const sum = (of: (l: RosterLoan) => number): number => sumFen(loans.map(of));
  const target = figure?.targetFen ?? null;
  const credited = figure?.creditedFen ?? 0;
  const short = target === null ? 0 : (shortFen(credited, target) ?? 0);
  return {
    toName: person.name, toRole: '责任人', copyName: '', loanId: null, partyId: null, staffId: person.staffId, unitId: null,
    values: {
      fields: {
        姓名: person.name, 工号: person.staffNo, 机构: person.unit, 职务: person.title, 年度: String(year), 形成年度: vintages, 笔数: String(loans.length), 户数: String(new Set(loans.map((l) => l.borrowerId)).size), 异议天数: String(terms.objectionDays), 职级: nameOf(TIERS, figure?.tier ?? ''),
        完成率: figure?.completionPct == null ? '—' : `${figure.completionPct}%`, 名次: figure?.rank == null ? '—' : `第${figure.rank}名`, 责任本金: sum((l) => l.principalFen), 责任利息: sum((l) => l.interestFen), 责任年初本金: sum((l) => l.beginFen), 责任已收回: sum((l) => l.recoveredFen),
        任务: target ?? 0, 认定额: credited, 现金收回: figure?.cashFen ?? 0, 抵债收回: figure?.inKindFen ?? 0, 欠额: short, 截止日: today, 清收期限: terms.deadline ?? `${year}-12-31`,
      },
      conditions: { 有贷款: loans.length > 0, 有任务: target !== null, 有欠额: short > 0 },
      lists: {
        贷款: loans.map((l, i) => ({ 序号: String(i + 1), 借据号: l.loanNo, 借款人: l.borrower, 贷款机构: l.unit, 责任角色: nameOf(ROLES, l.role), 责任比例: l.sharePpm === null ? '' : `${ppmToPct(l.sharePpm)}%`, 五级分类: nameOf(CLASSES, l.riskClass), 到期日: l.dueOn, 形成日: l.nplOn, 年初本金: l.beginFen, 已收回: l.recoveredFen, 本金: l.principalFen, 利息: l.interestFen })),
      },
    },
  };
}
