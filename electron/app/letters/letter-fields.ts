import type { LetterFieldRow } from '../../contract/letters.js';
import { fieldsOf } from '../../domain/letters/fields.js';
import type { LetterKind } from '../../domain/letters/kinds.js';

/** What can be put into a text of this kind, ready to be inserted. */
export function insertable(kind: LetterKind): LetterFieldRow[] {
  const { fields, conditions, lists } = fieldsOf(kind);
  const row = (group: string, label: string, insert: string): LetterFieldRow => ({ group, label, insert });
  return [
    ...fields.filter((f) => f.type === 'text').map((f) => row('文字', f.name, `{{${f.name}}}`)),
    ...fields.filter((f) => f.type === 'day').map((f) => row('日期', f.name, `{{${f.name}}}`)),
    ...fields.filter((f) => f.type === 'money').flatMap((f) => [row('金额', f.name, `{{${f.name}}}`), row('大写金额', f.name, `{{${f.name}:大写}}`)]),
    ...conditions.map((c) => row('条件', c, `{{#如果 ${c}}}{{/如果}}`)),
    ...lists.flatMap((l) => [row('名单', l.name, `{{#每一个 ${l.name}}}{{${l.fields[0]?.name ?? ''}}}{{/每一个}}`), ...l.fields.map((f) => row(`名单：${l.name}`, f.name, `{{${f.name}}}`))]),
  ];
}
