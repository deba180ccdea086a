// Package export writes the tables that package schema declares: Parquet, Arrow IPC, Excel, CSV and JSON Lines.
//
// It takes rows (pointers to the row types of schema) and gives files named after their table, or one table on a stream.
// A [Run] is the set of files of one run: they are written under a hidden name and appear together on [Run.Commit] or not
// at all. [Stream] writes one table to a writer such as standard output. Same rows, same bytes: nothing here reads the clock,
// and no order comes from a map.
//
// Every format gives the same values. What a format cannot hold as it is:
//
//   - Invalid UTF-8 becomes U+FFFD, in every format.
//   - csv: a null is an empty field, as is an empty text; the elements of a list are joined by ";".
//   - csv-excel: a text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage return) or
//     rewrite (digits beyond the 15 that it keeps, leading zeros, exponents, 3:1 and 2022-02, which it takes for a time and a
//     date) is preceded by an apostrophe, also a 'quoted text that has one already. Whoever reads the file back drops one
//     leading apostrophe.
//   - jsonl: decimals are strings without trailing zeros, dates are YYYY-MM-DD, times RFC 3339 in UTC; NaN is null.
//   - xlsx: see workbook.go.
//
// It never extracts, never changes a row, never prints, and is not safe for concurrent use.
package export
