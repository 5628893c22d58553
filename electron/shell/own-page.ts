/** Addresses of the program's own scheme. Nothing else is ever shown in a window. */
export const SCHEME = 'app';
export const PAGE = 'app://local/index.html';
/** Sheets for the printer live under an origin of their own, without preload. */
export const PAPER_ORIGIN = 'app://paper';

/** Whether an address is our page; the part after # is its own matter. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'local' && (url.pathname === '/' || url.pathname === '/index.html') && url.search === '';
}
