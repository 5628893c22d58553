import type { ReportRow } from '../../../electron/domain/reporting/report-table.js';
import { sumFen } from '../../../electron/domain/money.js';
import type { Statement, StatementDocument, StatementReceipt } from '../../../electron/print/index.js';

const NAMES = ['钱样福', '竹木制品加工厂', '𠮷㛃样', '样例县城关镇东风路联营竹木藤制品加工经销服务部（原示范社队企业）'];

function receipt(person: number, i: number): StatementReceipt {
  const back = i % 11 === 7;
  const principal = (back ? -1 : 1) * (1_234_567 + i * 9_731 + person);
  const interest = i % 3 === 0 ? Math.trunc(principal / 7) : 0;
  const row = (k: number, part: number, first: boolean): ReportRow => ({
    key: `${person}${String(i).padStart(3, '0')}-${k}-0`, level: 'row',
    values: { ...(first && { no: String(i + 1), on: '08-31', voucher: `0831-${String(i).padStart(3, '0')}`, borrower: NAMES[i % NAMES.length] ?? '' }), what: k === 0 ? '现金本金' : '现金表外息', amount: part, share: '100', part, factor: '100', credited: part, clause: '8', rate: '1.5%', reward: Math.round(part * 0.015) },
  });
  const rows = [row(0, principal, true), ...(interest === 0 ? [] : [row(1, interest, false)])];
  return { key: String(i), rows, back, notes: [`借据 03200${i}${back ? '；红字冲正：冲前期（凭证 0101-001 01-04 入账）' : ''}`, ...(i % 13 === 5 ? ['单笔奖励合计封顶，'.repeat(30)] : [])] };
}

/** A statement of so many receipts, with clauses, steps and sanctions. */
export function statementOf(person: number, receipts: number, more: { clauses?: number; steps?: number; sanctions?: number } = {}): Statement {
  const list = Array.from({ length: receipts }, (_, i) => receipt(person, i));
  const of = (key: string): number => sumFen(list.flatMap((r) => r.rows).map((r) => Number(r.values[key])));
  const reward = of('reward');
  const extra = Array.from({ length: more.steps ?? 1 }, (_, i) => ({ name: '完成率挂钩', how: `与任务进度挂钩：序时完成率${100 + i}.00%，全额计发（第10条）`.repeat(1 + (i % 3)), changeFen: -100, stands: reward - 100 * (i + 1) }));
  return {
    key: `P${person}`, number: `2011-0001-${person}`, name: `韩样林${person}`, staffNo: String(person).padStart(4, '0'),
    head: [
      [{ label: '姓名', value: `韩样林${person}` }, { label: '工号', value: '0232' }, { label: '部门·职务', value: '信贷管理部 · 主任' }],
      [{ label: '任务档次', value: '部室主任' }, { label: '年度任务', value: '800,000.00' }, { label: '计算期间', value: '2011-01-01 至 2011-08-31' }],
      [{ label: '办法', value: '样信联办〔2011〕9号 第 2 版' }, { label: '计算日期', value: '2011-09-05' }],
    ],
    receipts: list,
    total: { amount: of('amount'), part: of('part'), credited: of('credited'), reward },
    clauses: Array.from({ length: more.clauses ?? 3 }, (_, i) => `第${i + 1}条 奖励：现金收回本金（现金；本金），按1.5%计奖。${'条款全文，'.repeat(i % 20)}`),
    steps: [{ name: '任务完成率', how: '认定额 605,500.00 ÷ 任务 800,000.00', changeFen: null, stands: '75.69%' }, { name: '逐笔奖励合计', how: `第 1 至 ${receipts} 行奖励之和`, changeFen: reward, stands: reward }, ...extra],
    payable: { name: '本期应发', how: '人民币叁仟叁佰贰拾玖元零壹分', amountFen: reward - 100 * extra.length },
    outcome: [{ label: '任务结果', text: '未完成任务，差 194,500.00 元' }, ...Array.from({ length: more.sanctions ?? 2 }, () => ({ label: '不能调动（预警）', text: '到2011年12月31日完成率仍低于100%的，不能调动，补足欠额并经考核小组确认时解除。'.repeat(2) }))],
  };
}

export function statements(list: readonly Statement[], draftMark = ''): StatementDocument {
  return {
    county: '样例县农村信用合作联社', madeBy: '周样初', draftMark, count: list.length,
    at: (index) => {
      const found = list[index];
      if (!found) throw new RangeError(`no statement ${index}`);
      return found;
    },
  };
}
