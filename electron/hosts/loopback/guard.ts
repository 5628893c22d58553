import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What this start of the host accepts. */
export interface Gate {
  /** `127.0.0.1:<port>`, exactly as it must stand in Host. */
  readonly authority: string;
  readonly token: string;
}

/**
 * Status of the refusal for a request to the API, or null. Any page in any browser on this machine can send requests
 * here; only the page we served knows the token, and only it has our origin.
 */
export function refusalOf(req: IncomingMessage, gate: Gate, contentType: string | null): number | null {
  const misdirected = refusalOfPage(req, gate);
  if (misdirected !== null) return misdirected;
  // a browser sends Origin with every POST; without it the sender is not the page
  if (req.method === 'POST' && req.headers.origin === undefined) return 403;
  // a form of another site can only send content types that are not these
  if (contentType !== null && req.headers['content-type'] !== contentType) return 415;
  return sameText(req.headers.authorization ?? '', `Bearer ${gate.token}`) ? null : 401;
}

/** The same for the pages themselves, which hold no data and need no token. */
export function refusalOfPage(req: IncomingMessage, gate: Gate): number | null {
  // another name that resolves to this machine (DNS rebinding) must not reach us
  if (req.headers.host !== gate.authority) return 421;
  const { origin } = req.headers;
  if (origin !== undefined && origin !== `http://${gate.authority}`) return 403;
  return null;
}

/** Compares in constant time; the length of the token is no secret. */
function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
