import { describe, expect, it } from 'vitest';
import { HOME, parseRoute, routeHash } from '../../../renderer/frame/routes.js';

describe('routes', () => {
  it('go to an address and back', () => {
    const hash = routeHash('recoveries', 'list', { from: '2011-01-01', unitId: 3, form: 'cash' });
    expect(hash).toBe('#/recoveries/list?from=2011-01-01&unitId=3&form=cash');
    expect(parseRoute(hash)).toEqual({ page: 'recoveries', sub: 'list', params: { from: '2011-01-01', unitId: '3', form: 'cash' } });
  });
  it('leave empty parameters out and carry Chinese text', () => {
    expect(routeHash('reports', '', { id: 'a', period: undefined, x: '', y: false, n: null })).toBe('#/reports?id=a');
    expect(parseRoute(routeHash('loans', '', { view: '涉政 & 单位' })).params.view).toBe('涉政 & 单位');
  });
  it.each(['', '#', '#/nowhere', '#t=abc', '#/loans/UPPER', 'https://x/#/loans'])('%s is the home page', (hash) => {
    expect(parseRoute(hash)).toEqual(HOME);
  });
});
