import type { RowIssue, Severity } from './profile.js';

/**
 * Everything that can be wrong with a row or a sheet of an import: the code, whether the row stays out (`reject`) or is
 * taken with a remark (`warn`, decisions 1 of the import), and the sentence for the clerk – what is wrong, what to do.
 * `{slots}` are filled from the details; a missing slot does not compile.
 */
export const ISSUE_CODES = {
  // one cell
  REQUIRED_MISSING: { severity: 'reject', text: '必填的“{title}”是空的，请补填后重报。' },
  FORMULA_NOT_CALCULATED: { severity: 'reject', text: '“{title}”是公式，但公式未计算，没有数值。请在 WPS 或 Excel 中打开、重新计算并保存后再导入。' },
  CELL_ERROR: { severity: 'reject', text: '“{title}”是出错的单元格（{value}），请改正公式或填写数值。' },
  CELL_KIND_WRONG: { severity: 'reject', text: '“{title}”里是“{value}”，不是应填的内容，请改填。' },
  AMOUNT_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”不能识别为金额，请只填数字，单位为{unit}。' },
  AMOUNT_TOO_FINE: { severity: 'reject', text: '“{title}”的 {value} {unit}不足一分，请改为准确到分的金额。' },
  AMOUNT_IS_DATE: { severity: 'reject', text: '“{title}”设成了日期格式，不能当作金额，请改为数值格式并核对金额。' },
  DAY_IMPOSSIBLE: { severity: 'reject', text: '“{title}”的“{value}”：没有这一天，请核对后改填。' },
  DAY_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”不能识别为日期，请按 2011-08-31 的样子填写。' },
  DAY_TOO_EARLY: { severity: 'reject', text: '“{title}”读出来是 {day}，早于 1949 年，多半只填了年份，请填写完整的年月日。' },
  PERCENT_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”不能识别为百分数，请按 9.6 的样子填写年利率（%）。' },
  PERCENT_DOUBTFUL: { severity: 'warn', text: '“{title}”的 {value} 过小，可能是按小数或千分数填写的，没有采用，请核对后按年利率（%）补填。' },
  PERCENT_HIGH: { severity: 'warn', text: '“{title}”为 {value}%，高于 36%，已照原样采用，请核对。' },
  INTEGER_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”不是整数，请改填。' },
  INTEGER_IGNORED: { severity: 'warn', text: '“{title}”的“{value}”不是整数，没有采用，请核对。' },
  CODE_UNKNOWN: { severity: 'reject', text: '“{title}”的“{value}”不在可选范围内，可填：{allowed}。' },
  ID_DIGITS_LOST: { severity: 'reject', text: '“{title}”是数字格式，已丢失末几位，不能采用。请把该列设为文本格式，重新填写完整号码。' },
  ID_BECAME_DATE: { severity: 'reject', text: '“{title}”被表格软件变成了日期，请把该列设为文本格式，重新填写原来的号码。' },
  PERIOD_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”不能识别为月份，请按 2011-08 的样子填写。' },

  // persons
  PEOPLE_UNREADABLE: { severity: 'reject', text: '“{title}”的“{value}”读不出人员：{reason}。请按“李守义[0101](调查)60%；陈福根(包收)40%”的样子填写。' },
  PEOPLE_MISSING: { severity: 'warn', text: '“{title}”没有人员，已先入账，请补登责任人。' },
  ROLE_UNKNOWN: { severity: 'warn', text: '“{title}”中{name}的身份“{role}”不在可选范围内，已照原样保留，请核对。' },
  SHARES_MISSING: { severity: 'warn', text: '“{title}”没有写明{names}的责任比例，已先入账、比例暂缺，请补登。' },
  SHARES_NOT_100: { severity: 'reject', text: '“{title}”各人比例合计为 {sum}%，应为 100%，请改正。' },
  PERSON_TWICE: { severity: 'reject', text: '“{title}”中{name}重复出现，请合并成一人一项。' },
  PERSON_NOT_ON_STAFF: { severity: 'warn', text: '“{title}”中的{name}不在员工名单里，已按外部人员记名保留，请核对姓名或工号。' },

  // one row of the ledger
  DUE_BEFORE_GRANT: { severity: 'reject', text: '最后到期日 {due} 早于首次发放日 {grant}，请核对两个日期。' },
  FORMED_BEFORE_GRANT: { severity: 'reject', text: '形成不良日期 {formed} 早于首次发放日 {grant}，请核对两个日期。' },
  FORMED_BEFORE_DUE: { severity: 'warn', text: '形成不良日期 {formed} 早于最后到期日 {due}，已采用，请核对是否提前认定。' },
  FORMED_YEAR_DIFFERS: { severity: 'warn', text: '形成年度 {year} 与形成不良日期 {formed} 不一致，以日期为准，请核对。' },
  BALANCE_NEGATIVE: { severity: 'reject', text: '“{title}”为负数 {value} 元，余额不能小于零，请核对。' },
  AMOUNT_NEGATIVE: { severity: 'reject', text: '“{title}”为负数 {value} 元；冲减请在台账里做红字冲正，不要在表中填负数。' },
  ORIGINAL_NOT_POSITIVE: { severity: 'reject', text: '“{title}”应大于零，请填写借据上的原始金额。' },
  ROW_ARITHMETIC: { severity: 'reject', text: '当前本金余额 {stated} 元与逐项推算的 {computed} 元相差 {difference} 元（年初＋新增－现金－抵债－转据上调－其他减少），请核对这几列。' },
  STOCK_UNKNOWN: { severity: 'reject', text: '“{title}”的“{value}”不在可选范围内，可填：存量、新增。' },
  ID_EMPTY: { severity: 'warn', text: '证件号码是空的，已先入账，请补登。' },
  ID_OLD_15: { severity: 'warn', text: '身份证号是 15 位旧号，已照原样采用，请补登 18 位号码。' },
  ID_CHECKSUM: { severity: 'warn', text: '身份证号的校验位不对，已照原样采用，请核对号码。' },
  ID_SHAPE: { severity: 'warn', text: '身份证号不是 18 位，已照原样采用，请核对号码或证件类型。' },

  // rows against each other and the ledger
  DUPLICATE_KEY: { severity: 'reject', text: '{key} 在本批中重复出现：{places}。请只保留一处。' },

  UNIT_NOT_FOUND: { severity: 'reject', text: '没有机构“{unit}”，请核对名称，或先导入员工名单或该机构的台账。' },
  LOAN_NOT_IN_LEDGER: { severity: 'reject', text: '{unit}的台账里没有借据 {no}，请核对借据号和机构，或先导入台账。' },
  LOAN_IN_SEVERAL_BOOKS: { severity: 'reject', text: '借据 {no} 在{unit}的几本账里都有，分不清是哪一本，请在台账中单笔登记。' },
  STAFF_NOT_FOUND: { severity: 'reject', text: '员工名单里没有{who}，请核对工号，或先导入员工名单。' },
  RECEIPT_ZERO: { severity: 'reject', text: '本金、利息和费用都是零，请填写收回金额。' },
  RECEIPT_FUTURE: { severity: 'reject', text: '收回日期 {day} 晚于业务日期 {today}，请核对日期。' },
  RECEIPT_EXCEEDS_LEDGER: { severity: 'reject', text: '{what} {stated} 元超过台账该列本年数中尚未逐笔对应的 {left} 元；台账截止日以前的收回只能对应台账数，不能另加。请核对登记簿与台账。' },
  RECEIPT_ABOVE_BALANCE: { severity: 'reject', text: '收回本金 {stated} 元超过当时余额 {left} 元，请核对金额。' },
  RECEIPT_BEFORE_LOAN: { severity: 'reject', text: '收回日期当时该笔没有这么多余额可收（多半早于不良的形成日期），请核对日期和金额。' },
  RECEIPT_NO_PERSON: { severity: 'warn', text: '没有写明清收人，已先入账，不计入个人任务，请补登。' },
  RECEIPT_LATE: { severity: 'warn', text: '{period} 已结账，本笔作补记，记入 {booked}，业务日期不变。' },
  ASSET_NOT_FOUND: { severity: 'reject', text: '以物抵债没有对应的抵债资产（编号“{no}”），请先登记抵债资产。' },
  ASSET_AMOUNT_DIFFERS: { severity: 'reject', text: '抵债金额与抵债资产登记的冲减金额不一致，请核对两张表。' },
  ASSET_NOT_BALANCED: { severity: 'reject', text: '协议价 {agreed} 元小于冲减本息合计 {sum} 元，请核对。' },
  TARGETS_LOCKED: { severity: 'reject', text: '{year} 年任务已锁定，不能由导入改变；确需调整请按审批登记变更。' },
  TARGET_WITHOUT_OWNER: { severity: 'reject', text: '这一行既没有工号也没有机构，不知道是谁的任务，请补填。' },
  YEAR_IMPOSSIBLE: { severity: 'reject', text: '“{title}”的“{value}”不是年份，请填写四位数的年份。' },
  UNIT_CODE_TAKEN: { severity: 'reject', text: '机构代码 {code} 已是{other}的，请核对机构名称或代码。' },
  BALANCE_MONTH_CLOSED: { severity: 'reject', text: '{period} 已结账，各项贷款余额不能再改；确需更正请先说明理由重新开账。' },
  BEGIN_BALANCE_LOCKED: { severity: 'reject', text: '台账里没有这笔借据，却有年初余额 {amount} 元；{closed} 已结账，{year} 年年初数已锁定。确属漏登的，请说明理由重新开账后再导入；今年新形成的，请填在本年新增。' },
  // conflicts: the ledger's value stays until a person decides
  BEGIN_BALANCE_DIFFERS: { severity: 'warn', text: '年初本金余额文件为 {file} 元，台账为 {ledger} 元；年初数已锁定，以台账为准。' },
  LEDGER_HAS_MORE: { severity: 'warn', text: '{what}文件为 {file} 元，台账已记 {ledger} 元，文件少 {less} 元，以台账为准，请核对是否漏报。' },
  OLDER_HAS_MORE: { severity: 'warn', text: '{what}文件为 {file} 元，台账到 {through} 只有 {ledger} 元；较早月份的数不应更大，以台账为准，请核对。' },
  BORROWER_DIFFERS: { severity: 'warn', text: '借款人台账为“{ledger}”，文件为“{file}”，证件号码也对不上；以台账为准，请核对是否换了借款人。' },
  FORMED_YEAR_MOVES: { severity: 'warn', text: '形成不良日期由 {ledger} 改为 {file}，会改变责任清收年度，请确认后再采用。' },
  RESPONSIBLE_DIFFERS: { severity: 'warn', text: '责任人与台账登记的不同；责任人不能由导入改变，以台账为准。' },

  // the sheet
  KIND_AMBIGUOUS: { severity: 'reject', text: '这张表同样符合几种表式：{profiles}。请指定它是哪一种。' },
  COLUMN_MISSING: { severity: 'reject', text: '缺少必填列“{title}”，请补上这一列，或在“对应字段”一步指定。' },
  COLUMN_ABSENT: { severity: 'warn', text: '表中没有“{title}”一列，已不带责任人入账，请补登。' },
  HEAD_AMBIGUOUS: { severity: 'reject', text: '“{title}”可能对应{heads}，不能确定。请在“对应字段”一步指定用哪一列。' },
  HEAD_LEFT_OUT: { severity: 'warn', text: '“{title}”可能对应{heads}，不能确定，没有读入；需要时请在“对应字段”一步指定。' },
  UNIT_MISSING: { severity: 'reject', text: '表中没有写明金额单位，请在“对应字段”一步选定元或万元，或在表头上方写明“单位：元”。' },
  UNIT_UNSUPPORTED: { severity: 'reject', text: '金额单位“{unit}”不能直接读入，请先换算成元或万元。' },
  UNIT_CONTRADICTS: { severity: 'reject', text: '表上写的金额单位前后不一（{units}），请在“对应字段”一步选定，或改正后再导入。' },
  UNIT_DIFFERS: { severity: 'warn', text: '表上写明单位为{found}，按选定的{chosen}读入，请核对金额大小。' },
  TOTAL_DIFFERS: { severity: 'warn', text: '“{title}”的合计行为 {stated} 元，逐行相加为 {summed} 元，相差 {difference} 元，请核对。' },
  TOTAL_UNREADABLE: { severity: 'warn', text: '合计行的“{title}”读不出数值，没有用来核对。' },
  TOTALS_SEVERAL: { severity: 'warn', text: '表中有 {count} 个合计行（{rows}），分不清哪个是总数，没有用来核对。' },
  ROWS_AFTER_END: { severity: 'warn', text: '表尾（第 {end} 行）之后还有 {count} 行像是数据，没有读入，请移到表尾之前。' },
  CELLS_OUTSIDE: { severity: 'warn', text: '{last} 列以右还有 {count} 个单元格（从 {first} 起）没有读入，请核对表格是否有误放的内容。' },
  OVERRIDE_COLUMN_TAKEN: { severity: 'reject', text: '同一列（{head}）指定给了“{title}”和“{other}”，请改为一列对一个字段。' },
} as const satisfies Record<string, { readonly severity: Severity; readonly text: string }>;

export type IssueCode = keyof typeof ISSUE_CODES;

type Slots<T extends string> = T extends `${string}{${infer K}}${infer Rest}` ? K | Slots<Rest> : never;
export type IssueDetails<C extends IssueCode> = Readonly<Record<Slots<(typeof ISSUE_CODES)[C]['text']>, string | number>>;

/** What was found, before it has a place on the sheet. */
export interface Finding {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
}

/**
 * What a sentence quotes at most, in UTF-16 units. A cell holds 32,767, and a hostile file refers to one long text from
 * every cell: quoted in full, its sentences would fill any memory. Lists of what is allowed and of places stay whole.
 */
const QUOTED = 400;
const shortened = (text: string): string => (text.length <= QUOTED ? text : `${text.slice(0, QUOTED)}…`);

/** A finding with its sentence filled in. */
export function finding<C extends IssueCode>(code: C, details: IssueDetails<C>): Finding {
  const { severity, text } = ISSUE_CODES[code];
  const slots: Readonly<Record<string, string | number>> = details;
  return { code, severity, message: text.replace(/\{(\w+)\}/g, (_, slot: string) => shortened(String(slots[slot] ?? ''))) };
}

/** A finding at its place. `row` 0 and `column` '' mean the sheet or the row as a whole; `raw` is the cell as in the file. */
export function issueAt(row: number, column: string, raw: string, found: Finding): RowIssue {
  return { row, column, raw: shortened(raw), code: found.code, severity: found.severity, message: found.message };
}
