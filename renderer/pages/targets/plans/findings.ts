import type { Clause } from './chapters.js';

export interface Finding {
  /** As the check names it: 奖励第2条（in-kind）, 封顶, or empty for the whole plan. */
  readonly where: string;
  readonly text: string;
}

/** Chapters as the check calls them, by ours. */
const NAMES: Readonly<Record<string, string>> = { 口径: '适用范围', 奖励: '计奖', 挂钩: '完成率挂钩', 封顶: '上限' };

/** The clause a finding speaks of: by chapter and place; a chapter without a place is its first sentence, nothing named the plan's head. */
export function clauseFound(clauses: readonly Clause[], { where }: Finding): Clause | undefined {
  const m = /^([^第（]+?)(?:第(\d+)[条个])?(?:（|第|$)/.exec(where);
  const said = m?.[1] ?? '';
  const title = NAMES[said] ?? (said === '' ? '适用范围' : said);
  const within = clauses.filter((c) => c.chapter.title === title);
  return m?.[2] === undefined ? within[0] : within[Number(m[2]) - 1];
}

export function findingsAt(clauses: readonly Clause[], findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const finding of findings) {
    const no = clauseFound(clauses, finding)?.no ?? 0;
    const here = found.get(no);
    if (here) here.push(finding);
    else found.set(no, [finding]);
  }
  return found;
}

/** 还不能提交: where it stands and what is wrong. */
export const findingWords = (clauses: readonly Clause[], finding: Finding): string => {
  const clause = clauseFound(clauses, finding);
  return `${clause === undefined ? (finding.where === '' ? '' : `${finding.where}：`) : `第 ${clause.no} 条：`}${finding.text}`;
};
