/**
 * Every refusal the product can give: a Chinese sentence (what happened) and what to do next. A code without both does
 * not compile, because `ErrorCode` is made from this list. `{name}` is filled from the error's details.
 */
interface Message {
  readonly kind: 'input' | 'domain' | 'resource' | 'internal';
  readonly text: string;
  readonly hint: string;
}

export const MESSAGES = {
  // input
  INPUT_INVALID: { kind: 'input', text: '填写的内容不符合要求：{field}', hint: '请按提示改正后再试。' },
  METHOD_UNKNOWN: { kind: 'input', text: '没有这项操作：{method}', hint: '请确认程序各部分是同一版本。' },
  AMOUNT_INVALID: { kind: 'input', text: '金额“{value}”不能识别', hint: '请填写最多两位小数的数字，例如 12345.67。' },
  DAY_INVALID: { kind: 'input', text: '日期“{value}”不存在或不能识别', hint: '请按 2011-08-31 的样子填写。' },
  CODE_UNKNOWN: { kind: 'input', text: '{field}“{value}”不在可选范围内', hint: '可填：{allowed}。' },

  // workbooks
  FILE_EMPTY: { kind: 'input', text: '文件“{name}”是空的', hint: '请向报送单位要一份完整的文件。' },
  FILE_ENCRYPTED: { kind: 'input', text: '文件“{name}”设有打开密码', hint: '请在 WPS 或 Excel 中去掉密码另存后再导入。' },
  FILE_DAMAGED: { kind: 'input', text: '文件“{name}”不完整或已损坏', hint: '请在 WPS 或 Excel 中打开、另存一次，或请对方重新发送。' },
  FILE_NOT_WORKBOOK: { kind: 'input', text: '文件“{name}”不是表格文件', hint: '请选择 .xlsx、.xls、.et、.ods 或 .csv 文件。' },
  FILE_HTML: { kind: 'input', text: '文件“{name}”其实是网页，只是改了扩展名', hint: '请在 WPS 或 Excel 中打开，另存为 .xlsx 后再导入。' },
  FILE_XML_TABLE: { kind: 'input', text: '文件“{name}”是 XML 格式的表格，只是改了扩展名', hint: '请在 WPS 或 Excel 中打开，另存为 .xlsx 后再导入。' },
  FILE_MIXED_ENCODING: { kind: 'input', text: '文件“{name}”里混用了两种文字编码，汉字会读错', hint: '请在 WPS 或 Excel 中打开核对，另存为 .xlsx 后再导入。' },
  FILE_UNREADABLE: { kind: 'resource', text: '文件“{name}”读不出来', hint: '请检查 U 盘是否插好、文件是否正被别的程序独占，再试一次。' },
  FILE_TOO_LARGE: { kind: 'input', text: '文件“{name}”超过允许的大小（{limit}）', hint: '请按信用社拆分成几个文件再导入。' },
  FILE_HOSTILE: { kind: 'input', text: '文件“{name}”的内部结构异常，为安全起见没有打开（{reason}）', hint: '请在 WPS 或 Excel 中打开、另存为新文件后再导入。' },
  FILE_TIMEOUT: { kind: 'input', text: '读取文件“{name}”用时过长，已停止', hint: '请删去无用的工作表和空白列后另存，再导入。' },
  FILE_GONE: { kind: 'input', text: '要读取的文件已不存在', hint: '请重新选择文件。' },
  PROFILE_UNKNOWN: { kind: 'input', text: '没有名为“{id}”的导入方案', hint: '请用 profiles 查看可用的方案。' },
  PROFILE_INVALID: { kind: 'input', text: '导入方案不符合格式：{reason}', hint: '请对照已有方案改正。' },
  SHEET_NOT_RECOGNISED: { kind: 'input', text: '文件“{name}”的表头与已知表式都对不上（{detail}）', hint: '请核对是否为正确的表；缺少的必填列补齐后再导入。' },
  FORM_UNSUITABLE: { kind: 'input', text: '“{name}”不能作为导出表式：{reason}', hint: '请用上级下发的空表，或只留一行样例的表，在 WPS 或 Excel 中另存为 .xlsx 后再试。' },
  FORM_UNKNOWN: { kind: 'input', text: '方案“{id}”还没有导出表式', hint: '请先打开该表式，对应好字段，保存为导出表式。' },
  COLUMN_MISSING: { kind: 'input', text: '文件“{name}”缺少必填列：{columns}', hint: '请补上这些列，或在“对应字段”一步指定它们。' },

  // ledger
  LEDGER_NOT_FOUND: { kind: 'resource', text: '没有找到台账文件 {name}', hint: '请检查 U 盘或文件夹；首次使用请先新建台账。' },
  LEDGER_EXISTS: { kind: 'domain', text: '这里已经有一个台账：{name}', hint: '请换一个位置，或直接打开它。' },
  LEDGER_PASSWORD_NEEDED: { kind: 'domain', text: '这个台账已加密，需要密码', hint: '请输入密码后打开。' },
  LEDGER_PASSWORD_WRONG: { kind: 'domain', text: '密码不对，台账没有打开', hint: '请重新输入；确实遗忘时只能从有密码的备份恢复。' },
  LEDGER_KEYS_MISSING: { kind: 'resource', text: '台账已加密，但旁边的密钥文件 {name} 不见了', hint: '请从备份中取回同名的密钥文件，放到台账旁边。' },
  LEDGER_KEYS_DAMAGED: { kind: 'resource', text: '台账已加密，但旁边的密钥文件 {name} 已损坏', hint: '请从备份中取回同名的密钥文件，放到台账旁边。' },
  LEDGER_KEYS_LEFT: { kind: 'domain', text: '这里留有另一个加密台账的密钥文件 {name}', hint: '请换一个文件夹或文件名；不要删除它，没有它那个台账就打不开。' },
  LEDGER_DAMAGED: { kind: 'resource', text: '台账文件没有通过完整性检查', hint: '请不要继续写入，用“恢复”从最近一次备份打开；原文件会保留。' },
  LEDGER_NOT_A_LEDGER: { kind: 'resource', text: '文件 {name} 不是清收台账', hint: '请选择由本程序建立的台账文件。' },
  LEDGER_TOO_NEW: { kind: 'resource', text: '这个台账由更新的版本（{version}）建立，本程序没有改动它', hint: '请安装新版程序后再打开。' },
  LEDGER_TOO_OLD: { kind: 'resource', text: '这个台账由旧版本（{version}）建立，要先升级才能查看', hint: '请用本程序打开它一次：会先自动备份，再升级。' },
  LEDGER_UPGRADE_FAILED: { kind: 'resource', text: '台账没有升级成功，仍是原来的样子', hint: '升级前的备份是 {name}。请继续使用旧版程序，并把情况告诉维护人员。' },
  LEDGER_LOCKED: { kind: 'resource', text: '台账正由另一个窗口或程序使用', hint: '请关闭另一个窗口后再试；只看不改不受影响。' },
  LEDGER_READ_ONLY: { kind: 'resource', text: '台账所在位置不允许写入', hint: '请检查文件夹权限，或把台账复制到可写的位置。' },
  DISK_FULL: { kind: 'resource', text: '磁盘空间不足，这一步没有写入', hint: '请清理磁盘后重试；已有数据不受影响。' },
  DISK_ERROR: { kind: 'resource', text: '读写磁盘时出错，这一步没有完成', hint: '请检查 U 盘或磁盘是否接好，再试一次；仍不行时请从最近一次备份恢复。' },
  FILE_NAME_TOO_LONG: { kind: 'input', text: '文件名或路径太长：{name}', hint: '请改短文件名，或换一个层级较浅的文件夹。' },
  FILE_IN_USE: { kind: 'resource', text: '文件 {name} 正被 WPS 或 Excel 打开，写不进去', hint: '请先关闭该文件，再试一次。' },
  FOLDER_NOT_WRITABLE: { kind: 'resource', text: '不能写入文件夹 {name}', hint: '请换一个文件夹，或检查权限。' },

  // import and batches
  PLAN_STALE: { kind: 'domain', text: '预览之后台账已有变动，这份导入计划作废', hint: '请重新生成计划再入账。' },
  PLAN_UNKNOWN: { kind: 'domain', text: '这份导入计划已不在', hint: '请重新选择文件生成计划。' },
  PLAN_EMPTY: { kind: 'domain', text: '计划中没有可以入账的行', hint: '请查看每行的结论，改正后重新导入。' },
  NOTHING_TO_RETURN: { kind: 'domain', text: '没有被拒绝或要核对的行，不用退回', hint: '可以直接入账。' },
  IMPORT_STRICT: { kind: 'domain', text: '有 {count} 行不合格，按“全部合格才入账”的要求整批未入账', hint: '请改正这些行，或去掉 --strict 只入账合格的行。' },
  CONFLICT_NOT_TAKEN: { kind: 'domain', text: '“{file}”第 {row} 行不能改用文件的数', hint: '台账已记的收回、别的借款人和结账后的年初数以台账为准，需要更正时请在台账中办理；整批没有入账。' },
  BATCH_UNKNOWN: { kind: 'domain', text: '没有第 {batch} 批', hint: '请在“历史”中查看批次号。' },
  BATCH_ALREADY_UNDONE: { kind: 'domain', text: '第 {batch} 批已经撤销过', hint: '如需恢复，请撤销那次“撤销”。' },
  BATCH_NOT_UNDOABLE: { kind: 'domain', text: '第 {batch} 批（{kind}）不能撤销', hint: '{hint}' },
  UNDO_BLOCKED: { kind: 'domain', text: '第 {batch} 批之后有 {count} 处又被改动，不能撤销：{detail}', hint: '请先撤销后来的批次。' },

  // money and time
  PERIOD_CLOSED: { kind: 'domain', text: '{period} 已结账，不能再写入', hint: '请记入下一个开放月份，或说明理由后重新开账。' },
  PERIOD_NOT_CLOSED: { kind: 'domain', text: '{period} 没有结账，不用重新开账', hint: '请核对月份。' },
  PERIOD_NOT_LAST: { kind: 'domain', text: '{period} 之后还有已结账的月份 {later}', hint: '请从最后一个已结账的月份开始，逐月重新开账。' },
  PERIOD_OUT_OF_ORDER: { kind: 'domain', text: '{earlier} 还没有结账，不能先结 {period}', hint: '请从 {earlier} 起逐月结账。' },
  PERIOD_NOT_BEGUN: { kind: 'domain', text: '{period} 还没有开始（业务日期 {today}），没有结账', hint: '请核对月份；电脑日期不对时请先改正。' },
  YEAR_START_LOCKED: { kind: 'domain', text: '{year} 年年初数已锁定，没有改动', hint: '年初数以上年末结账的余额为准；确需更正时请说明理由重新开账。' },
  PERIOD_BEFORE_LEDGER: { kind: 'domain', text: '{period} 早于台账的起点，没有数据', hint: '请选择 {first} 或以后的月份。' },
  CLOSE_CHECKS_FAILED: { kind: 'domain', text: '{period} 有 {count} 项勾稽不符，没有结账：{detail}', hint: '请先处理不符的项目，或说明理由后结账。' },
  REASON_NEEDED: { kind: 'input', text: '这一步需要写明理由', hint: '请填写理由后再试。' },
  LOAN_UNKNOWN: { kind: 'domain', text: '台账里没有借据 {no}', hint: '请核对借据号和机构。' },
  LOAN_AMBIGUOUS: { kind: 'domain', text: '借据号 {no} 在多个机构都有：{units}', hint: '请同时指定机构。' },
  STAFF_UNKNOWN: { kind: 'domain', text: '员工名单里没有工号 {no}', hint: '请先导入员工名单，或核对工号。' },
  UNIT_UNKNOWN: { kind: 'domain', text: '没有机构“{name}”', hint: '请核对机构名称或代码。' },
  SHARES_NOT_100: { kind: 'input', text: '归属比例合计为 {sum}%，应为 100%', hint: '请调整各人的比例。' },
  PERSON_TWICE: { kind: 'input', text: '工号 {no} 写了两次', hint: '请把同一人的比例合并成一项。' },
  RECEIPT_EMPTY: { kind: 'input', text: '收回金额为零', hint: '请填写本金或利息。' },
  RECEIPT_OVER_BALANCE: { kind: 'domain', text: '收回本金 {amount} 元超过当前余额 {balance} 元', hint: '请核对金额；多收的部分记入利息或暂收款。' },
  RECEIPT_ASSET_NEEDED: { kind: 'domain', text: '以物抵债须先登记抵债资产', hint: '请选择登记簿里还有可用价值的资产，或当场登记一项。' },
  RECEIPT_BEFORE_GRANT: { kind: 'domain', text: '收回日期早于贷款发放日', hint: '请核对日期。' },
  DAY_IN_FUTURE: { kind: 'input', text: '日期 {day} 晚于业务日期 {today}', hint: '请核对日期。' },
  RECEIPT_UNKNOWN: { kind: 'domain', text: '没有第 {id} 号收回记录', hint: '请在清收登记中查看。' },
  ALREADY_REVERSED: { kind: 'domain', text: '第 {id} 号收回记录已经冲正', hint: '每笔只能冲正一次；如有错请另记一笔。' },
  RECEIPT_FORM_NOT_HERE: { kind: 'domain', text: '{book}贷款不能记“{form}”', hint: '请核对收回形式，或改记到表内的那笔贷款。' },
  RECEIPT_OWN_CREDIT: { kind: 'domain', text: '还款来自本社新发放的贷款，不能记为“{form}”', hint: '放水养鱼不算清收，请改选“转据/重组上调”。' },
  RECEIPT_SOURCE_NEEDED: { kind: 'input', text: '这户有放水养鱼的新贷款 {no}，没有说明还款来源', hint: '请写明还款是不是来自这笔新贷款；是的不算清收。' },
  IN_KIND_OVER_DEBT: { kind: 'domain', text: '抵债利息 {amount} 元超过所欠利息 {owed} 元', hint: '协议价超出全部欠款的部分应退借款人，留在资产的待退款里，不记收回。' },
  REVERSAL_BOOK_USED: { kind: 'domain', text: '{book}的借据 {no} 已另有收回，余额不够冲回', hint: '请先冲正那些收回，再冲正这一笔。' },
  ASSET_UNKNOWN: { kind: 'domain', text: '没有抵债资产“{name}”', hint: '请核对编号或名称；新收的资产请写明类别，一并登记。' },
  ASSET_VALUE_SHORT: { kind: 'domain', text: '“{name}”可用价值只有 {free} 元，不够抵 {amount} 元', hint: '请核对协议价和抵债金额。' },
  ASSET_DISPOSED: { kind: 'domain', text: '“{name}”已处置，不能再这样改', hint: '请先在“历史”中撤销那次处置。' },
  ASSET_NOT_RECEIVED: { kind: 'domain', text: '“{name}”{day} 才接收，收回日期更早', hint: '请核对收回日期或接收日期。' },
  ASSET_IN_USE: { kind: 'domain', text: '“{name}”已抵减贷款，不能作废', hint: '请先冲正用它记的收回。' },
  ASSET_NO_TAKEN: { kind: 'input', text: '资产编号 {no} 已用于“{name}”', hint: '请换一个编号。' },
  ASSET_OVER_DISPOSED: { kind: 'domain', text: '“{name}”账面还剩 {left} 元，不能再处置 {amount} 元', hint: '请核对处置的账面价值。' },
  SUIT_UNKNOWN: { kind: 'domain', text: '没有这件诉讼', hint: '请刷新诉讼登记簿。' },
  SUIT_LOANS_NEEDED: { kind: 'input', text: '没有写明起诉的是哪几笔贷款', hint: '请至少选一笔，且都属于同一借款人。' },
  SUIT_DAYS_WRONG: { kind: 'input', text: '结案日期 {closed} 早于立案日期 {filed}', hint: '请核对日期。' },
  GOV_UNKNOWN: { kind: 'domain', text: '涉政名单里没有这一户', hint: '请刷新涉政名单。' },
  GOV_LOAN_TWICE: { kind: 'domain', text: '借据 {no} 已在名单的“{name}”名下', hint: '一笔贷款只能在名单上出现一次。' },
  GOV_PRIOR_OVER_BASE: { kind: 'input', text: '此前收回超过认定金额', hint: '请核对认定金额和此前收回。' },
  CLASS_SAME: { kind: 'input', text: '五级分类本来就是“{name}”，没有改动', hint: '请选择另一个分类。' },
  CLASS_NOT_RAISED: { kind: 'input', text: '上调后的分类不能是“{name}”', hint: '请选择正常或关注。' },
  EVENT_OUT_OF_ORDER: { kind: 'domain', text: '{day} 早于上一次{what}（{last}）', hint: '请按先后登记；记错的请先在“历史”中撤销。' },
  EVENT_BEFORE_GRANT: { kind: 'domain', text: '日期早于贷款发放日 {granted}', hint: '请核对日期。' },
  MOVE_SAME_UNIT: { kind: 'input', text: '这笔贷款本来就在“{unit}”', hint: '请选择另一个机构。' },
  UNIT_CLOSED: { kind: 'domain', text: '“{name}”已于 {day} 并入其他机构', hint: '请选择并入后的机构。' },
  UNIT_NAME_TAKEN: { kind: 'input', text: '机构名称“{name}”已有', hint: '请换一个名称；要合到一起请用“合并”。' },
  UNIT_MERGE_COUNTY: { kind: 'domain', text: '县联社不能并入别的机构', hint: '请选择信用社、分社或部室。' },
  NOTHING_CHANGED: { kind: 'input', text: '内容与台账里的相同，没有改动', hint: '请改好后再保存。' },
  LOAN_KEY_TAKEN: { kind: 'domain', text: '“{unit}”的{book}账里已有借据 {no}', hint: '请核对借据号；同一笔贷款请打开原来的登记。' },
  LOAN_DAYS_WRONG: { kind: 'input', text: '日期前后不符：{detail}', hint: '请核对发放日、到期日和形成不良日期。' },
  BORROWER_UNKNOWN: { kind: 'domain', text: '没有这个借款人', hint: '请重新查找。' },
  BORROWER_ID_TAKEN: { kind: 'domain', text: '证件尾号 {tail} 在台账里是“{name}”', hint: '请核对姓名和证件；同一人请选用已有的借款人。' },
  BORROWER_TWO_IDS: { kind: 'domain', text: '“{name}”在“{unit}”已有，证件号码不同（尾号 {tail}）', hint: '是同一人请选用已有的借款人；确是另一人请注明“同名的另一人”。' },

  // targets, incentives, reports
  TARGETS_LOCKED: { kind: 'domain', text: '{year} 年任务已锁定', hint: '年初任务不得调低；确需调整请按审批登记变更。' },
  TARGETS_MISSING: { kind: 'domain', text: '{year} 年还没有任务', hint: '请先导入任务表。' },
  RULE_PLAN_UNKNOWN: { kind: 'domain', text: '没有名为“{id}”的奖惩办法', hint: '请在 resources/rules/incentive 中查看。' },
  RULE_PLAN_INVALID: { kind: 'input', text: '奖惩办法有误：{reason}', hint: '请按提示的条款改正。' },
  RUN_RANGE_INVALID: { kind: 'input', text: '计算区间 {from} 至 {to} 不成立：{reason}', hint: '请改正起止日期后重算。' },
  RISK_FUND_INVALID: { kind: 'input', text: '风险金扣缴不成立：{reason}', hint: '请补正后再保存。' },
  REPORT_UNKNOWN: { kind: 'input', text: '没有报表“{id}”', hint: '请用 report 查看报表目录。' },
  OPTION_UNKNOWN: { kind: 'input', text: '这张报表没有参数“{key}”', hint: '可用的参数：{allowed}。' },
  OPTION_INVALID: { kind: 'input', text: '参数“{label}”的值“{value}”不合适', hint: '应为{wanted}。' },
  REPORT_CHECKS_FAILED: { kind: 'domain', text: '“{title}”有 {count} 项勾稽不符，没有出具：{detail}', hint: '请先处理不符的项目，或逐项写明理由后出具；理由会印在表上。' },
  OVERRULE_NOT_NEEDED: { kind: 'input', text: '{ids} 没有不符，不用写理由', hint: '请去掉这项理由后再出具。' },
  REPORT_ISSUED_ALREADY: { kind: 'domain', text: '“{title}”与第 {no} 次出具的完全相同，没有再出具', hint: '请打开第 {no} 次出具的那一份打印或导出。' },
  ISSUE_UNKNOWN: { kind: 'input', text: '没有编号为 {id} 的出具记录', hint: '请在报表的出具记录中查看。' },
  COMPARE_NOTHING: { kind: 'input', text: '文件“{name}”里没有带表头的数字表', hint: '请选择月报表或带合计的统计表。' },
  COMPARE_TOO_LONG: { kind: 'input', text: '“{sheet}”有 {rows} 行、{columns} 栏，一张表最多核对 {limit} 格', hint: '台账明细请用“导入”比对；这里核对的是报表。' },
  COMPARE_OTHER_REPORT: { kind: 'input', text: '“{sheet}”与{title}对不上，缺少 {columns}', hint: '请核对表头，或另选是哪张报表。' },
  COMPARE_UNCLEAR: { kind: 'input', text: '“{sheet}”同时像{titles}，分不清是哪一张', hint: '请选定是哪张报表后再核对。' },
  COMPARE_NO_MONTH: { kind: 'input', text: '“{sheet}”上没有写报告期', hint: '请选定月份后再核对。' },
  COMPARE_MONTHS: { kind: 'input', text: '“{sheet}”上写了几个月份（{periods}），分不清报告期', hint: '请选定其中的月份后再核对。' },
  COMPARE_OTHER_MONTH: { kind: 'input', text: '“{sheet}”写的是 {found}，选定的是 {chosen}', hint: '请核对是否拿错了表，或改选月份。' },
  COMPARE_NO_UNIT: { kind: 'input', text: '“{sheet}”没有写明金额单位，或写了几种', hint: '请在表头上方写明“单位：元”或“单位：万元”，保存后再核对。' },
  YEAR_NOT_OPENED: { kind: 'domain', text: '台账还没有 {year} 年的数据', hint: '请先导入该年的台账，或选择其他月份。' },
  ROSTER_EMPTY: { kind: 'domain', text: '{year} 年度没有应编入名册的贷款', hint: '请核对年度安排和责任人登记。' },
  ROSTER_KIND_UNKNOWN: { kind: 'input', text: '没有“{kind}”这种名册', hint: '可选：responsibility、approver、vintage、unit。' },
  PDF_UNAVAILABLE: { kind: 'resource', text: '这台电脑上没有可用来生成 PDF 的浏览器', hint: '网页文件已写出，请用任意浏览器打开后打印为 PDF。' },
  PRINT_TOO_WIDE: { kind: 'domain', text: '“{title}”有 {count} 栏，用 A3 纸、9 磅字也排不下', hint: '请改用简表，或减少栏目、分成两张表打印。' },
  PRINT_SUMS_DIFFER: { kind: 'domain', text: '“{name}”的{column}：明细相加为 {rows} 元，合计却是 {total} 元，没有打印', hint: '请先核验台账；两数一致后再打印。' },
  PAGES_FAILED: { kind: 'resource', text: '文件 {name} 没有生成（{reason}）', hint: '请再试一次；PDF 不成时可用浏览器打开网页文件打印。' },
  PDF_TOO_LONG: { kind: 'domain', text: '共 {pages} 页，一次最多生成 {limit} 页的 PDF', hint: '请按机构或责任人分批生成，或打印网页文件。' },
  OUTPUT_FORMAT_UNKNOWN: { kind: 'input', text: '不支持输出为“{name}”', hint: '文件名请以 .xlsx、.html、.pdf 或 .csv 结尾。' },

  // running
  NOT_BUILT: { kind: 'domain', text: '“{what}”还没有做', hint: '这项功能在后续版本提供。' },
  CANCELLED: { kind: 'domain', text: '已按您的要求停止，没有写入', hint: '需要时可以重新开始。' },
  JOB_UNKNOWN: { kind: 'domain', text: '这项工作已经结束', hint: '请刷新页面查看结果。' },
  HOST_GONE: { kind: 'resource', text: '程序的后台没有应答', hint: '请确认程序仍在运行，再试一次；已入账的内容不受影响。' },
  SESSION_OVER: { kind: 'resource', text: '这个页面的地址只在当次启动有效', hint: '请关掉这个页面，从程序重新打开；台账没有改动。' },
  PAGE_FAILED: { kind: 'internal', text: '这个页面出错了（{detail}）', hint: '台账没有改动。请重新打开页面；再次出现时请把这句话交给维护人员。' },
  SENDER_REFUSED: { kind: 'internal', text: '来源不明的请求已拒绝', hint: '请从程序窗口操作。' },
  INTERNAL: { kind: 'internal', text: '程序内部出错，编号 {incident}', hint: '台账没有改动。请记下编号，连同支持包交给维护人员。' },
} as const satisfies Record<string, Message>;

export type ErrorCode = keyof typeof MESSAGES;
export type Details = Readonly<Record<string, string | number>>;

const fill = (template: string, details: Details): string => template.replace(/\{(\w+)\}/g, (_, k: string) => String(details[k] ?? ''));

/** The sentence and the next step for a code, filled with its details. */
export function messageFor(code: ErrorCode, details: Details = {}): { kind: Message['kind']; message: string; hint: string } {
  const m = MESSAGES[code];
  return { kind: m.kind, message: fill(m.text, details), hint: fill(m.hint, details) };
}
