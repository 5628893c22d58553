/** Paper: what the rest of the product may use. */
export { renderReport, type PrintOptions } from './report/render-report.js';
export { renderRoster } from './roster/render-roster.js';
export { documentParts, withStyleNonce, type PrintDocument } from './page/print-document.js';
export { documentToPdf, htmlToPdf, MOST_PDF_SHEETS } from './pdf/chromium-pdf.js';
export { findBrowser } from './pdf/find-browser.js';
