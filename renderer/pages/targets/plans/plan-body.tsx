import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { CHAPTERS, clausesOf, type Chapter, type Clause } from './chapters.js';
import { ClauseRow, type ClauseEdits } from './clause-row.js';
import { canAdd } from './editing.js';
import { findingsAt, type Finding } from './findings.js';
import { sentenceText } from './pieces.js';
import type { Json } from './plan-json.js';

interface PlanBodyProps {
  readonly plan: Json;
  readonly findings: readonly Finding[];
  /** The version it is compared with, and how it is called. */
  readonly base: { readonly body: Json; readonly name: string } | null;
  readonly edits: (ClauseEdits & { readonly onAdd: (chapter: Chapter) => void }) | null;
}

const toChapter = (title: string): void => {
  const head = document.getElementById(`chapter-${title}`);
  head?.scrollIntoView({ block: 'start' });
  head?.focus({ preventScroll: true });
};

/** Chapters at the left, all clauses as sentences beside them. */
export function PlanBody({ plan, findings, base, edits }: PlanBodyProps): ReactNode {
  const clauses = useMemo(() => clausesOf(plan), [plan]);
  const found = useMemo(() => findingsAt(clauses, findings), [clauses, findings]);
  const before = useMemo(() => beforeOf(clauses, plan, base), [clauses, plan, base]);
  return (
    <>
      <nav className="card plan-chapters" aria-label="章节">
        {CHAPTERS.map((c) => {
          const within = clauses.filter((x) => x.chapter === c);
          const wrong = within.some((x) => found.has(x.no));
          return <button key={c.title} type="button" className="bare" onClick={() => toChapter(c.title)}><span>{c.title}</span><span className={wrong ? 'warn' : 'third'}>{wrong ? '！' : ''}{c.kind === 'fixed' ? '' : within.length === 0 ? '—' : within.length}</span></button>;
        })}
      </nav>
      <section className="card plan-clauses" aria-label="条款">
        {CHAPTERS.map((chapter) => {
          const within = clauses.filter((c) => c.chapter === chapter);
          if (edits === null && within.length === 0) return null;
          return (
            <section key={chapter.title} aria-label={chapter.title}>
              <h3 id={`chapter-${chapter.title}`} tabIndex={-1}>{chapter.title} <span className="second">{chapter.title === '计奖' ? '条件对得上的才计' : chapter.hint}</span></h3>
              <ol>{within.map((c) => <ClauseRow key={c.path.join('.') + c.no} clause={c} plan={plan} findings={found.get(c.no) ?? []} before={before.get(c.no) ?? ''} last={c.index === within.length - 1} edits={edits} />)}</ol>
              {edits !== null && canAdd(plan, chapter) && <div className="plan-add"><Button size="small" type="link" aria-label={`${chapter.title}加一条`} onClick={() => edits.onAdd(chapter)}>＋ 加一条</Button></div>}
            </section>
          );
        })}
      </section>
    </>
  );
}

/** How each clause reads in the other version; only where it reads differently or is new. */
function beforeOf(clauses: readonly Clause[], plan: Json, base: PlanBodyProps['base']): ReadonlyMap<number, string> {
  if (base === null) return new Map();
  const others = clausesOf(base.body);
  const twin = (c: Clause): Clause | undefined => others.find((o) => o.chapter === c.chapter && (c.id === '' ? o.index === c.index : o.id === c.id));
  return new Map(clauses.flatMap((c): [number, string][] => {
    const other = twin(c);
    if (other === undefined) return [[c.no, `${base.name}没有这一条`]];
    const text = sentenceText(other.pieces, base.body);
    return text === sentenceText(c.pieces, plan) ? [] : [[c.no, `${base.name}为：${text}`]];
  }));
}
