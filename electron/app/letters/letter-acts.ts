import type { ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { DELIVERY_WAYS, SIGNERS } from '../../domain/letters/delivery.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { notAfterToday } from '../business-day.js';
import { standing } from './issued-letters.js';

const NAMES = { delivered: '送达', signed: '签收', returned: '退回', refused: '拒收' } as const;

/**
 * What happened to one copy. A signature names who signed and what he is to the addressee; a letter left behind
 * (留置送达) or refused names a witness or a reason: without proof the demand has not arrived. Throws LETTER_ACT_INVALID.
 */
export function recordLetterAct(context: AppContext, input: ParsedOf<'letters.act'>): { batch: number } {
  const letter = standing(reader(context), input.letterId);
  const on = notAfterToday(context, input.on);
  const wrong = (reason: string): never => {
    throw new DomainError('LETTER_ACT_INVALID', { reason });
  };
  if (on < letter.on) wrong(`日期早于签发日 ${letter.on}`);
  if (input.act === 'delivered' && !DELIVERY_WAYS.some((w) => w === input.how)) wrong(`送达方式应为${DELIVERY_WAYS.join('、')}之一`);
  if (input.act === 'delivered' && input.how === '邮寄' && input.says === '') wrong('邮寄要写明单号');
  if (input.act === 'delivered' && input.how === '留置' && input.witness === '') wrong('留置送达要写明见证人');
  if (input.act === 'signed' && input.name === '') wrong('没有写签收人');
  if (input.act === 'signed' && !SIGNERS.some((s) => s === input.relation)) wrong(`签收人身份应为${SIGNERS.join('、')}之一`);
  if (input.act === 'refused' && input.says === '') wrong('拒收要写明情况');
  const { batch } = writeBatch(context, { kind: 'letter', title: `${letter.number} ${NAMES[input.act]}${input.name === '' ? '' : `：${input.name}`}` }, ['rosters'], (uow) =>
    uow.insert('letter_act', { letter_issue_id: letter.id, act: input.act, on_date: on, how: input.how, name: input.name, relation: input.relation, witness: input.witness, says: input.says }));
  return { batch };
}
