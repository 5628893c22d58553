import { formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import type { ReportContext } from '../define-report.js';
import { yearBegin } from '../figures/compare-days.js';
import { askedUnit } from '../figures/one-unit.js';
import { NOTHING, partsAt, sectionsOf } from '../figures/structure-figures.js';
import { listed } from './listed.js';

/** C17 各段相加＝合计: every section divides all loans; borrowers add up by amount and by client, elsewhere a borrower may stand in several parts (C12). */
export function sectionsMakeTheWhole(c: ReportContext): ReportCheck {
  const unit = askedUnit(c)?.code ?? 'total';
  const bad: string[] = [];
  for (const [when, day] of [['期末', c.asOf], ['年初', yearBegin(c.period)]] as const) {
    const parts = partsAt(c, day, unit);
    const whole = parts.get('all:') ?? NOTHING;
    for (const s of sectionsOf(c)) {
      const sum = s.items.filter((i) => !i.group).map((i) => parts.get(`${i.axis}:${i.code}`) ?? NOTHING).reduce((a, p) => ({ borrowers: a.borrowers + p.borrowers, loans: a.loans + p.loans, fen: a.fen + p.fen }));
      if (sum.fen !== whole.fen || sum.loans !== whole.loans) bad.push(`${s.name.slice(2)}${when}（相加 ${sum.loans} 笔 ${formatWan(sum.fen)}，合计 ${whole.loans} 笔 ${formatWan(whole.fen)} 万元）`);
      else if (s.key === 'band' || s.key === 'client' ? sum.borrowers !== whole.borrowers : sum.borrowers < whole.borrowers) bad.push(`${s.name.slice(2)}${when}户数（相加 ${sum.borrowers}，合计 ${whole.borrowers}）`);
      const groups = s.items.filter((i) => i.group).map((i) => parts.get(`${i.axis}:${i.code}`) ?? NOTHING);
      const grouped = groups.reduce((a, p) => a + p.fen, parts.get(`${s.key}:`)?.fen ?? 0);
      if (groups.length > 0 && grouped !== whole.fen) bad.push(`${s.name.slice(2)}${when}两个小计（相加 ${formatWan(grouped)}，合计 ${formatWan(whole.fen)} 万元）`);
    }
  }
  return { id: 'C17', name: '各段相加＝合计', ok: bad.length === 0, detail: bad.length > 0 ? listed(bad) : '五段的笔数、余额各自相加，期末、年初都等于合计' };
}
