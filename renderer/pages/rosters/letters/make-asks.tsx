import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { BOOKS, CLASSES } from '../../../../electron/domain/codes.js';
import { yearOf } from '../../../../electron/domain/date.js';
import type { LetterKind, LetterSubject } from '../../../../electron/domain/letters/kinds.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { LoanPicker } from '../../../components/form/loan-picker.js';
import { Segment } from '../../../components/segment.js';
import { PickFilter, RangeFilter } from '../../loans/filter-controls.js';
import { LETTER_AREAS } from './letter-words.js';
import type { Asked, TermsText, Way } from './make-select.js';

const WAYS: readonly { readonly value: Way; readonly label: string }[] = [{ value: 'loans', label: '逐笔选' }, { value: 'filter', label: '按台账筛选' }, { value: 'roster', label: '按责任人' }];

/** For whom: loans one by one, by filter, by roster and person; units with a warning, or some of them. */
export function ChoiceFields({ subject, asked, today, onChange }: { readonly subject: LetterSubject; readonly asked: Asked; readonly today: string; readonly onChange: (change: Partial<Asked>) => void }): ReactNode {
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const years = useQuery('rosters.schedule', {}, LETTER_AREAS).data?.years.map((y) => y.planYear) ?? [];
  const byRoster = subject === 'person' || (subject === 'loan' && asked.way === 'roster');
  const persons = useQuery('rosters.show', byRoster && years.includes(asked.year) ? { kind: 'responsibility', year: asked.year } : null, LETTER_AREAS).data?.persons ?? [];
  const { filter } = asked;
  const put = (change: Partial<Asked['filter']>): void => onChange({ filter: { ...filter, ...change } });
  return (
    <>
      <h2>给谁</h2>
      {subject === 'loan' && <Segment label="怎样选贷款" value={asked.way} onChange={(way) => onChange({ way })} options={WAYS} />}
      {subject === 'loan' && asked.way === 'loans' && <LoanPicker label="贷款" value={asked.picked} onChange={(picked) => onChange({ picked })} />}
      {subject === 'loan' && asked.way === 'filter' && (
        <div className="letters-pairs">
          <label>机构<PickFilter label="机构" value={filter.unitId} options={units.map((u) => ({ value: u.unitId, label: u.name }))} onChange={(unitId) => put({ unitId })} /></label>
          <label>账类<PickFilter label="账类" value={filter.book} options={BOOKS.map((b) => ({ value: b.code as string, label: b.name }))} onChange={(book) => put({ book })} /></label>
          <label>五级分类<PickFilter label="五级分类" value={filter.riskClass} options={CLASSES.map((c) => ({ value: c.code as string, label: c.name }))} onChange={(riskClass) => put({ riskClass })} /></label>
          <label>责任清收年度<PickFilter label="责任清收年度" value={filter.callYear} options={years.map((y) => ({ value: y, label: `${y} 年` }))} onChange={(callYear) => put({ callYear })} /></label>
          <label className="wide">当前余额<RangeFilter label="当前余额" value={{ ...(filter.minFen !== undefined && { minFen: filter.minFen }), ...(filter.maxFen !== undefined && { maxFen: filter.maxFen }) }} onChange={(range) => put({ minFen: range.minFen, maxFen: range.maxFen })} /></label>
        </div>
      )}
      {byRoster && (
        <div className="letters-pairs">
          <label>年度<Select aria-label="年度" value={asked.year} options={years.map((y) => ({ value: y, label: `${y} 年` }))} onChange={(year: number) => onChange({ year, staffNos: [] })} /></label>
          <label className="wide">责任人<Select mode="multiple" aria-label="责任人" placeholder="名册上的全部" value={[...asked.staffNos]} options={persons.filter((p) => p.staffNo !== '').map((p) => ({ value: p.staffNo, label: `${p.name} ${p.staffNo}` }))} showSearch={{ optionFilterProp: 'label' }} onChange={(staffNos: string[]) => onChange({ staffNos })} /></label>
        </div>
      )}
      {subject === 'unit' && (
        <div className="letters-pairs">
          <label className="wide">机构<Select mode="multiple" aria-label="机构" placeholder="触发预警规则的全部" value={[...asked.unitIds]} options={units.filter((u) => u.closedOn === null).map((u) => ({ value: u.unitId, label: u.name }))} showSearch={{ optionFilterProp: 'label' }} onChange={(unitIds: number[]) => onChange({ unitIds })} /></label>
          <label>基期<DayInput label="基期" value={asked.base} year={yearOf(today)} optional placeholder="上月末" onChange={(base) => onChange({ base })} /></label>
        </div>
      )}
    </>
  );
}

/** What is said once for all letters; an empty field is left to be filled in by hand. */
export function TermFields({ kind, subject, terms, today, onChange }: { readonly kind: LetterKind; readonly subject: LetterSubject; readonly terms: TermsText; readonly today: string; readonly onChange: (change: Partial<TermsText>) => void }): ReactNode {
  const year = yearOf(today);
  const text = (label: string, key: 'place' | 'contact' | 'phone' | 'graceDays' | 'parts', wide = false, placeholder = '手写'): ReactNode => <label className={wide ? 'wide' : ''}>{label}<Input size="small" aria-label={label} placeholder={placeholder} value={terms[key]} onChange={(e) => onChange({ [key]: e.target.value })} /></label>;
  const day = (label: string, key: 'on' | 'replyBy' | 'deadline' | 'firstOn', placeholder: string): ReactNode => <label>{label}<DayInput label={label} size="small" value={terms[key]} year={year} optional placeholder={placeholder} onChange={(d) => onChange({ [key]: d })} /></label>;
  return (
    <>
      <h2>写明</h2>
      <div className="letters-pairs">
        {day('签发日', 'on', today)}
        {kind === 'dunning' && text('宽限天数', 'graceDays', false, '15')}
        {kind === 'dunning' && text('还款地点', 'place', true)}
        {subject === 'loan' && kind === 'dunning' && text('联系人', 'contact')}
        {subject === 'loan' && kind === 'dunning' && text('联系电话', 'phone')}
        {kind === 'instalment' && text('分几期', 'parts', false, '手写')}
        {kind === 'instalment' && day('首期还款日', 'firstOn', '手写')}
        {kind === 'responsibility' && day('清收期限', 'deadline', '年底')}
        {subject === 'unit' && day('反馈期限', 'replyBy', '手写')}
      </div>
    </>
  );
}
