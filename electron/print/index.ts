/** Paper: what the rest of the product may use. */
export { renderReport, type PrintOptions } from './report/render-report.js';
export { renderCharts } from './chart/render-charts.js';
export { renderRoster } from './roster/render-roster.js';
export { renderStatements } from './incentive/render-statements.js';
export type { Statement, StatementDocument, StatementReceipt, StatementStep } from './incentive/statement.js';
export { letterDocument, setLetter, type LetterHead, type SetLetter } from './letter/render-letter.js';
export { documentParts, withStyleNonce, type PrintDocument } from './page/print-document.js';
export { documentToPdf, htmlToPdf, MOST_PDF_SHEETS } from './output/chromium-pdf.js';
export { writeHtml } from './output/html-file.js';
export { packetSizes } from './page/packet-sizes.js';
export { pdfPageCount } from './output/pdf-file.js';
export { findBrowser } from './output/find-browser.js';
