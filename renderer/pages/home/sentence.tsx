import { App } from 'antd';
import type { ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { Opens } from '../../components/opens.js';
import { copyText } from '../../components/clipboard.js';
import { useDisplayUnit, type DisplayUnit } from '../../frame/display-unit.js';
import { amountText, dayInWords, pctText } from '../../text/figures.js';
import type { HomeLinks } from './links.js';

/** Where we stand, in one sentence that can be pasted into a message. */
export function standing(s: HomeSummary, unit: DisplayUnit): string {
  const change = s.nplFen - s.nplBeginFen;
  const moved = change === 0 ? '与年初持平' : `较年初${change < 0 ? '下降' : '上升'} ${amountText(Math.abs(change), unit)} ${unit}`;
  const pace = s.completionPct === null ? '' : `，完成任务 ${pctText(s.completionPct)}，时间进度 ${pctText(s.timeProgressPct)}`;
  return `截至 ${dayInWords(s.asOf)}，不良余额 ${amountText(s.nplFen, unit)} ${unit}，${moved}；本年清收 ${amountText(s.recoveredFen, unit)} ${unit}${pace}。`;
}

export function Sentence({ summary: s, to }: { readonly summary: HomeSummary; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const { message } = App.useApp();
  const change = s.nplFen - s.nplBeginFen;
  const copy = (): void => {
    if (copyText(standing(s, unit))) message.success('已复制');
    else message.warning('浏览器没有允许复制，请选中文字后按 Ctrl+C');
  };
  return (
    <p className="home-sentence">
      截至 {dayInWords(s.asOf)}，不良余额 <strong><Opens href={to.monthly('endFen')}>{amountText(s.nplFen, unit)}</Opens> {unit}</strong>，
      {change === 0 ? '与年初持平' : <>较年初{change < 0 ? '下降' : '上升'} <strong className={change < 0 ? 'good' : 'bad'}><Opens href={to.change('Year')}>{amountText(Math.abs(change), unit)}</Opens> {unit}</strong></>}
      ；本年清收 <strong><Opens href={to.monthly('recoveredYtdFen')}>{amountText(s.recoveredFen, unit)}</Opens> {unit}</strong>
      {s.completionPct !== null && <>，完成任务 <strong>{pctText(s.completionPct)}</strong>，时间进度 {pctText(s.timeProgressPct)}</>}。
      <button type="button" className="bare link home-copy no-print" onClick={copy}>复制这句话</button>
    </p>
  );
}
