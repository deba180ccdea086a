// Package data holds the vocabulary that the extractor reads, embedded into the program: tables of words and places (TSV).
// README.md beside it names the columns, source, edition and licence of each table.
//
// It gives bytes only. Parsing, and complaining about broken lines, belongs to the package that owns a table's meaning.
package data
