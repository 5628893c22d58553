import { ClauseReader, TOP_PPM } from './clause-reader.js';
import { readWho } from './check-who.js';
import { SANCTIONS } from './sanction-codes.js';
import type { SanctionRule } from './sanction-rule.js';

const BASE = ['id', 'title', 'who', 'trigger', 'code', 'early', 'liftsWhen'];

/** Reads a sanction by its trigger; completion at the end of the span needs none to be named. */
export function readSanction(value: unknown, where: string): SanctionRule {
  const any = ClauseReader.open(value, where, [...BASE, 'belowPpm', 'times', 'dueOn']);
  const trigger = any.has('trigger') ? any.oneOf('trigger', ['completion', 'misses', 'own_npl']) : 'completion';
  const r = ClauseReader.open(value, where, [...BASE, ...{ completion: ['belowPpm'], misses: ['belowPpm', 'times'], own_npl: ['dueOn'] }[trigger]]);
  const base = { id: r.filled('id'), title: r.filled('title'), ...readWho(r), code: r.code('code', SANCTIONS), early: r.oneOf('early', ['warn', 'none']), liftsWhen: r.filled('liftsWhen') };
  switch (trigger) {
    case 'completion':
      return { ...base, ...(r.has('trigger') && { trigger }), belowPpm: r.int('belowPpm', 1, TOP_PPM) };
    case 'misses':
      return { ...base, trigger, belowPpm: r.int('belowPpm', 1, TOP_PPM), times: r.int('times', 1, 100) };
    case 'own_npl':
      return { ...base, trigger, dueOn: r.day('dueOn') };
  }
}
