// Package ingest turns what the user names into documents.
//
// It takes arguments (files, directories, globs, "-" for standard input) and gives a list of sources in a fixed order
// ([Inputs]), and of sources the documents in them, one after the other ([Documents]): a file is one document; each row of a table
// (JSONL, CSV, Parquet, Arrow) is one, and each member of an archive (zip, tar, and gz or zst around anything). [Item.Read]
// gives the [schema.Document], whose Text is the text layer, or a [schema.Reject] with a stage, a stable code and a byte
// offset. Of text the text layer is the decoded input without its byte order mark, otherwise unchanged; of HTML, Word and PDF it
// is written by this package, and a [Reading] says where each part of it comes from.
//
// A [Stream] gives the documents of an Arrow IPC stream that engines send, record batch by record batch.
//
// Formats are found by content where that is certain, then by name; encodings strictly: byte order mark, valid UTF-8, UTF-16,
// GB18030 or Big5 without a single doubtful byte. One file holds one format: the reading of documents in html.go, docx.go, pdf.go,
// of tables in jsonl.go, csv.go, parquet.go, arrow.go, of archives in archive_zip.go, archive_tar.go, compressed.go.
//
// It never repairs, trims or normalises text, never guesses an encoding by statistics, never replaces a byte unless
// [Options.ReplaceErrors] asks for it, never writes a file, never holds more than a document of a container (for formats that need
// random access: the file, where it comes as a stream), and fails one document at a time: no input makes another one unreadable.
package ingest
