import type { OutputOf } from '../../../../electron/contract/api.js';
import { parseAmount } from '../../../../electron/domain/money.js';

type Person = OutputOf<'staff.wages'>['wages'][number];
/** What a pasted wage list came to: wages that differ from those that hold, how many stay as they are, lines that cannot be taken. */
export interface PastedWages {
  readonly wages: readonly { readonly staffNo: string; readonly name: string; readonly wageFen: number }[];
  readonly same: number;
  readonly problems: readonly string[];
}

const SUM_LINE = /^(合计|小计|总计|共计)/;

/**
 * Lines copied from a wage list: 工号, 姓名 or both, then 月工资 in 元. The head and sums are left out; a name that several
 * persons bear needs the 工号, and where both stand they have to be one person's. Nobody may stand there twice.
 */
export function readWages(text: string, people: readonly Person[]): PastedWages {
  const wages = new Map<string, { staffNo: string; name: string; wageFen: number }>();
  const problems: string[] = [];
  let same = 0;
  const seen = new Set<string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split('\t').map((c) => c.trim()).filter((c) => c !== '');
    const [amount = '', ...who] = cells.toReversed();
    if (cells.length === 0 || cells.some((c) => SUM_LINE.test(c.replace(/\s/g, '')))) continue;
    const wageFen = parseAmount(amount);
    if (i === 0 && wageFen === null) continue;
    const wrong = (what: string): number => problems.push(`第 ${i + 1} 行${what}`);
    if (who.length === 0 || who.length > 2) wrong('不是“工号、姓名、月工资”');
    else if (wageFen === null || wageFen <= 0) wrong(`的月工资“${amount}”不能识别`);
    else {
      const found = people.filter((p) => who.every((w) => w === p.staffNo || w.replace(/\s/g, '') === p.name));
      const [person] = found;
      if (!person) wrong(`：没有“${who.toReversed().join(' ')}”这个人`);
      else if (found.length > 1) wrong(`：叫“${person.name}”的有 ${found.length} 人，请带上工号`);
      else if (seen.has(person.staffNo)) wrong(`：${person.name}（${person.staffNo}）前面已经有了`);
      else if (person.wageFen === wageFen) same++;
      else wages.set(person.staffNo, { staffNo: person.staffNo, name: person.name, wageFen });
      if (person && found.length === 1) seen.add(person.staffNo);
    }
  }
  return { wages: [...wages.values()], same, problems };
}
