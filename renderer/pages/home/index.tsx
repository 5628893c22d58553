import type { ReactNode } from 'react';
import { Empty } from '../../components/empty.js';

export default function HomePage(): ReactNode {
  return <Empty title="首页" />;
}
