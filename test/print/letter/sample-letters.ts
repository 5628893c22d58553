import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf } from '../../../electron/domain/letters/fields.js';
import { mergeLetter, type LetterValue, type LetterValues } from '../../../electron/domain/letters/merge.js';
import { readTemplate, type LetterTemplate } from '../../../electron/domain/letters/template.js';
import { setLetter, type SetLetter } from '../../../electron/print/index.js';
import { RESOURCES } from '../../helpers/made-once.js';

/** The templates that ship, as files. */
export const SHIPPED: readonly LetterTemplate[] = readdirSync(path.join(RESOURCES, 'letters')).sort().map((f) => readTemplate(JSON.parse(readFileSync(path.join(RESOURCES, 'letters', f), 'utf8'))));
export const shipped = (id: string): LetterTemplate => SHIPPED.find((t) => t.id === id) as LetterTemplate;

export interface Asked {
  readonly fields?: Readonly<Record<string, LetterValue>>;
  readonly conditions?: Readonly<Record<string, boolean>>;
  readonly lists?: LetterValues['lists'];
}

/** A value for everything a template may name; what is asked for goes first. */
export function valuesFor(template: LetterTemplate, asked: Asked = {}): LetterValues {
  const known = fieldsOf(template.kind);
  const value = (type: string, name: string): LetterValue => (type === 'money' ? 4_850_000 : type === 'day' ? '2011-08-31' : `某${name}`);
  return {
    fields: { ...Object.fromEntries(known.fields.map((f) => [f.name, value(f.type, f.name)])), ...asked.fields },
    conditions: { ...Object.fromEntries(known.conditions.map((c) => [c, true])), ...asked.conditions },
    lists: { ...Object.fromEntries(known.lists.map((l) => [l.name, [Object.fromEntries(l.fields.map((f) => [f.name, value(f.type, f.name)]))]])), ...asked.lists },
  };
}

export const letterOf = (template: LetterTemplate, asked: Asked = {}): SetLetter => setLetter(mergeLetter(template.kind, template.body, valuesFor(template, asked)), { title: template.title, number: '催〔2011〕第0086号', draftMark: '' });

/** A borrower as in the office’s picture of the notice. */
export const ORDINARY: Asked = {
  fields: {
    编号: '催〔2011〕第0086号', 联社: '样例县', 机构: '石桥信用社', 借款人: '钱样福', 受送达人: '钱样福', 保证人名单: '郑例根、吕示田', 借据号: '00214', 合同编号: '石信借字〔2008〕第214号', 年利率: '9.18', 发放日: '2008-12-20', 到期日: '2009-12-20', 借款金额: 5_000_000, 本金: 4_850_000, 利息: 1_273_645, 合计: 6_123_645,
    截止日: '2011-08-31', 签发日: '2011-08-31', 宽限天数: '15', 还款地点: '石桥信用社营业厅', 联系人: '沈拟林', 联系电话: '0000-5550132', 联次: '第一联　交借款人',
  },
  conditions: { 送保证人: false },
};
