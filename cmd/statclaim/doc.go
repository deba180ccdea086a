// Command statclaim reads Chinese documents and writes every number that they assert as one row of a typed table.
//
// It takes flags and arguments, wires the packages ingest, extract and export together, and gives files, a stream or a
// readable table. Data goes to standard output, words go to standard error, and the exit code says how it went (exit.go).
//
// It never extracts, decodes or formats tables by itself. Concurrency lives in runner.go and nowhere else.
package main
