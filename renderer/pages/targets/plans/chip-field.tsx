import { Checkbox } from 'antd';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { chipText, chipWords, typedValue, type ChoiceChip, type Chip, type CodesChip, type TypedChip } from './chips.js';
import { at, isList, type Json } from './plan-json.js';

interface ChipFieldProps<C extends Chip> {
  readonly chip: C;
  readonly plan: Json;
  /** What the field belongs to, for screen readers: 第 5 条. */
  readonly of: string;
}

/** A part of a sentence that can be changed in its place. */
export function ChipField({ chip, plan, of, onType, onChoose }: ChipFieldProps<Chip> & { readonly onType: (chip: TypedChip, text: string) => void; readonly onChoose: (chip: Chip, value: Json | undefined) => void }): ReactNode {
  if (chip.kind === 'codes') return <CodesField chip={chip} plan={plan} of={of} onChoose={(v) => onChoose(chip, v)} />;
  if (chip.kind === 'choice') return <ChoiceField chip={chip} plan={plan} of={of} onChoose={(v) => onChoose(chip, v)} />;
  return <TypedField chip={chip} plan={plan} of={of} onType={(text) => onType(chip, text)} />;
}

/** The same where nothing can be changed. */
export const StillChip = ({ chip, plan }: { readonly chip: Chip; readonly plan: Json }): ReactNode => chip.kind === 'long' ? chipWords(chip, plan) : <strong className={chip.label === '条款名称' ? 'piece-title' : 'piece-still'}>{chipWords(chip, plan)}</strong>;

/** One of a few: the browser's own list, as wide as what is chosen. */
function ChoiceField({ chip, plan, of, onChoose }: ChipFieldProps<ChoiceChip> & { readonly onChoose: (value: Json | undefined) => void }): ReactNode {
  const value = at(plan, chip.path);
  const here = chip.options.findIndex((o) => o.is(value));
  return (
    <select className="piece piece-choice" aria-label={`${of} ${chip.label}`} value={here} onChange={(e) => onChoose(chip.options[Number(e.target.value)]?.value)}>
      {here < 0 && <option value={-1}>请选择</option>}
      {chip.options.map((o, i) => <option key={o.label} value={i}>{o.label}</option>)}
    </select>
  );
}

/** Text, figure or day: taken with Enter or when the field is left, Esc brings back what stood there. */
function TypedField({ chip, plan, of, onType }: ChipFieldProps<TypedChip> & { readonly onType: (text: string) => void }): ReactNode {
  const stands = chipText(chip, plan);
  const [text, setText] = useState(stands);
  useEffect(() => setText(stands), [stands]);
  const bad = text !== stands && typedValue(chip, text) === undefined;
  const take = (): void => {
    if (text === stands) return;
    if (bad) setText(stands);
    else onType(text);
  };
  const shared = {
    value: text, placeholder: chip.none, autoComplete: 'off', spellCheck: false, 'aria-label': `${of} ${chip.label}`, 'aria-invalid': bad, title: bad ? WRONG[chip.kind] : undefined,
    onBlur: take, onChange: (e: { target: { value: string } }) => setText(e.target.value),
    onKeyDown: (e: React.KeyboardEvent) => {
      if (e.nativeEvent.isComposing) return;
      if (e.key === 'Enter') { e.preventDefault(); take(); }
      if (e.key === 'Escape') setText(stands);
    },
  };
  if (chip.kind === 'long') return <textarea className="piece piece-long" rows={1} {...shared} />;
  // for browsers that cannot fit a field to its text by themselves
  const wide = { '--wide': `${widthOf(text === '' ? chip.none : text) + 1.6}em` } as CSSProperties;
  return (
    <>
      <input className={`piece piece-typed ${chip.label === '条款名称' ? 'piece-title' : ''} ${bad ? 'piece-bad' : ''}`} style={wide} inputMode={chip.kind === 'percent' || chip.kind === 'yuan' ? 'decimal' : undefined} onFocus={(e) => e.target.select()} {...shared} />
      {chip.kind === 'yuan' && stands !== '' && ' 元'}
    </>
  );
}

const WRONG: Readonly<Record<TypedChip['kind'], string>> = { percent: '请填写比例，例如 1.5%', yuan: '请填写金额（元），例如 2,000.00', day: '没有这一天，请按 2011-08-31 的样子填写', whole: '请填写整数', text: '请填写文字', long: '请填写文字', names: '请填写名称，用、分开' };

/** Width of a text in em: Chinese characters one, others a little over a half. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 1 : 0.58), 0);

/** Several of a list; the boxes lie right behind the button, so that Tab goes into them. None ticked = any. */
function CodesField({ chip, plan, of, onChoose }: ChipFieldProps<CodesChip> & { readonly onChoose: (value: Json) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const value = at(plan, chip.path);
  const chosen = isList(value) ? value.map(String) : [];
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const outside = (e: PointerEvent): void => {
      if (!box.current?.contains(e.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  return (
    <span ref={box} className="piece-codes" onBlur={(e) => { if (e.relatedTarget !== null && !box.current?.contains(e.relatedTarget)) setOpen(false); }} onKeyDown={(e) => { if (e.key === 'Escape' && open) { e.stopPropagation(); close(); } }}>
      <button ref={button} type="button" className="piece piece-choice" aria-haspopup="true" aria-expanded={open} aria-label={`${of} ${chip.label}：${chipWords(chip, plan)}`} onClick={() => setOpen(!open)}>{chipWords(chip, plan)} <small aria-hidden="true">▾</small></button>
      {open && (
        <span className="piece-list" role="group" aria-label={chip.label}>
          <Checkbox.Group value={chosen} onChange={(next) => onChoose(chip.codes.filter((c) => next.includes(c.code)).map((c) => c.code))} options={chip.codes.map((c) => ({ value: c.code, label: c.name }))} />
          <span className="row"><button type="button" className="bare link" disabled={chosen.length === 0} onClick={() => onChoose([])}>{chip.none}（不限）</button><button type="button" className="bare link push" onClick={close}>好了</button></span>
        </span>
      )}
    </span>
  );
}
