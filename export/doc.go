// Package export writes the tables that package schema declares: Parquet, Arrow IPC, Excel, CSV and JSON Lines.
//
// It takes rows (pointers to the row types of schema) and gives files named after their table, or one table on a stream.
// A [Run] is the set of files of one run: they are written under a hidden name and appear together on [Run.Commit] or not
// at all. [Stream] writes one table to a writer such as standard output. Same rows, same bytes: nothing here reads the clock,
// and no order comes from a map.
//
// With [Dataset] a run is a folder a table instead: files of bounded size, claims in Hive's folders key=value, and beside them
// datapackage.json (Data Package 2.0) and manifest.json, which lists every data file with its rows, bytes and sha256 and is put in place
// last. Rows of a partitioned table wait in temporary files beyond some 32 MiB, so that neither memory nor open files grow with the
// number of partitions. A directory holds one of the two layouts; to force one over the other removes the other, but never a
// folder that holds anything else than the parts of a dataset.
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
//
// The workbook (xlsx) is for reading; it differs more:
//
//   - Its sheets are 说明, 数据 (the core columns of claims), 原文 (documents, a paragraph a row), 问题 (suppressed and rejects)
//     and 数据字典. Headers are Chinese, and so are the values of closed vocabularies; 数据字典 lists the codes.
//   - A number of more than 15 significant digits is left out; the exact text beside it has it. Percent is shown as stated.
//   - Line ends become LF, control characters their Unicode pictures (␀). A text of more than 32,767 UTF-16 units is cut with a
//     mark, and 说明 counts the cuts; in 原文 it goes on in the next row instead.
//   - A day before March 1900 is a text: spreadsheets have no such day.
//   - Text that begins with = + - @ is a text cell, never a formula.
//   - A sheet that is full goes on in the next one: 数据2, 数据3.
//
// It never extracts, never changes a row, never prints, and is not safe for concurrent use.
package export
