/**
 * What the pages may do, for app:// and the loopback host alike: load their own files and talk to the host that served
 * them, nothing else. No script but the bundle's, no eval, no plugin, no frame around us, no form that leaves.
 *
 * style-src keeps 'unsafe-inline': antd's nonce covers its own style engine, but its dialogs lock the page's scrolling
 * through style elements that carry none (tried with antd 6.6.8: two violations each time a dialog opens). A style can
 * fetch nothing here, since no other directive lets anything in from outside.
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

/** Devices and sensors no page here has a use for; a browser then refuses without asking the clerk. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'display-capture', 'usb', 'serial', 'hid', 'midi', 'payment', 'clipboard-read', 'local-fonts', 'idle-detection'];

/** Sent with every answer, page or data. */
export const securityHeaders = (policy = CONTENT_SECURITY_POLICY): Record<string, string> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
  'cache-control': 'no-store',
});
