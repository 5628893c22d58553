import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, lazy, type ReactNode } from 'react';
import type { Client } from '../api/client.js';
import { ClientProvider } from '../api/client-context.js';
import { useQuery } from '../api/use-query.js';
import { Busy } from '../components/busy.js';
import { AppStateProvider } from './app-state.js';
import { FaultBoundary } from './fault-boundary.js';
import { Frame } from './frame.js';
import { appTheme } from './theme.js';

const FirstStart = lazy(() => import('../pages/start/first-start.js'));
const Locked = lazy(() => import('../pages/start/locked.js'));
const Failed = lazy(() => import('../pages/start/failed.js'));

export function App({ client }: { readonly client: Client }): ReactNode {
  return (
    <ConfigProvider locale={zhCN} theme={appTheme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntApp component={false} message={{ maxCount: 3 }}>
        <ClientProvider client={client}>
          <FaultBoundary>
            <Suspense fallback={<Busy text="正在打开" />}>
              <Stage />
            </Suspense>
          </FaultBoundary>
        </ClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** No ledger yet, locked, failed or open: four different screens. */
function Stage(): ReactNode {
  const { data: state, error, refetch } = useQuery('app.state', {}, ['ledger', 'periods', 'imports', 'recoveries', 'settings', 'history']);
  if (error && !state) return <Failed error={error.reply} onRetry={refetch} />;
  if (!state) return <Busy text="正在打开台账" />;
  if (state.stage === 'none') return <FirstStart />;
  if (state.stage === 'locked') return <Locked state={state} />;
  if (state.stage === 'failed') return <Failed atLedger error={state.error ?? { message: '台账没有打开', hint: '请重新启动程序。' }} onRetry={refetch} />;
  return (
    <AppStateProvider state={state}>
      <Frame />
    </AppStateProvider>
  );
}
