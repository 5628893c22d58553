const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const SMALL_UNITS = ['', '拾', '佰', '仟'];
const BIG_UNITS = ['', '万', '亿'];

/**
 * 人民币大写 as the rules for bills ask for it: 整 when there are no 分, 零 between gaps, 元/角/分.
 * Amount in 分; negative amounts (红字) begin with 负.
 */
export function capitalAmount(amount: number): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount in 分: ${amount}`);
  if (amount === 0) return '人民币零元整';
  const abs = Math.abs(amount);
  const yuan = Math.floor(abs / 100);
  const jiao = Math.floor((abs % 100) / 10);
  const cent = abs % 10;
  let text = yuan > 0 ? `${integerPart(yuan)}元` : '';
  if (jiao === 0 && cent === 0) text += '整';
  else {
    if (jiao > 0) text += (yuan > 0 && yuan % 10 === 0 ? '零' : '') + `${DIGITS[jiao]}角`;
    else if (yuan > 0) text += '零';
    text += cent > 0 ? `${DIGITS[cent]}分` : '整';
  }
  return `人民币${amount < 0 ? '负' : ''}${text}`;
}

function integerPart(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let text = '';
  let gap = false;
  for (let i = groups.length - 1; i >= 0; i--) {
    const value = groups[i] ?? 0;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || value < 1000)) text += '零';
    text += fourDigits(value) + bigUnit(i, groups);
    gap = false;
  }
  return text;
}

/** 壹万亿 alone, but 壹万零壹拾亿: 亿 is said once for all that counts in it. */
function bigUnit(group: number, groups: readonly number[]): string {
  return BIG_UNITS[group] ?? (groups[2] === 0 ? '万亿' : '万');
}

function fourDigits(value: number): string {
  let text = '';
  let gap = false;
  for (let i = 3; i >= 0; i--) {
    const digit = Math.floor(value / 10 ** i) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    text += `${DIGITS[digit]}${SMALL_UNITS[i]}`;
    gap = false;
  }
  return text;
}
