import { fen, splitFen } from '../../electron/domain/money.js';
import { maskId } from '../../electron/domain/identity.js';
import { ratioPct, pointsBetween } from '../../electron/domain/rate.js';
import { addDays } from '../../electron/domain/date.js';
import type { ReportColumn, ReportRow, ReportTable, ReportValue, RosterDocument, RosterGroup } from '../../electron/domain/reporting/report-table.js';

/**
 * Invented documents for looking at and for tests: the shape of the monthly report (27 figures on A3) and of a roster.
 * Nobody and nothing in them exists.
 */
const UNITS = [
  '营业部', '城关信用社', '城东信用社', '城西信用社', '石桥信用社', '柳林信用社', '河口信用社', '青山信用社', '白沙信用社', '龙潭信用社', '双溪信用社', '大坪信用社',
  '高桥信用社', '竹园信用社', '茶亭信用社', '梅岭信用社', '枫树信用社', '木塘信用社', '金鸡信用社', '长岭信用社', '三汊信用社', '天井信用社', '云台信用社', '县联社机关',
];

/** A small generator with a fixed seed: the same document on every run. */
export function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const col = (key: string, titles: string[], kind: ReportColumn['kind'], mm: number, more: Partial<ReportColumn> = {}): ReportColumn => ({ key, titles, kind, mm, ...more });

const MONTHLY_COLUMNS: ReportColumn[] = [
  col('no', ['序号'], 'rank', 6),
  col('unit', ['机构'], 'text', 20),
  col('beginN', ['年初', '笔数'], 'count', 11),
  col('begin', ['年初', '余额'], 'money', 17),
  ...(['month', 'year'] as const).flatMap((span) => {
    const head = span === 'month' ? '本月清收处置' : '本年累计清收处置';
    const mm = span === 'month' ? 12 : 15;
    return [
      col(`${span}Cash`, [head, '清收', '现金收回'], 'money', mm),
      col(`${span}InKind`, [head, '清收', '以物抵债'], 'money', mm - 1),
      col(`${span}Recovered`, [head, '清收', '小计'], 'money', mm),
      col(`${span}Rollover`, [head, '转据上调'], 'money', 11),
      col(`${span}WrittenOff`, [head, '核销'], 'money', 9),
      col(`${span}Other`, [head, '其他'], 'money', 10),
      col(`${span}Disposed`, [head, '处置合计'], 'money', mm),
    ];
  }),
  col('added', ['本年\n新增\n不良'], 'money', 15),
  col('endN', ['期末', '笔数'], 'count', 11),
  col('end', ['期末', '余额'], 'money', 17),
  col('change', ['较年初', '增减额'], 'money', 17, { riseIsBad: true }),
  col('changePct', ['较年初', '增减\n(%)'], 'percent', 12, { riseIsBad: true }),
  col('ratioBegin', ['不良率(%)', '年初'], 'percent', 11),
  col('ratioEnd', ['不良率(%)', '期末'], 'percent', 11),
  col('ratioChange', ['不良率(%)', '± 百\n分点'], 'points', 11, { riseIsBad: true }),
  col('task', ['年度清收任务', '任务'], 'money', 15),
  col('done', ['年度清收任务', '完成率\n(%)'], 'percent', 12),
  col('rank', ['年度清收任务', '排名'], 'rank', 7),
];

function monthlyRow(name: string, i: number, next: (below: number) => number): { row: ReportRow; loans: [number, number] } {
  const wan = (most: number): number => next(most * 100) * 10_000 + next(10_000);
  const [begin, added] = [wan(3000) + 300_000_000, wan(100)];
  const month = { Cash: wan(60), InKind: i % 9 === 4 ? wan(30) : 0, Rollover: i % 3 === 0 ? wan(20) : 0, WrittenOff: 0, Other: i === 3 ? wan(3) : 0 };
  const year = { Cash: month.Cash + wan(200), InKind: month.InKind + (i % 6 === 2 ? wan(90) : 0), Rollover: month.Rollover + (i % 2 === 0 ? wan(40) : 0), WrittenOff: 0, Other: month.Other };
  const values: Record<string, ReportValue> = { no: i + 1, unit: name, beginN: 100 + next(1200), begin, added: i === 4 ? 200_000_000 + added * 3 : added, endN: 90 + next(1000) };
  for (const [span, of] of [['month', month], ['year', year]] as const) {
    for (const [key, value] of Object.entries(of)) values[span + key] = value;
    values[`${span}Recovered`] = of.Cash + of.InKind;
    values[`${span}Disposed`] = of.Cash + of.InKind + of.Rollover + of.WrittenOff + of.Other;
  }
  values['end'] = begin + Number(values['added']) - Number(values['yearDisposed']);
  values['task'] = wan(900) + 50_000_000;
  return { row: { key: `U${String(i + 1).padStart(2, '0')}`, level: 'row', values }, loans: [begin * 5, begin * 5 + wan(500)] };
}

function finish(values: Record<string, ReportValue>, loans: [number, number], rank: number | null): void {
  const n = (key: string): number => Number(values[key]);
  values['change'] = n('end') - n('begin');
  values['changePct'] = ratioPct(n('change'), n('begin'));
  values['ratioBegin'] = ratioPct(n('begin'), loans[0]);
  values['ratioEnd'] = ratioPct(n('end'), loans[1]);
  values['ratioChange'] = pointsBetween(n('end'), loans[1], n('begin'), loans[0]);
  values['done'] = ratioPct(n('yearRecovered'), n('task'));
  values['rank'] = rank;
}

export function monthlyReport(units: readonly string[] = UNITS): ReportTable {
  const next = sequence(20110831);
  const made = units.map((name, i) => monthlyRow(name, i, next));
  const total: Record<string, ReportValue> = {};
  for (const { key, kind } of MONTHLY_COLUMNS) {
    if (kind === 'money' || kind === 'count') total[key] = made.reduce((sum, { row }) => sum + Number(row.values[key] ?? 0), 0);
  }
  made.forEach(({ row, loans }, i) => finish(row.values as Record<string, ReportValue>, loans, i === units.length - 1 ? null : i + 1));
  finish(total, [made.reduce((s, m) => s + m.loans[0], 0), made.reduce((s, m) => s + m.loans[1], 0)], null);
  return {
    id: 'monthly-recovery', title: '不良贷款清收处置月报表', county: '样例县农村信用合作联社', issuer: '资产管理中心', formNo: '样清01表',
    period: '2011-08', asOf: '2011-08-31', unit: '万元', columns: MONTHLY_COLUMNS, rows: made.map((m) => m.row), total,
    checks: [{ id: 'C1', name: '余额滚动', ok: true, detail: '' }],
    notes: ['1.栏19 = 栏2 + 栏17 − 栏16；栏5 = 栏3 + 栏4；栏9 = 栏5 至 栏8 之和；栏12 = 栏10 + 栏11；栏16 = 栏12 至 栏15 之和。2.完成率 = 栏12 ÷ 栏25，排名按完成率，机关不参与排名。', '3.各格由原始金额一次四舍五入；合计由原始合计取数。'],
    signatures: [{ label: '制表', name: '周样初' }, { label: '复核', name: '' }, { label: '负责人', name: '' }, { label: '报出日期', name: '2011年9月2日' }],
    paper: { size: 'A3', landscape: true, columnNumbers: true },
  };
}

/** The 18-column short form on A4. */
export function shortReport(): ReportTable {
  const full = monthlyReport();
  const keep = ['no', 'unit', 'beginN', 'begin', 'monthCash', 'monthInKind', 'monthRecovered', 'yearCash', 'yearInKind', 'yearRecovered', 'added', 'endN', 'end', 'change', 'ratioBegin', 'ratioEnd', 'ratioChange'];
  const columns = full.columns.filter((c) => keep.includes(c.key)).map((c) => ({ ...c, titles: c.titles.filter((t) => t !== '清收') }));
  return {
    ...full, title: '不良贷款清收处置月报表（简表）', columns,
    notes: ['期末余额 = 年初余额 + 本年新增 − 清收合计 − 转据核销及其他。石桥信用社期末高于年初，列入反弹监测。'],
    paper: { size: 'A4', landscape: true },
  };
}

const ROSTER_COLUMNS: ReportColumn[] = [
  col('no', ['序号'], 'rank', 7),
  col('name', ['借款人', '姓名（名称）'], 'text', 23),
  col('id', ['借款人', '证件号码'], 'text', 31),
  col('unit', ['借款人', '机构'], 'text', 9),
  col('account', ['贷款', '贷款账号'], 'text', 25),
  col('due', ['贷款', '到期日'], 'day', 17),
  col('formed', ['贷款', '形成\n不良日'], 'day', 17),
  col('class', ['贷款', '五级\n分类'], 'text', 9),
  col('guarantee', ['贷款', '担保\n方式'], 'text', 9),
  col('role', ['责任', '类别'], 'text', 9),
  col('share', ['责任', '比例\n%'], 'percent', 9),
  col('begin', ['金额（元）', '年初本金'], 'money', 21),
  col('received', ['金额（元）', '本年收回'], 'money', 18),
  col('balance', ['金额（元）', '当前本金'], 'money', 21),
  col('interest', ['金额（元）', '欠息'], 'money', 18),
  col('mine', ['金额（元）', '责任本金'], 'money', 19),
];

const FIRMS = ['样例县石桥镇竹木制品加工厂（普通合伙）', '样例县石桥镇示范村民委员会', '样例县高桥示例农机（集团）有限责任公司第二分公司'];
const SURNAMES = [...'薛吉方袁喻云罗昌马李陶王郎杨吴许花俞彭何窦孔潘孙吕赵戚华柏冯苏'];
const GIVEN = [...'例样练示演范拟初安山河甲乙丙丁生明根贵田林华秋春'];

function rosterGroup(index: number, loans: number): RosterGroup {
  const next = sequence(index * 7919 + loans);
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const rows = Array.from({ length: loans }, (_, i): ReportRow => {
    const firm = next(12) === 0;
    const begin = (next(1000) + 20) * 10_000;
    const received = next(3) === 0 ? 0 : next(begin / 1000) * 1000;
    const share = pick(['30', '40', '60', '70', '100']);
    const mine = splitFen(fen(begin - received), [Number(share), 100 - Number(share)])[0] ?? 0;
    const id = firm ? '—' : maskId(`439900${1950 + next(40)}${String(1 + next(12)).padStart(2, '0')}${String(1 + next(28)).padStart(2, '0')}${String(next(9999)).padStart(4, '0')}`);
    return {
      key: `P${index}-${String(i + 1).padStart(4, '0')}`, level: 'row',
      values: {
        no: i + 1, name: firm ? pick(FIRMS) : pick(SURNAMES) + pick(GIVEN) + pick([...GIVEN, '']), id: next(20) === 0 ? '（缺）' : id, unit: '石桥',
        account: `8699${String(index).padStart(3, '0')}${String(i).padStart(4, '0')}${String(next(1000)).padStart(3, '0')}`,
        due: addDays('2010-01-02', next(250)), formed: addDays('2010-01-01', i * 7), class: pick(['次级', '可疑', '损失']), guarantee: pick(['信用', '保证', '联保', '抵押']),
        role: share === '100' ? '包收' : '调查', share, begin, received, balance: begin - received, interest: next(2_000_000), mine,
      },
    };
  });
  const total = Object.fromEntries(['begin', 'received', 'balance', 'interest', 'mine'].map((k) => [k, rows.reduce((s, r) => s + Number(r.values[k]), 0)]));
  return {
    key: `S${index}`, rosterNo: `2011-责-石桥-${String(index).padStart(3, '0')}`, rows, total,
    heading: [
      { label: '责任人', value: `${pick(SURNAMES)}例${pick(GIVEN)}` }, { label: '工号', value: String(400 + index).padStart(4, '0') },
      { label: '贷时岗位', value: '石桥信用社 信贷员（包收人）' }, { label: '现岗位', value: '高桥信用社 副主任' },
    ],
  };
}

export function roster(loans: readonly number[]): RosterDocument {
  return {
    id: 'roster-responsibility', county: '样例县农村信用合作联社', title: '2011年度责任清收名册', subtitle: '2010年形成不良贷款',
    docNo: '样信联资〔2011〕17号 附件', rosterNo: '2011-责', asOf: '2011-08-31', printing: '第 1 次印制 2011-08-31', unit: '元', columns: ROSTER_COLUMNS,
    groups: loans.map((n, i) => rosterGroup(i + 1, n)), capitalColumn: 'mine',
    receipt: {
      text: '本人已收到上列名册，共 {count} 笔，责任本金合计{capital}（¥{amount}）。上列贷款由本人负责清收，期限至 2011年12月31日；对责任认定有异议的，于签收之日起 5 个工作日内书面提出。',
      lines: ['责任人签收', '送达人', '信用社（部门）负责人', '资产管理中心（盖章）'],
    },
    signatures: [{ label: '制表', name: '周样初' }, { label: '复核', name: '' }, { label: '负责人', name: '' }],
    paper: { size: 'A4', landscape: true },
  };
}
