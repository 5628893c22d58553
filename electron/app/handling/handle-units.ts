import type { HandlersOf } from '../handlers.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch } from '../context.js';
import { DomainError } from '../../domain/domain-error.js';
import { openDay } from '../../data/booking-day.js';
import { statement } from '../../data/sql.js';
import { mergeUnit } from '../units/merge-units.js';
import { openUnit, unitOf } from '../units/unit-of.js';

type Names = 'units.rename' | 'units.merge' | 'units.events';
const AREAS = ['settings', 'loans', 'recoveries', 'registers', 'targets', 'reports', 'rosters', 'periods'] as const;

export const unitHandlers = {
  'units.rename': (context, input) => {
    const conn = reader(context);
    const unit = unitOf(conn, input.unitId);
    if (statement(conn, 'SELECT 1 FROM unit WHERE name = ? AND voided_by IS NULL').get(input.name)) throw new DomainError('UNIT_NAME_TAKEN', { name: input.name });
    notAfterToday(context, input.on);
    const { batch } = writeBatch(context, { kind: 'unit', title: `机构更名 ${unit.name} → ${input.name}` }, AREAS, (uow) => {
      uow.insert('unit_event', { unit_id: unit.unit_id, on_date: input.on, act: 'rename', former_name: unit.name, into_id: null, reason: input.reason });
      uow.update('unit', unit.unit_id, { name: input.name });
    });
    return { batch };
  },

  'units.merge': (context, input) => {
    const conn = reader(context);
    const unit = unitOf(conn, input.unitId);
    openUnit(conn, unit.unit_id);
    if (unit.kind === 'county') throw new DomainError('UNIT_MERGE_COUNTY');
    const into = openUnit(conn, input.intoId);
    if (into.unitId === unit.unit_id) throw new DomainError('MOVE_SAME_UNIT', { unit: into.name });
    notAfterToday(context, input.on);
    const on = openDay(conn, input.on);
    const principalFen = statement(conn, 'SELECT coalesce(sum(principal_fen), 0) FROM loan_now WHERE unit_id = ?').pluck().get(unit.unit_id) as number;
    const { batch, value } = writeBatch(context, { kind: 'unit', title: `机构合并 ${unit.name} 并入 ${into.name}` }, AREAS, (uow) => mergeUnit(uow, unit, into, on, input.reason));
    return { batch, ...value, principalFen };
  },

  'units.events': (context) => {
    const rows = statement(reader(context), `SELECT u.name AS unit, v.on_date AS "on", v.act, v.former_name AS formerName, coalesce(i.name, '') AS into_, v.reason, (SELECT c.batch_id FROM change c WHERE c.tbl = 'unit_event' AND c.row_id = v.unit_event_id AND c.op = 'I') AS batch FROM unit_event v JOIN unit u ON u.unit_id = v.unit_id LEFT JOIN unit i ON i.unit_id = v.into_id WHERE v.voided_by IS NULL ORDER BY v.on_date DESC, v.unit_event_id DESC`).all() as { unit: string; on: string; act: 'rename' | 'merge'; formerName: string; into_: string; reason: string; batch: number }[];
    return { events: rows.map(({ into_, ...r }) => ({ ...r, into: into_ })) };
  },
} satisfies HandlersOf<Names>;
