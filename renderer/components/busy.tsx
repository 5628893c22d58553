import { Button, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { RunningJob } from '../api/job-board.js';
import { zh } from '../text/zh.js';

/** Shorter waits are not announced: a flash of words is worse than none. */
const UNNOTICED_MS = 120;

/** "正在读取…" with words, after the moment in which nobody needs them. */
export function Busy({ text = zh.loading }: { readonly text?: string }): ReactNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), UNNOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return <div className="middle busy" role="status"><span className="spin" aria-hidden="true" /> {text}…</div>;
}

interface LongWorkProps {
  /** What is being done, before the core has told its step. */
  readonly title: string;
  readonly progress: RunningJob | undefined;
  /** What is untouched meanwhile, or what can be done meanwhile. */
  readonly hint?: string;
  readonly cancelText?: string;
  readonly onCancel?: () => void;
}

/** Long work on the page that started it: step, bar, elapsed and remaining time, cancel. */
export function LongWork({ title, progress, hint, cancelText = zh.cancel, onCancel }: LongWorkProps): ReactNode {
  const seconds = useSeconds();
  const { done = 0, total = 0, step = '' } = progress ?? {};
  const left = done > 0 && total > done && seconds >= 2 ? Math.max(1, Math.round((seconds * (total - done)) / done)) : null;
  return (
    <section className="card long-work" aria-busy="true">
      <div className="row">
        <h2 className="long-title">{title}</h2>
        <span className="second">{step}</span>
        <span className="push figure">{total > 0 ? `${done.toLocaleString('en')} / ${total.toLocaleString('en')}` : ''}</span>
        <span className="second">已用 {seconds} 秒{left === null ? '' : `，约剩 ${left} 秒`}</span>
      </div>
      <Progress percent={total > 0 ? Math.floor((done * 100) / total) : 0} showInfo={false} size={['100%', 14]} strokeLinecap="butt" aria-label={title} />
      <div className="row">
        <span className="second">{hint}</span>
        {onCancel && <Button className="push" onClick={onCancel}>{cancelText}</Button>}
      </div>
    </section>
  );
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
