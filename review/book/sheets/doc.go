// Package sheets reads the cells of workbooks in the format of Office Open XML (.xlsx, .xlsm), whoever wrote them.
//
// It takes the archive and gives rows of cells in the order of the file, one at a time, hidden ones too. A cell comes as it was typed: text
// in full, a number as plain decimal digits, a date as its day. Nothing passes through a binary float unseen: what a file has with at
// most 15 digits is taken digit for digit; a spreadsheet writes the 17 digits of the double that it keeps (13.380000000000001), and the
// shortest number that gives the same double is then what was typed (13.38).
//
// Read are shared and inline text with its runs (but not the phonetic guides above it), values that formulas carry, dates of the 1900
// and the 1904 system and in ISO 8601, both families of namespaces (transitional and strict) with any prefix, relative and
// absolute targets of parts, and cells and rows without a reference.
//
// Work is bounded: an archive that unpacks to far more than its size, XML with a document type, and parts that are nested too deeply
// are errors. Memory holds the shared text and one row.
//
// It never writes, never calculates a formula, and knows nothing of claims.
package sheets
