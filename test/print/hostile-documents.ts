import type { ReportRow, ReportTable, RosterDocument } from '../../electron/domain/reporting/report-table.js';
import { monthlyReport, roster } from './sample-documents.js';

/** Names that try to get out of their cell: as code, as style, by length, by direction, by height. */
export const HOSTILE: readonly string[] = [
  `<img src=x onerror="document.title='FIRED'">`,
  `</style><script>document.title='FIRED'</script>`,
  `</td></tr></table></section><h1>走样</h1>`,
  `&lt;b&gt;原样&amp;`,
  `"'\`=1+1 onclick=alert(1)`,
  '\u202e999,999.99\u202c 王倒写',
  '甲'.repeat(600),
  'A'.repeat(600),
  'W'.repeat(30),
  '样例县，。、；：！？）》】（《【“”‘’'.repeat(4),
  '𠮷㛃𠮷㛃生僻字',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
  'ǅǆ№Ⅷ㎡①㈱',
  '',
  ' 前后 空格\t制表\n换行 ',
];

export function hostileReport(): ReportTable {
  const sample = monthlyReport();
  const rows = sample.rows.map((row, i): ReportRow => ({ ...row, key: `${row.key}"><i>`, values: { ...row.values, unit: HOSTILE[i % HOSTILE.length] ?? '' } }));
  const long = `县${'很长的名称'.repeat(40)}<b>`;
  return {
    ...sample, rows, county: long, issuer: long, title: `报表</title><script>1</script>${'长'.repeat(80)}`,
    checks: [{ id: 'C1', name: long, ok: false, detail: HOSTILE.join('') }],
    notes: [...HOSTILE], signatures: [{ label: long, name: long }, { label: '<u>制表', name: '</div>' }],
  };
}

export function hostileRoster(): RosterDocument {
  const sample = roster([1, 30, 3]);
  const long = `${'岗位很长'.repeat(60)}</b>`;
  return {
    ...sample, county: `${'县'.repeat(70)}<script>`, title: '<b>名册', subtitle: '长'.repeat(90), docNo: long, rosterNo: long, printing: long,
    receipt: { text: `{count}{capital}${HOSTILE.join('')}`, lines: ['<i>签', long, 'W'.repeat(90)] },
    signatures: [{ label: long, name: '' }, { label: '制表', name: '<u>' }],
    groups: sample.groups.map((group) => ({
      ...group,
      heading: [...group.heading, { label: '<i>', value: long }, ...HOSTILE.map((value) => ({ label: '备注', value }))],
      rows: group.rows.map((row, i) => ({ ...row, values: { ...row.values, name: HOSTILE[i % HOSTILE.length] ?? '', unit: i % 7 === 0 ? long : '石桥' } })),
    })),
  };
}
