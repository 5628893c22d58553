import { reader, type AppContext } from '../context.js';
import { statement } from '../../data/sql.js';

/** 样例县 → 样例县农村信用合作联社, as it stands at the head of every form. */
export function countyName(context: AppContext): string {
  const { county } = statement(reader(context), 'SELECT county FROM ledger_info').get() as { county: string };
  return /联社|银行|合作社$/.test(county) ? county : `${county}农村信用合作联社`;
}
