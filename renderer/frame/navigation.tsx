import type { ReactNode } from 'react';
import { isWithin, NAV, type NavItem } from './nav-items.js';
import { routeHash } from './routes.js';
import { useRoute } from './use-route.js';

/** Pages of work in order. Sub-pages show only under the page that is open. */
export function Navigation({ folded }: { readonly folded: boolean }): ReactNode {
  const route = useRoute();
  return (
    <nav className={folded ? 'nav nav-folded' : 'nav'} aria-label="主导航">
      {NAV.map((item) => {
        const within = isWithin(item, route.page);
        return (
          <div key={item.page}>
            <NavLink item={item} within={within} folded={folded} />
            {within && !folded && item.subs.map((sub) => {
              const here = sub.page === route.page && sub.sub === route.sub;
              return (
                <a key={sub.page + sub.sub} className={here ? 'nav-sub nav-sub-here' : 'nav-sub'} href={routeHash(sub.page, sub.sub)} aria-current={here ? 'page' : undefined}>
                  {sub.label}
                </a>
              );
            })}
          </div>
        );
      })}
    </nav>
  );
}

function NavLink({ item, within, folded }: { readonly item: NavItem; readonly within: boolean; readonly folded: boolean }): ReactNode {
  const here = within && (item.subs.length === 0 || folded);
  const className = `nav-item${here ? ' nav-item-here' : within ? ' nav-item-within' : ''}`;
  return (
    <a className={className} href={routeHash(item.page)} title={folded ? item.label : undefined} aria-label={item.label} aria-current={within ? (item.subs.length === 0 ? 'page' : 'true') : undefined}>
      <span className="nav-icon" aria-hidden="true">{item.icon}</span>
      {!folded && <span>{item.label}</span>}
    </a>
  );
}
