// Package export writes the tables that package schema declares, as Parquet, Arrow IPC, Excel, CSV and JSON Lines, and reads them
// back.
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
// The workbook (xlsx) is for reading and review, and differs more; docs/workbook.md describes its sheets:
//
//   - It shows the core columns of claims, or all ([Workbook]); headers and coded values are Chinese, or as in the other formats.
//   - A number of more than 15 significant digits is left out; the exact text beside it has it. Percent is shown as stated.
//   - Line ends become LF, control characters their Unicode pictures (␀), those that turn the direction of writing ␦. A text of
//     more than 32,767 UTF-16 units is cut with a mark, and 说明 counts the cuts; in 原文 it goes on in the next row instead.
//   - A day before March 1900 is a text: spreadsheets have no such day.
//   - Text that begins with = + - @ is a text cell, never a formula. Formulas are ours alone, and carry their values.
//   - A sheet that is full goes on in the next one: 数据2, 数据3.
//
// [OpenTable] reads all of them but the workbook: what Run and Stream wrote, and the same tables as other programs write them again
// (pandas, pyarrow, DuckDB, polars, Spark). Columns are found by their names, and any type will do that holds every value exactly:
// wider and narrower integers, whole floats for integers, decimals of any width and scale, times of any unit, midnights for dates,
// Arrow's large, view and dictionary texts, Parquet's old lists and INT96. What is not exact is an error, as a float for a decimal
// is. Values come back as they are in every format: decimals without trailing zeros, times in UTC cut to the microsecond, empty
// lists as nil, text as valid UTF-8; a null in a text or list that cannot be null is an empty one. Reading holds a page, a record
// batch or a line in memory; it refuses lines of more than 256 MiB, record batches that need more than 4 GiB, and
// Parquet compressed as LZ4_RAW. A broken file is an error that names the file, the row or line, and the column.
//
// It never extracts, never changes a row, never prints, and is not safe for concurrent use.
package export
