/** Pages by the name in the address (`#/loans?unitId=3`). The address is the only state of navigation: back, reload and links work. */
export const PAGES = ['home', 'loans', 'imports', 'recoveries', 'targets', 'reports', 'rosters', 'registers', 'history', 'settings'] as const;
export type PageName = (typeof PAGES)[number];

export type RouteParams = Readonly<Record<string, string>>;

export interface Route {
  readonly page: PageName;
  /** Sub-page, '' for the page's first one. */
  readonly sub: string;
  readonly params: RouteParams;
}

export const HOME: Route = { page: 'home', sub: '', params: {} };

const isPage = (text: string): text is PageName => (PAGES as readonly string[]).includes(text);

/** `#/reports/table?id=five-class` → route; anything that is not an address of ours is the home page. */
export function parseRoute(hash: string): Route {
  const m = /^#\/([a-z]+)(?:\/([a-z-]+))?\/?(?:\?(.*))?$/.exec(hash);
  const page = m?.[1] ?? '';
  if (!m || !isPage(page)) return HOME;
  return { page, sub: m[2] ?? '', params: Object.fromEntries(new URLSearchParams(m[3] ?? '')) };
}

/** The address of a page; empty parameters are left out. */
export function routeHash(page: PageName, sub = '', params: Readonly<Record<string, string | number | boolean | null | undefined>> = {}): string {
  const given = Object.entries(params).filter(([, v]) => v !== undefined && v !== null && v !== '' && v !== false);
  const query = new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString();
  return `#/${page}${sub === '' ? '' : `/${sub}`}${query === '' ? '' : `?${query}`}`;
}
