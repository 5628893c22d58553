import { firstDay, lastDay, type Day, type Period } from '../../../electron/domain/date.js';
import { routeHash } from '../../frame/routes.js';

/** Where the figures of this page open their rows. */
export const links = (period: Period, asOf: Day) => {
  const year = period.slice(0, 4);
  const received = { from: `${year}-01-01`, to: asOf };
  return {
    npl: routeHash('loans', '', { book: 'on', liveOnly: 1 }),
    formed: routeHash('loans', '', { book: 'on', formedYear: year }),
    public: routeHash('loans', '', { publicOnly: 1 }),
    unit: (unitId: number) => routeHash('loans', '', { unitId, liveOnly: 1 }),
    received: routeHash('recoveries', 'list', received),
    receivedAs: (form: string) => routeHash('recoveries', 'list', { ...received, form }),
    receivedBy: (measure: string) => routeHash('recoveries', 'list', { ...received, measure }),
    receivedAt: (unitId: number) => routeHash('recoveries', 'list', { ...received, unitId }),
    receivedIn: (month: Period) => routeHash('recoveries', 'list', { from: firstDay(month), to: lastDay(month) }),
    targets: routeHash('targets'),
    monthly: routeHash('reports', '', { id: 'monthly-recovery', period }),
    close: routeHash('recoveries', 'close', { period }),
  };
};
export type HomeLinks = ReturnType<typeof links>;
