import type { ReactNode } from 'react';
import { useRoute } from '../../frame/use-route.js';
import { ClosePage } from './close/close-page.js';
import { ListPage } from './list/list-page.js';
import './recoveries.css';
import { RegisterPage } from './register/register-page.js';

/** 清收: register, look up what was received, close the month. */
export default function RecoveriesPage(): ReactNode {
  const { sub } = useRoute();
  if (sub === 'list') return <ListPage />;
  if (sub === 'close') return <ClosePage />;
  return <RegisterPage />;
}
