import { nameOf } from '../codes.js';
import { DomainError } from '../domain-error.js';
import { ppmToPct } from '../rate.js';
import { VERDICTS, type Level, type ShareKind, type Verdict } from './case-codes.js';

/** What was found about one person. `proposed` is null for somebody the proposal did not name. */
export interface Finding {
  readonly name: string;
  readonly kind: ShareKind;
  readonly proposed: { readonly sharePpm: number; readonly level: Level } | null;
  readonly verdict: Verdict;
  readonly level: Level;
  readonly sharePpm: number;
  readonly reason: string;
  /** 会议纪要文号. */
  readonly minutesNo: string;
}

const WHOLE = 1_000_000;

/**
 * 定责. Who is 无责 has no share; 有责 and 免责 make 100 % together, without 附加 and 罚金 – an exemption spares the
 * consequences and burdens nobody else – or nobody answers at all. 免责 needs reason and minutes, anything other than the
 * proposal a reason. Throws FINDING_INVALID, EXEMPTION_NEEDS, RESPONSIBLE_NOT_100.
 */
export function checkFindings(findings: readonly Finding[]): void {
  for (const f of findings) checkFinding(f);
  const counted = findings.filter((f) => f.kind === 'share' && f.verdict !== 'not_liable');
  const sum = counted.reduce((a, f) => a + f.sharePpm, 0);
  if (counted.length > 0 && sum !== WHOLE) throw new DomainError('RESPONSIBLE_NOT_100', { sum: ppmToPct(sum) });
  if (counted.length === 0 && findings.some((f) => f.verdict !== 'not_liable')) throw new DomainError('RESPONSIBLE_NOT_100', { sum: 0 });
}

function checkFinding(f: Finding): void {
  const refuse = (reason: string): never => { throw new DomainError('FINDING_INVALID', { name: f.name, reason }); };
  if (f.sharePpm < 0 || f.sharePpm > WHOLE) refuse('责任比例应在 0 到 100% 之间');
  if (f.verdict === 'exempt' && (f.reason === '' || f.minutesNo === '')) throw new DomainError('EXEMPTION_NEEDS', { name: f.name, what: f.reason === '' ? '理由' : '会议纪要文号' });
  if (f.verdict === 'not_liable' && f.sharePpm !== 0) refuse('定为无责，责任比例应为 0');
  if (f.verdict !== 'not_liable' && f.kind === 'share' && f.sharePpm === 0) refuse(`定为${nameOf(VERDICTS, f.verdict)}，应写责任比例`);
  if (f.reason !== '') return;
  if (f.proposed === null) refuse('初分中没有此人，应写明理由');
  else if (f.proposed.sharePpm !== f.sharePpm) refuse('责任比例与初分不同，应写明理由');
  else if (f.verdict !== 'not_liable' && f.proposed.level !== f.level) refuse('责任级别与初分不同，应写明理由');
}
