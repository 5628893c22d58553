import { FileSearchOutlined, FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { PageHead } from '../../components/card.js';
import { useAppState } from '../../frame/app-state.js';
import { routeHash } from '../../frame/routes.js';
import { periodInWords } from '../../text/figures.js';
import { reportMonth } from './report-month.js';

type Report = OutputOf<'reports.list'>['reports'][number];

/** 报表: the county's set. */
export function ReportList({ reports }: { readonly reports: readonly Report[] }): ReactNode {
  const period = reportMonth(useAppState());
  return (
    <>
      <PageHead title="报表" hint={`${periodInWords(period)}，打开后可换月份`}>
        <Button icon={<FileSearchOutlined aria-hidden="true" />} href={routeHash('reports', 'compare')}>核对表格…</Button>
      </PageHead>
      <ul className="reports-list">
        {reports.map((r) => (
          <li key={r.id}>
            <a className="card reports-card" href={routeHash('reports', '', { id: r.id, period })}>
              <FileTextOutlined className="reports-icon" aria-hidden="true" />
              <span><strong>{r.title}</strong><small>{r.about}</small></span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
