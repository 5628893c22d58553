/** Column names of the ledger as the office calls them, for 历史 and the loan's own changes. */
const FIELDS: Record<string, string> = {
  granted_on: '首次发放日', due_on: '最后到期日', original_fen: '借据金额', rate_ppm: '年利率', guarantee: '担保方式', security: '担保人/抵(质)押物', rollovers: '转据次数', risk_class: '五级分类', old_class: '四级分类', npl_on: '形成不良日期',
  cause: '形成原因', problem: '问题类型', begin_fen: '年初本金余额', interest_on: '欠息截止日', on_fen: '表内欠息', off_fen: '表外欠息', status: '状态', extra: '其他栏目', name: '名称', id_no: '证件号码', phone: '电话', town: '所属乡镇', public_kind: '涉政标识',
  tier: '职级', title: '职务', to_on: '截止日期', target_fen: '任务', source: '来源', all_fen: '各项贷款余额', voided_by: '作废批次', closed_on: '结案日期', closed_how: '结案方式', state: '状态', py: '拼音首字母', unit_id: '机构', asset_no: '资产编号', kind: '类别', quantity: '数量', received_on: '接收日期', agreed_fen: '协议价', refund_fen: '待退款', book_fen: '账面价值', dispose_by_on: '处置到期日', principal_fen: '冲本金', batch_no: '批次', filed_on: '立案日期', claim_principal_fen: '起诉本金', claim_interest_fen: '起诉利息', reason: '理由', body: '工作单位/村组', base_principal_fen: '认定本金', base_interest_fen: '认定利息', prior_principal_fen: '此前收回本金', prior_interest_fen: '此前收回利息', parent_id: '上级机构', joined_on: '入社日期',
  proration: '岗位变动折算', doc_no: '文号', task_fen: '任务', body_hash: '方案内容', approved_by: '批准人', approved_on: '批准日期', approved_doc: '批准文号', lifted_on: '解除日期', lifted_reason: '解除理由', wage_fen: '月工资', from_on: '起始日期', version: '版本', locked: '锁定',
  on_date: '日期', opinion: '意见', verdict: '认定', level: '责任级别', share_ppm: '责任比例', deadline_on: '收回期限',
};
export const fieldName = (column: string): string => FIELDS[column] ?? column;

const TABLES: Record<string, string> = {
  unit: '机构', unit_tag: '机构标签', staff: '员工', staff_post: '岗位', party: '借款人', loan: '贷款', loan_party: '担保人', loan_responsible: '责任人', class_event: '分类变动', period_event: '结账', asset: '抵债资产', asset_loan: '抵债对应贷款', asset_event: '抵债处置',
  entry: '收回记录', entry_share: '收回归属', unit_total: '各项贷款余额', year_plan: '年度任务', target: '任务', vintage_plan: '责任清收安排', incentive_run: '奖惩计算', suit: '诉讼', suit_loan: '诉讼对应贷款', gov_debt: '涉政名单', gov_debt_loan: '涉政对应贷款', import_profile: '导入方案', import_file: '导入文件', import_row: '退回行', import_unit: '台账报送', report_issue: '报表出具', loan_move: '机构划转', loan_aid: '放水养鱼', unit_event: '机构变动', gov_settlement: '涉政结清', export_form: '导出表式',
  target_rule: '任务口径', unit_task: '机构任务', rule_plan: '奖惩方案', run_lock: '奖惩锁定', run_act: '计算单签收', sanction: '限制事项', staff_wage: '月工资',
  roster: '已发名册', roster_withdrawal: '名册撤回', roster_revision: '名册发出和调整', roster_sheet: '名册（一人）', roster_item: '名册贷款', roster_act: '名册送达签收',
  case_file: '责任认定', case_step: '认定步骤', case_person: '认定责任人', case_answer: '核对与异议', case_finding: '定责', case_measure: '追究措施', fund_move: '风险金', recovery_deadline: '收回期限', false_name: '假冒名登记',
  letter_template: '文书范本', letter_issue: '出具文书', letter_act: '文书送达签收', letter_print: '打印登记', publication_basis: '公示依据', publication: '公示', publication_item: '公示户', publication_decision: '公示审批', publication_withdrawal: '公示撤下',
};
export const tableName = (table: string): string => TABLES[table] ?? table;
