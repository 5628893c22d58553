/**
 * What the pages may do, for app:// and the loopback host alike: load their own files and talk to the host that served
 * them, nothing else. No script but the bundle's, no eval, no plugin, no frame around us, no form that leaves.
 *
 * style-src-elem and style-src-attr stay open: STYLE_NOTE
 * frame-src none: the paper preview is a srcdoc document, which is not fetched and inherits this policy.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Pages for the printer hold styles and nothing that loads or runs. */
export const PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sent with every answer, page or data. */
export const securityHeaders = (policy = CONTENT_SECURITY_POLICY): Record<string, string> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
});
