import type { ReactNode } from 'react';
import { Empty } from '../../components/empty.js';

export default function Page(): ReactNode {
  return <Empty title="loans" />;
}
