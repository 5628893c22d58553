import type { InputOf, OutputOf } from '../../electron/contract/api.js';
import type { ImportPlan, PlanFile, PlanRow, Verdict } from '../../electron/contract/imports.js';
import { Refused, type Usual } from './fixture-types.js';
import { fixtureUnits, numbers } from './fixture-loans.js';

const COLUMNS = [['seq', '序号'], ['unit', '所属机构'], ['borrower', '借款人名称'], ['loanNo', '贷款账号/借据号'], ['grantedOn', '首次发放日'], ['dueOn', '最后到期日'], ['originalFen', '借据金额'], ['principalFen', '当前本金余额'], ['cashFen', '本年收回-现金'], ['inKindFen', '本年-以物抵债'], ['responsible', '责任人(调查/审批/包收)']] as const;

const FIELDS = [...COLUMNS.map(([key, title]) => ({ key, title: `基本信息 / ${title}`, type: key.endsWith('Fen') ? 'money' : key.endsWith('On') ? 'day' : 'text', required: !['seq', 'cashFen', 'inKindFen'].includes(key) })), { key: 'riskClass', title: '风险状态 / 五级分类', type: 'code', required: true }, { key: 'phone', title: '基本信息 / 联系电话', type: 'id', required: false }];

interface FileShape { readonly name: string; readonly rows: number; readonly conflict: number; readonly reject: number; readonly difference: number | null }
const TROUBLED: readonly FileShape[] = [
  { name: '城关8月台账（改）.xls', rows: 298, conflict: 2, reject: 2, difference: 0 }, { name: '柳溪201108.xlsx', rows: 198, conflict: 3, reject: 5, difference: -200 }, { name: '水口台账8月.et', rows: 66, conflict: 0, reject: 2, difference: 0 }, { name: '金盆 不良台帐.xls', rows: 73, conflict: 1, reject: 6, difference: null },
];

const ISSUES: readonly { readonly verdict: Verdict; readonly issue: Omit<PlanRow['issues'][number], 'row'>; readonly changes?: PlanRow['changes'] }[] = [
  { verdict: 'reject', issue: { column: 'dueOn', title: '最后到期日', raw: '2010-02-30', code: 'DAY_IMPOSSIBLE', severity: 'reject', message: '“最后到期日”的“2010-02-30”：没有这一天，请核对后改填。' } },
  { verdict: 'reject', issue: { column: 'idNo', title: '证件号码', raw: '4.30122E+17', code: 'ID_DIGITS_LOST', severity: 'reject', message: '“证件号码”是数字格式，已丢失末几位，不能采用。请把该列设为文本格式，重新填写完整号码。' } },
  { verdict: 'reject', issue: { column: 'loanNo', title: '贷款账号/借据号', raw: '6201110049085', code: 'DUPLICATE_KEY', severity: 'reject', message: '借据 6201110049085 在本批中重复出现：柳溪201108.xlsx 第 118 行、柳溪201108.xlsx 第 119 行。请只保留一处。' } },
  { verdict: 'conflict', issue: { column: '', title: '', raw: '', code: 'LEDGER_HAS_MORE', severity: 'warn', message: '本年现金收回文件为 0.00 元，台账已记 1200.00 元，文件少 1200.00 元，以台账为准，请核对是否漏报。' }, changes: [{ field: '当前本金余额', before: '40000.00', after: '41200.00' }] },
  { verdict: 'conflict', issue: { column: '', title: '', raw: '', code: 'FORMED_YEAR_MOVES', severity: 'warn', message: '形成不良日期由 2009-12-31 改为 2010-03-31，会改变责任清收年度，请确认后再采用。' }, changes: [{ field: '形成不良日期', before: '2009-12-31', after: '2010-03-31' }, { field: '五级分类', before: '次级', after: '可疑' }] },
];

function fileOf(shape: FileShape, unit: string): PlanFile {
  const insert = Math.floor(shape.rows / 50);
  const update = Math.floor(shape.rows / 3);
  const rowsFen = shape.rows * 890_000;
  return {
    name: shape.name, sheet: '8月', kind: 'ledger', profile: 'provincial-ledger', profileVersion: 1, importedBefore: shape.name.startsWith('水口') ? { batch: 188, at: 1_314_580_120_000, user: '何静' } : null, units: [unit],
    rows: shape.rows, insert, update, unchanged: shape.rows - insert - update - shape.conflict - shape.reject, conflict: shape.conflict, reject: shape.reject,
    controlTotals: { originalFen: rowsFen * 2, principalFen: rowsFen, cashFen: 120_000 }, ownTotals: shape.difference === null ? null : { principalFen: rowsFen - shape.difference },
    columns: COLUMNS.map(([key, title]) => ({ key, title, head: `基本信息 / ${title}` })), unknownHeads: shape.name.startsWith('城关') ? ['经放人电话', '走访情况'] : [],
    issues: Array.from({ length: shape.reject }, (_, i) => ({ row: 37 + i * 15, ...(ISSUES[i % 3] as (typeof ISSUES)[number]).issue })),
  };
}

export function fixturePlan(): ImportPlan {
  const files = [...TROUBLED.map((t) => fileOf(t, t.name.slice(0, 2).replace('金盆', '金盆'))), ...fixtureUnits.slice(0, 17).filter((u) => !TROUBLED.some((t) => t.name.startsWith(u.name))).map((u, i) => fileOf({ name: `${u.name}8月.xlsx`, rows: 140 + i * 7, conflict: 0, reject: 0, difference: 0 }, u.name))];
  const sum = (of: (f: PlanFile) => number): number => files.reduce((a, f) => a + of(f), 0);
  return {
    planId: 'p1', hash: 'abcd', period: '2011-08', files,
    refused: [{ name: '清水台账.xlsx', code: 'FILE_ENCRYPTED', message: '文件“清水台账.xlsx”设有打开密码', hint: '请在 WPS 或 Excel 中去掉密码另存后再导入。', sheets: [] }, { name: '通讯录.docx', code: 'FILE_NOT_WORKBOOK', message: '文件“通讯录.docx”不是表格文件', hint: '请选择 .xlsx、.xls、.et、.ods 或 .csv 文件。', sheets: [] }, { name: '古楼自制表.xls', code: 'SHEET_NOT_RECOGNISED', message: '文件“古楼自制表.xls”的表头与已知表式都对不上（工作表“8月”按“省联社不良贷款台账”看，缺少必填列：五级分类）', hint: '请核对是否为正确的表；缺少的必填列补齐后再导入。', sheets: ['8月'] }],
    missing: [['城关', '谭有田', 1_260_000], ['水口', '阳来喜', 840_000], ['水口', '熊守义', 300_000]].map(([unit, borrower, fen], i) => ({ no: `620111004215${i}`, unit: String(unit), borrower: String(borrower), principalFen: Number(fen) })),
    newUnits: ['城关东'], differences: ['柳溪 6201110043382 龚青禾：台账本年数中有未逐笔对应的金额，按期初带入'],
    totals: { rows: sum((f) => f.rows), insert: sum((f) => f.insert), update: sum((f) => f.update), unchanged: sum((f) => f.unchanged), conflict: sum((f) => f.conflict), reject: sum((f) => f.reject) },
    effect: [],
  };
}

function rowsOf(file: PlanFile): PlanRow[] {
  const n = numbers(file.rows);
  const verdicts: Verdict[] = (['reject', 'conflict', 'insert', 'update', 'unchanged'] as const).flatMap((v) => Array.from({ length: file[v] }, () => v));
  return verdicts.map((verdict, i) => {
    const kind = ISSUES.filter((x) => x.verdict === verdict)[i % 3 === 2 ? 0 : i % 2] ?? ISSUES.find((x) => x.verdict === verdict);
    const base = { file: file.name, sheet: file.sheet, row: 5 + i * 2, choices: verdict !== 'conflict' ? [] : kind?.issue.code === 'FORMED_YEAR_MOVES' ? ['ledger' as const, 'file' as const] : ['ledger' as const], verdict, subject: `62011100${43_000 + n(6000)} 罗望山` };
    if (verdict === 'update') return { ...base, changes: [{ field: '表外欠息', before: '1021.40', after: '987.30' }, { field: '五级分类', before: '次级', after: '可疑' }].slice(0, 1 + (i % 2)), issues: [] };
    return { ...base, changes: [...(kind?.changes ?? [])], issues: kind ? [{ ...kind.issue, row: base.row }] : [] };
  });
}

const LETTERS = ['1', '城关', '罗望山', '6201110040317', '2009-12-20', '2010-12-20', '100000', '74000.00', '12000.00', '0.00', '李守义(包收)60%;陈福根(审批)40%'];

const HEADS = [...COLUMNS.map(([, title]) => title), '五级形态', '走访情况'];

/** The known columns are found; 五级分类 only under a head that nobody knows, so that a person has to decide. */
function look({ file, sheet = '8月', profile = 'provincial-ledger', headTop = 3, headBottom = 4, unit, dates = 'ymd', columns = {}, constants = {} }: InputOf<'import.look'>): OutputOf<'import.look'> {
  const found = new Map<string, number>(COLUMNS.map(([key], i) => [key, i]));
  for (const [key, column] of Object.entries(columns)) {
    if (column === null) found.delete(key);
    else found.set(key, column);
  }
  const rows = [{ row: 1, cells: ['城关信用社不良贷款明细表'] }, { row: 2, cells: ['填报：城关社', '', '', '', '', '', '', '', '单位：元'] }, { row: 3, cells: ['基本信息'] }, { row: 4, cells: HEADS }, ...Array.from({ length: 30 }, (_, i) => ({ row: 5 + i, cells: [String(i + 1), ...LETTERS.slice(1), '可疑', i % 4 === 1 ? '走访' : ''] }))];
  const missing = FIELDS.filter((f) => f.required && !found.has(f.key) && !(constants[f.key] ?? '')).map((f) => f.key);
  return {
    sheets: [sheet], sheet, profile, profiles: [{ id: 'provincial-ledger', title: '省联社不良贷款台账', kind: 'ledger' }, { id: 'staff-list', title: '员工名单', kind: 'staff' }], headTop, headBottom, unit: unit ?? (file.startsWith('清水') ? null : '元'), unitFrom: unit ? 'manual' : 'line', dates,
    heads: HEADS.map((head, column) => ({ column, head: `基本信息 / ${head}`, key: [...found].find(([, c]) => c === column)?.[0] ?? null })),
    fields: FIELDS.map((f) => {
      const column = found.get(f.key) ?? null;
      return { ...f, column, head: column === null ? '' : (HEADS[column] ?? ''), reason: column === null ? '' : f.key in columns ? '您指定的' : '表头完全一致', samples: column === null ? [] : [{ row: 5, raw: rows[4]?.cells[column] ?? '', value: rows[4]?.cells[column] ?? '', problem: '', rejects: false }] };
    }),
    missing, ready: missing.length === 0, problems: [], remarks: [], dataRows: 298, rows,
    tail: [{ row: 302, cells: ['合计', ...HEADS.slice(1).map((_, i) => (i > 4 && i < 9 ? '2633.25' : ''))] }, { row: 303, cells: ['制表：　　　复核：'] }], between: 268,
    skipped: [{ row: 302, why: 'total' }, { row: 303, why: 'after_end' }], merges: [{ top: 1, left: 1, bottom: 1, right: HEADS.length }, { top: 3, left: 1, bottom: 3, right: HEADS.length }],
  };
}

export const fixtureForms: OutputOf<'forms.list'>['forms'] = [
  { id: 'provincial-ledger', version: 1, title: '不良贷款台账', sheet: '不良贷款台账', unit: '元', own: false, columns: 44, only: [] },
  { id: 'provincial-ledger-own-1', version: 2, title: '省台账 2012 年修订', sheet: '台账', unit: '万元', own: true, columns: 42, only: [{ title: '台账类型', value: '表内' }] },
];

export const importHandlers: Usual = {
  'import.profiles': () => ({ profiles: [{ id: 'provincial-ledger', version: 1, title: '省联社不良贷款台账', kind: 'ledger', own: false, versions: [1] }, { id: 'staff-list', version: 1, title: '员工名单', kind: 'staff', own: false, versions: [1] }, { id: 'provincial-ledger-own-1', version: 2, title: '省台账 2012 年修订', kind: 'ledger', own: true, versions: [2, 1] }] }),
  'import.profile': () => ({ profile: { unit: '元', fields: FIELDS.map((f) => ({ ...f, titles: f.title.split(' / '), synonyms: [`另称${f.key}`] })) } }),
  'import.plan': (_, host) => host.job('读取文件', 6, fixturePlan, 200),
  'import.paste': (_, host) => host.job('读取粘贴的内容', 2, () => ({ ...fixturePlan(), refused: [], missing: [], files: fixturePlan().files.slice(5, 6).map((f) => ({ ...f, name: '粘贴的内容' })) }), 60),
  'import.rows': ({ file, verdicts = [], offset = 0, limit = 100 }) => {
    const rows = fixturePlan().files.filter((f) => file === undefined || f.name === file).flatMap(rowsOf).filter((r) => verdicts.length === 0 || verdicts.includes(r.verdict));
    return { count: rows.length, rows: rows.slice(offset, offset + limit) };
  },
  'import.look': (input) => look(input),
  'import.saveMapping': ({ id }) => ({ id, version: 1, batch: 215 }),
  'import.saveProfile': () => ({ id: 'own', version: 2, batch: 215 }),
  'import.exportProfile': ({ id, version = 1 }, host) => host.job('存出方案', 1, () => ({ files: [{ ref: 'p', name: `导入方案-${id}-${version}.json`, bytes: 900 }] })),
  'forms.list': () => ({ forms: fixtureForms }),
  'forms.look': ({ file, profile, sheet = '8月' }) => {
    if (file.startsWith('柳溪')) throw new Refused('FORM_UNSUITABLE', { name: file, reason: '第 8 行的数据与前面的数据行不相连，中间有小计、分节或空行' });
    return { id: profile, version: 2, columns: 44, sampleRow: 5, totalRow: 302, left: ['基本信息 / 走访情况'], sheet, title: '省联社不良贷款台账', unit: '元', only: [] };
  },
  'forms.save': ({ profile }) => ({ id: profile, version: 2, columns: 44, sampleRow: 5, totalRow: 302, left: ['基本信息 / 走访情况'], batch: 216 }),
  'import.commit': (_, host) => host.job('入账', 8, () => {
    host.emit({ type: 'data-changed', areas: ['loans', 'imports', 'history'] });
    const { totals: t } = fixturePlan();
    return { batch: 214, committed: t.insert + t.update, insert: t.insert, update: t.update, reject: t.reject };
  }, 150),
  'import.problems': ({ combined = false }, host) => host.job('生成退回表', 2, () => ({ files: combined ? [{ ref: 'back', name: '退回表-2011-08.xlsx', bytes: 9000 }] : ['城关8月台账（改）', '柳溪201108', '水口台账8月', '金盆 不良台帐', '清水台账', '通讯录', '古楼自制表'].map((n) => ({ ref: `b-${n}`, name: `退回-${n}.xlsx`, bytes: 9000 })), rows: 21 })),
  'import.discard': () => ({}),
};
