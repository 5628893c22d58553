import { cellText } from '../importing/raw-sheet.js';
import { changeOf, changesIn, type Change } from './changes.js';
import type { Kinds } from './column-kinds.js';
import { spoken } from './figure.js';
import { placeOf, type FigureRow, type FigureTable } from './figure-table.js';
import type { Checked, Finding } from './finding.js';

/** 双降: NPL balance and NPL ratio both lower than before. */
const CLAIM = /双降|双下降|(?:余额|不良额)[^，。；;]{0,8}(?:率|占比)[^，。；;]{0,4}(?:双双|均|都|同时)[^，。；;]{0,3}(?:下降|减少|降低)/;
/** An aim or a refusal is no claim, nor is the word as the name of something. */
const NO_CLAIM = /(?:未|没有|没能|不能|难以|尚未|力争|确保|争取|努力|要求|计划|目标|为了|推进|促进)[^，。；;]{0,10}(?:双降|双下降)|(?:双降|双下降)[”"]?(?:目标|任务|要求|考核|情况|工作|指标|计划|行动|责任|统计|监测|奖)/;
const YES = /^(?:是|√|✓|✔|对|有|实现|已实现|达到|已达到|达标|双降|y|yes|1)$/i;

interface Claim {
  readonly at: string;
  readonly text: string;
  /** Whose claim it is; null: nobody on this sheet. */
  readonly row: FigureRow | null;
}

/**
 * Wherever the sheet says 双降 – in the title, a remark, a column that answers 是 – whether it follows from the sheet's own
 * figures: balance and ratio both strictly lower than 年初 (or the time the claim names). A claim of the whole sheet is held
 * against the 合计 row.
 */
export function checkBothDown(table: FigureTable, kinds: Kinds): Checked {
  const claims = claimsIn(table);
  if (claims.length === 0) return { findings: [], unchecked: [] };
  const findings: Finding[] = [];
  const unchecked: string[] = [];
  const [balances, ratios] = [changesIn(table, kinds, 'balance'), changesIn(table, kinds, 'ratio')];
  for (const claim of claims) {
    const said = (since: string): boolean => claim.text.includes(since);
    const since = balances.map((b) => b.since).filter((s) => ratios.some((r) => r.since === s));
    const basis = since.find(said) ?? since[0];
    const pick = (list: typeof balances): Change | null => {
      const found = list.find((c) => c.since === basis);
      return found && claim.row ? changeOf(claim.row, found) : null;
    };
    const [balance, ratio] = [pick(balances), pick(ratios)];
    if (!claim.row || !balance || !ratio) {
      unchecked.push(`${claim.at} 说“双降”，${claim.row ? `但表上没有“${claim.row.label}”的不良余额和不良率两期的数` : '但分不清说的是哪一行'}，没有判断。`);
      continue;
    }
    if (balance.by < 0n && ratio.by < 0n) continue;
    findings.push({
      kind: 'bothDown', at: claim.at, row: claim.row.label, column: '双降', shown: claim.text, expected: balance.by < 0n ? '余额下降、不良率没有下降' : ratio.by < 0n ? '不良率下降、余额没有下降' : '余额和不良率都没有下降',
      text: `“${claim.row.label}”说“双降”，但不良余额${wording(balance, '')}，不良率${wording(ratio, '%')}，不能称“双降”。`,
    });
  }
  return { findings, unchecked };
}

function wording({ since, before, after, by }: Change, sign: string): string {
  const move = by < 0n ? `下降 ${spoken(-by)}` : by === 0n ? '持平' : `上升 ${spoken(by)}`;
  const span = before !== null && after !== null ? `（${spoken(before)}${sign} → ${spoken(after)}${sign}）` : '';
  return `较${since}${move}${sign !== '' && by !== 0n ? ' 个百分点' : ''}${span}`;
}

function claimsIn(table: FigureTable): Claim[] {
  const total = table.rows.findLast((r) => (r.rank ?? 0) >= 2) ?? (table.rows.length === 1 ? table.rows[0] : undefined) ?? null;
  const own = new Map(table.rows.map((r) => [r.row, r]));
  const answering = new Set(table.columns.filter((c) => /双降|双下降/.test(c.titles.at(-1) ?? '')).map((c) => c.column));
  const claims: Claim[] = [];
  for (const { row, cells } of table.sheet.rows) {
    if (row >= table.headTop && row <= table.headBottom) continue;
    if (row < (table.lines[0]?.row ?? table.headTop) || row > table.last) continue;
    cells.forEach((cell, column) => {
      const text = cellText(cell).replace(/\s+/g, '');
      if (text === '') return;
      const asked = answering.has(column) && own.has(row) && YES.test(text);
      if (!asked && (!CLAIM.test(text) || NO_CLAIM.test(text))) return;
      const whose = own.get(row) ?? table.rows.find((r) => r.rank === null && r.label.length >= 2 && text.includes(r.label)) ?? total;
      claims.push({ at: placeOf(column, row), text: asked ? `双降：${text}` : text, row: whose });
    });
  }
  return claims;
}
