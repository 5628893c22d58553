import { formatYuan, parseAmount } from '../../electron/domain/money.js';

/** 分 of an amount as typed, in 元; 0 for an empty field, null when it cannot be read or is negative. */
export function typedFen(text: string): number | null {
  if (text.trim() === '') return 0;
  const fen = parseAmount(text);
  return fen === null || fen < 0 ? null : fen;
}

/** Amount as it stands in the field once it is left: `5,000.00`; unreadable text stays as typed. */
export function tidyAmount(text: string): string {
  const fen = parseAmount(text);
  return text.trim() === '' || fen === null ? text.trim() : formatYuan(fen);
}
