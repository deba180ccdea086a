// Package arrowipc reads the record batches of Arrow IPC files and streams that others wrote.
//
// It takes bytes that can be read anywhere and gives the schema and one batch after the other, with memory bounded by the largest
// batch. The library's own readers take memory for whatever length and count a broken file claims, which no recover catches, and
// take a file for a stream inside; this one looks at every count first, and finds the batches of a file by its footer.
//
// It never writes, and knows nothing of claims: package export reads tables back with it, package ingest documents.
package arrowipc
