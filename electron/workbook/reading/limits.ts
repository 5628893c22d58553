/**
 * What a workbook of an office may be at most. Every bound is far above an honest ledger and far below what makes an
 * office PC stand still; the reader refuses with a sentence instead of trying.
 */
const MB = 1024 * 1024;

/** A ledger of 100,000 loans is about 38 MB. */
export const MAX_FILE_BYTES = 64 * MB;
/** .xls, .et and .xlsb are held in memory as a whole by their library, at thirty times their size: 26,000 loans. */
export const MAX_OLD_FORMAT_BYTES = 24 * MB;
/** Entries of any kind in the zip directory; and those that are neither pictures nor printer settings. */
export const MAX_ZIP_ENTRIES = 2000;
export const MAX_ZIP_PARTS = 200;
/** Sum of the sizes declared in the zip directory. A part that inflates beyond its declared size is refused at once. */
export const MAX_INFLATED_BYTES = 1024 * MB;
/** The same for .xlsb, which is inflated into memory. */
export const MAX_XLSB_INFLATED_BYTES = 256 * MB;
/** A part above this size may not be packed tighter than this; rows of a real sheet pack 5 to 30 times. */
export const RATIO_CHECKED_FROM_BYTES = 10 * MB;
export const MAX_RATIO = 200;
/** Relations and content types. */
export const MAX_SMALL_PART_BYTES = 4 * MB;

/** Sheet rows, as in Excel and WPS. */
export const MAX_ROWS = 1_048_576;
/** Columns A–IV are read. Content to the right of them is counted and reported, see OutsideCells. */
export const USED_COLUMNS = 256;
/** A cell to the right of XFD cannot come from a spreadsheet program. */
export const MAX_COLUMNS = 16_384;
export const MAX_SHEETS = 200;
/** Cells of a workbook, empty ones that stand in the file included. */
export const MAX_CELLS = 20_000_000;
/** Places of all rows up to their last filled cell, empty ones too: what is kept of a row. 100,000 loans have 4.4 million. */
export const MAX_PLACES = 12_000_000;
/** Excel's own limit for the text of one cell, in UTF-16 units. */
export const MAX_TEXT_CHARS = 32_767;
/** Characters of all texts together, as they cross from the reading thread: as many as the largest text table has. */
export const MAX_ALL_TEXT_CHARS = 64 * MB;
/** Different texts of a workbook: 100,000 loans have about 900,000. */
export const MAX_SHARED_STRINGS = 2_000_000;
export const MAX_STYLES = 1_000_000;
export const MAX_MERGES = 200_000;

/** One tag, comment or text: 32,767 characters written as entities stay below it. */
export const MAX_XML_TOKEN_BYTES = MB;
