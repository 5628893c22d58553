import { describe, expect, it } from 'vitest';
import { readWages } from '../../../../renderer/pages/targets/people/pasted-wages.js';

const person = (staffNo: string, name: string, wageFen: number | null) => ({ staffNo, name, unit: '城关信用社', wageFen });
const PEOPLE = [person('1001', '张三', null), person('1002', '李四', 260_000), person('1003', '王伟', null), person('1004', '王伟', 300_000)];

describe('a wage list pasted from a spreadsheet', () => {
  it('takes 工号, 姓名 or both; leaves out the head, sums and blank lines; counts what stays', () => {
    const text = '工号\t姓名\t月工资（元）\r\n1001\t张 三\t2,800.50\r\n\r\n李四\t2600\r\n1003\t３０００\r\n合 计\t\t8400.5\r\n';
    expect(readWages(text, PEOPLE)).toEqual({
      wages: [{ staffNo: '1001', name: '张三', wageFen: 280_050 }, { staffNo: '1003', name: '王伟', wageFen: 300_000 }],
      same: 1,
      problems: [],
    });
  });

  it.each([
    ['赵六\t2000', '第 1 行：没有“赵六”这个人'],
    ['王伟\t2000', '第 1 行：叫“王伟”的有 2 人，请带上工号'],
    ['1001\t李四\t2000', '第 1 行：没有“1001 李四”这个人'],
    ['张三\t2000\n1001\t2100', '第 2 行：张三（1001）前面已经有了'],
    ['李四\t2600\n李四\t2700', '第 2 行：李四（1002）前面已经有了'],
    ['张三\t2000\n李四\t两千', '第 2 行的月工资“两千”不能识别'],
    ['张三\t0', '第 1 行的月工资“0”不能识别'],
    ['张三\t-5', '第 1 行的月工资“-5”不能识别'],
    ['1\t1001\t张三\t2000', '第 1 行不是“工号、姓名、月工资”'],
    ['2000', '第 1 行不是“工号、姓名、月工资”'],
  ])('%j: %s', (text, problem) => {
    expect(readWages(text, PEOPLE).problems).toEqual([problem]);
  });

  it('of nothing is nothing', () => {
    expect(readWages('', PEOPLE)).toEqual({ wages: [], same: 0, problems: [] });
  });
});
