import { useEffect, useMemo, type ReactNode } from 'react';
import { ACTIONS } from '../actions/registry.js';
import { useShortcuts } from '../actions/use-shortcuts.js';
import { useClient } from '../api/client-context.js';
import { zh } from '../text/zh.js';
import { useAppState } from './app-state.js';
import { BottomBar } from './bottom-bar.js';
import { DisplayUnitProvider, useDisplayUnit } from './display-unit.js';
import { FaultBoundary } from './fault-boundary.js';
import { FoldedNavProvider, useNavFolded } from './folded-nav.js';
import { Navigation } from './navigation.js';
import { PAGE_COMPONENTS, preparePages } from './pages.js';
import { StatusLineProvider } from './status-line.js';
import { TopBar } from './top-bar.js';
import { useRoute } from './use-route.js';

/** The frame around every page of an open ledger. */
export function Frame(): ReactNode {
  const { page } = useRoute();
  return (
    <DisplayUnitProvider page={page}>
      <StatusLineProvider>
        <FoldedNavProvider>
          <Framed />
        </FoldedNavProvider>
      </StatusLineProvider>
    </DisplayUnitProvider>
  );
}

/** The first page has the machine to itself; the others follow. */
const PREPARE_AFTER_MS = 1500;

function Framed(): ReactNode {
  const client = useClient();
  const state = useAppState();
  const { page } = useRoute();
  const unit = useDisplayUnit();
  const { folded, toggle } = useNavFolded();
  useShortcuts(ACTIONS, useMemo(() => ({ client, state }), [client, state]));
  useEffect(() => {
    const timer = setTimeout(() => preparePages().catch((error: unknown) => console.warn(error)), PREPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const Page = PAGE_COMPONENTS[page];
  return (
    <div className={`frame ${folded ? 'frame-folded' : ''} ${state.isSample ? 'frame-sample' : ''}`}>
      <a className="skip-link" href="#content" onClick={(e) => { e.preventDefault(); document.getElementById('content')?.focus(); }}>跳到正文</a>
      <TopBar folded={folded} onFold={toggle} />
      <Navigation folded={folded} />
      <main id="content" className="page" tabIndex={-1}>
        <div className="print-head"><strong>{state.county}</strong><span>业务日期 {state.today}</span><span>单位：{unit}</span>{state.isSample && <strong>{zh.training}</strong>}</div>
        <FaultBoundary key={page}>
          <Page />
        </FaultBoundary>
      </main>
      <BottomBar />
      {state.isSample && <div className="training-frame" aria-hidden="true" />}
    </div>
  );
}
