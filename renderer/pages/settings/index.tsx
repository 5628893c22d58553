import type { ReactNode } from 'react';
import { PageHead } from '../../components/card.js';
import { Segment } from '../../components/segment.js';
import { go, useRoute } from '../../frame/use-route.js';
import { FormCards } from './form-cards.js';
import { LedgerCards } from './ledger-cards.js';
import './settings.css';
import { StaffCard, VintagesCard } from './people-cards.js';
import { UnitsCard } from './units-card.js';

const PARTS = [{ value: 'ledger', label: '台账与备份' }, { value: 'units', label: '机构' }, { value: 'staff', label: '人员' }, { value: 'vintages', label: '责任清收年度' }, { value: 'forms', label: '表式与方案' }] as const;

/** 设置: the ledger itself, units, staff, vintages, forms and profiles. */
export default function SettingsPage(): ReactNode {
  const { params } = useRoute();
  const part = PARTS.find((p) => p.value === params.part)?.value ?? 'ledger';
  return (
    <>
      <PageHead title="设置"><Segment label="设置哪一类" options={PARTS} value={part} onChange={(next) => go('settings', '', { part: next }, true)} /></PageHead>
      {part === 'ledger' && <LedgerCards />}
      {part === 'units' && <UnitsCard />}
      {part === 'staff' && <StaffCard />}
      {part === 'vintages' && <VintagesCard />}
      {part === 'forms' && <FormCards />}
    </>
  );
}
