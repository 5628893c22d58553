/**
 * Workbooks that leave the house. Official forms are filled (fill-form, report-form), everything else is written from
 * one style sheet (report-, roster-workbook, plain-table). xml/ writes cells and packages, splice/ grows a form,
 * sheet/ writes new sheets. The forms themselves are made by scripts/forms and stand in resources/forms.
 */
export { fillForm } from './fill-form.js';
export { checkFormMap, type FormColumn, type FormData, type FormMap, type FormSlot } from './form-map.js';
export { writePlainTable, type PlainColumn, type PlainTableOptions } from './plain-table.js';
export { fillReportForm } from './report-form.js';
export { writeReport } from './report-workbook.js';
export { writeRoster } from './roster-workbook.js';
export { ownForm, type OwnForm, type OwnFormSource } from './own-form.js';
