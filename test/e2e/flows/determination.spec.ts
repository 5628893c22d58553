import { expect, test } from '../loopback.js';
import { inLedger, open } from './steps.js';

test.use({ today: '2011-08-31' });

/** Owed in one book only and answered for by two persons of the staff list. */
const LOAN = `SELECT l.loan_id || '|' || l.loan_no FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE n.principal_fen > 1000000 AND n.book = 'on' AND (SELECT count(*) FROM loan b WHERE b.loan_no = l.loan_no) = 1 AND (SELECT count(DISTINCT r.staff_id) FROM loan_responsible r WHERE r.loan_id = n.loan_id AND r.role <> 'collect' AND r.voided_by IS NULL) = 2 AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = n.loan_id AND e.booked_on >= '2011-08-01') ORDER BY n.principal_fen DESC, n.loan_id LIMIT 1`;

/**
 * A determination as a county does it: the case is opened, persons are proposed, one of them objects and is answered, the
 * leading group decides, a measure and a charge follow, money comes in and the charge goes back in proportion; the case
 * is completed (D3-01, D5-06, I10).
 */
test('D3-01 I10 a determination with an objection answered, decided, a measure, a refund, completed', async ({ page, product }) => {
  test.setTimeout(120_000);
  const ledger = (sql: string): unknown => inLedger(product.ledger, sql);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });
  const [loanId = '', loanNo = ''] = String(ledger(LOAN)).split('|');
  const modal = page.locator('.ant-modal');
  const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const day = async (value: string): Promise<void> => {
    await modal.getByRole('textbox', { name: '日期', exact: true }).fill(value);
    await modal.getByRole('textbox', { name: '日期', exact: true }).press('Tab');
  };

  await test.step('建档: the loan brings unit and balance; nothing is left out', async () => {
    await open(page, '#/rosters/cases');
    await expect(page.getByText('还没有责任认定')).toBeVisible();
    await page.getByRole('button', { name: '建档…' }).click();
    await modal.getByRole('combobox', { name: '贷款', exact: true }).fill(loanNo);
    await page.getByTitle(new RegExp(loanNo)).first().click();
    await day('2011-08-01');
    await expect(modal.getByRole('textbox', { name: '建档余额' })).not.toHaveValue('');
    await modal.getByRole('combobox', { name: '成因' }).click();
    await page.getByTitle('决策失误', { exact: true }).click();
    await expect(modal.getByRole('button', { name: '建档', exact: true })).toBeDisabled();
    await modal.getByRole('textbox', { name: '诉讼时效到期日' }).fill('2012-06-30');
    await modal.getByRole('textbox', { name: '成因分析' }).fill('到期未还，借款人外出，贷前调查不实');
    await modal.getByRole('button', { name: '建档', exact: true }).click();
    await expect(page.getByRole('heading', { name: '责任认定 2011-001' })).toBeVisible();
    expect(ledger('SELECT base_fen FROM case_file')).toBe(ledger(`SELECT principal_fen FROM loan_state WHERE loan_id = ${loanId} AND from_on <= '2011-08-01' AND to_on > '2011-08-01'`));
  });

  await test.step('初分: begins with the ledger’s persons, sums to 100 %', async () => {
    await page.getByRole('button', { name: '初分…' }).click();
    await expect(modal.getByText('合计 100%')).toBeVisible();
    const [first, second] = [modal.getByRole('textbox', { name: /的比例$/ }).nth(0), modal.getByRole('textbox', { name: /的比例$/ }).nth(1)];
    await first.fill('70');
    await second.fill('20');
    await modal.getByRole('textbox', { name: '初分意见' }).fill('按经办和审批初分');
    await expect(modal.getByRole('status').last()).toContainText('合计 90%');
    await second.fill('30');
    await day('2011-08-02');
    await modal.getByRole('button', { name: '初分', exact: true }).click();
    await expect(page.getByRole('table', { name: '责任人' }).locator('tfoot')).toContainText('100%');
  });

  await test.step('核对: one agrees, one objects; 定责 waits for the answer', async () => {
    const [first, second] = [page.getByRole('group', { name: /的核对$/ }).nth(0), page.getByRole('group', { name: /的核对$/ }).nth(1)];
    await first.getByRole('button', { name: '异议…' }).click();
    await modal.getByRole('textbox', { name: '异议内容' }).fill('签字不是本人');
    await day('2011-08-03');
    await modal.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('1 项异议未答复，不能定责')).toBeVisible();
    await second.getByRole('button', { name: '认定…' }).click();
    await day('2011-08-03');
    await modal.getByRole('button', { name: '登记', exact: true }).click();
    await expect(second).toContainText('2011-08-03');
    await page.getByRole('button', { name: '核对完毕…' }).click();
    await modal.getByRole('textbox', { name: '核对情况' }).fill('已逐人核对');
    await day('2011-08-04');
    await modal.getByRole('button', { name: '核对完毕', exact: true }).click();
    await expect(page.getByRole('button', { name: '定责…' })).toBeDisabled();
    await first.getByRole('button', { name: '答复…' }).click();
    await modal.getByRole('textbox', { name: '答复内容' }).fill('笔迹核对一致，维持');
    await day('2011-08-04');
    await modal.getByRole('button', { name: '登记', exact: true }).click();
    await expect(first).toContainText('笔迹核对一致，维持');
    expect(ledger('SELECT group_concat(act) FROM (SELECT act FROM case_answer ORDER BY case_answer_id)')).toBe('object,confirm,decision');
  });

  await test.step('定责: another share wants its reason; the loan is answered for as found', async () => {
    await page.getByRole('button', { name: '定责…' }).click();
    await modal.getByRole('textbox', { name: /的比例$/ }).nth(0).fill('60');
    await modal.getByRole('textbox', { name: /的比例$/ }).nth(1).fill('40');
    await expect(modal.getByRole('status').last()).toContainText('的理由');
    await modal.getByRole('textbox', { name: /的理由$/ }).nth(0).fill('审批把关不严，责任相当');
    await modal.getByRole('textbox', { name: /的理由$/ }).nth(1).fill('审批把关不严');
    await modal.getByRole('textbox', { name: '工作组意见' }).fill('按初分认定');
    await modal.getByRole('textbox', { name: '工作组文号' }).fill('工作组纪要 3 号');
    await modal.getByRole('textbox', { name: '文号', exact: true }).fill('样信联〔2011〕8 号');
    await modal.getByRole('textbox', { name: '领导小组意见' }).fill('同意工作组意见');
    await day('2011-08-05');
    await modal.getByRole('button', { name: '定责', exact: true }).click();
    await expect(page.getByText('已定责，责任人和比例已写入台账')).toBeVisible();
    expect(ledger(`SELECT group_concat(share_ppm) FROM (SELECT share_ppm FROM loan_responsible WHERE loan_id = ${loanId} AND role <> 'collect' AND from_on = '2011-08-05' AND to_on = '9999-12-31' AND voided_by IS NULL ORDER BY share_ppm DESC)`)).toBe('600000,400000');
  });

  await test.step('追究: 待岗清收 until it is repaid', async () => {
    await page.getByRole('button', { name: '追究…' }).click();
    await modal.getByRole('button', { name: '加一项措施' }).click();
    await modal.getByRole('combobox', { name: '第 1 项措施' }).click();
    await page.keyboard.type('待岗');
    await page.keyboard.press('Enter');
    await modal.getByRole('textbox', { name: '第 1 项日期' }).fill('2011-08-06');
    await modal.getByRole('textbox', { name: '文号', exact: true }).fill('样信联〔2011〕9 号');
    await modal.getByRole('textbox', { name: '追究意见' }).fill('待岗清收');
    await day('2011-08-06');
    await modal.getByRole('button', { name: '追究', exact: true }).click();
    await expect(page.getByRole('table', { name: '追究措施' })).toContainText('执行中');
  });

  await test.step('风险金: charged at 80 % with its minutes; half of the loan comes in, half of it is due back', async () => {
    await page.getByRole('button', { name: '扣款…' }).click();
    await modal.getByRole('textbox', { name: '应缴风险金' }).fill('10000');
    await modal.getByRole('textbox', { name: '赔偿比例' }).fill('80');
    await modal.getByRole('textbox', { name: '理由' }).fill('主动配合清收');
    await modal.getByRole('textbox', { name: '会议纪要文号' }).fill('纪要 6 号');
    await day('2011-08-07');
    await modal.getByRole('button', { name: '扣款', exact: true }).click();
    const fund = page.getByRole('table', { name: '风险金' });
    await expect(fund.locator('tfoot')).toContainText('8,000.00');
    expect(ledger('SELECT group_concat(amount_fen) FROM (SELECT amount_fen FROM fund_move ORDER BY fund_move_id)')).toBe('-480000,-320000');
    await open(page, '#/recoveries');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill(loanNo);
    await expect(page.getByRole('listbox', { name: '借款人' })).toBeVisible();
    await page.getByRole('option').first().click();
    const half = Math.trunc(Number(ledger('SELECT base_fen FROM case_file')) / 2);
    await page.getByRole('textbox', { name: '本金', exact: true }).fill((half / 100).toFixed(2));
    await page.getByRole('button', { name: /^入账/ }).click();
    await expect(page.getByText(/^已入账/).first()).toBeVisible();
    await open(page, '#/rosters/cases?caseId=1');
    await expect(fund.locator('tfoot')).toContainText('4,000.00');
    expect(ledger(`SELECT count(*) FROM fund_move WHERE kind = 'refund'`)).toBe(0);
    await fund.getByRole('button', { name: '退缴…' }).first().click();
    await modal.getByRole('button', { name: '退缴', exact: true }).click();
    await expect(page.getByText(/^已退缴 /)).toBeVisible();
    expect(ledger(`SELECT amount_fen FROM fund_move WHERE kind = 'refund'`)).toBe(240_000);
    await open(page, '#/rosters/cases?view=fund');
    await expect(page.getByRole('grid', { name: '风险金账户' })).toContainText('2,400.00');
    await fits();
  });

  await test.step('完成; the list and 历史 tell the way', async () => {
    await open(page, '#/rosters/cases?caseId=1');
    await page.getByRole('button', { name: '完成…' }).click();
    await modal.getByRole('textbox', { name: '结案意见' }).fill('已追究到位');
    await day('2011-08-31');
    await modal.getByRole('button', { name: '完成', exact: true }).click();
    await expect(page.getByText('已登记完成')).toBeVisible();
    await fits();
    await open(page, '#/rosters/cases');
    await expect(page.getByRole('grid', { name: '责任认定' })).toContainText('2011-001');
    await fits();
    await page.getByRole('textbox', { name: '查找认定' }).fill('没有的名字');
    await expect(page.getByText('没有符合条件的认定')).toBeVisible();
    expect(ledger('SELECT group_concat(step) FROM (SELECT step FROM case_step WHERE voided_by IS NULL ORDER BY case_step_id)')).toBe('open,propose,check,decide,pursue,complete');
  });

  await test.step('先内后外: a deadline for a loan of the house itself', async () => {
    await open(page, '#/rosters/cases?view=inner');
    await expect(page.getByRole('heading', { name: '先内后外' })).toBeVisible();
    await fits();
    await page.getByRole('button', { name: '定收回期限…' }).click();
    await modal.getByRole('textbox', { name: '收回期限' }).fill('2011-12-31');
    await modal.getByRole('textbox', { name: '文号', exact: true }).fill('样信联〔2011〕10 号');
    await modal.getByRole('button', { name: '登记期限' }).click();
    await expect(page.getByRole('complementary', { name: '这笔贷款' })).toContainText('2011-12-31');
    expect(ledger('SELECT deadline_on FROM recovery_deadline')).toBe('2011-12-31');
  });

  await test.step('D4-10 假冒名清查: a lead of a source is registered, stands under it, and is taken back', async () => {
    await open(page, '#/rosters/cases?view=false&source=unregistered');
    await expect(page.getByText('请先填信贷系统上线日')).toBeVisible();
    await page.getByRole('textbox', { name: '信贷系统上线日' }).fill('2008-01-01');
    await page.keyboard.press('Enter');
    const leads = Number(ledger(`SELECT count(*) FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE n.principal_fen > 0 AND l.problem NOT IN ('false_name', 'government') AND l.granted_on < '2008-01-01' AND p.id_no IS NULL`));
    await expect(page.getByText(new RegExp(`线索 ${leads} 笔`))).toBeVisible();
    await fits();
    const side = page.getByRole('complementary', { name: '这笔贷款' });
    await side.getByRole('button', { name: '登记为假冒名…' }).click();
    await modal.getByRole('textbox', { name: '发现人' }).fill('清收二组');
    await modal.getByRole('textbox', { name: '情况' }).fill('上门函证，本人不知情');
    await modal.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(new RegExp(`线索 ${leads - 1} 笔`))).toBeVisible();
    expect(ledger(`SELECT f.source || ' ' || l.problem FROM false_name f JOIN loan l ON l.loan_id = f.loan_id`)).toBe('unregistered false_name');
    await page.getByRole('button', { name: '已登记 1' }).click();
    await expect(side).toContainText('上门函证，本人不知情');
    await fits();
    await side.getByRole('button', { name: '撤下…' }).click();
    await modal.getByRole('textbox', { name: '理由' }).fill('核实为本人借款');
    await modal.getByRole('button', { name: '撤下', exact: true }).click();
    await expect(page.getByText('还没有从这一来源登记的假冒名贷款')).toBeVisible();
    expect(ledger(`SELECT count(*) FROM loan l JOIN false_name f ON f.loan_id = l.loan_id WHERE f.voided_by IS NOT NULL AND l.problem <> 'false_name'`)).toBe(1);
  });
});
