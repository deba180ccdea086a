// Package ingest turns what the user names into documents.
//
// It takes arguments (files, directories, globs, "-" for standard input) and gives a list of sources in a fixed order
// ([Inputs]); it takes the bytes of one source and gives a [schema.Document] whose Text is the text layer: the decoded
// input without its byte order mark, otherwise unchanged ([Read], or [Load] and [Parse] where the raw bytes are wanted).
// Encodings are found strictly: byte order mark, then valid UTF-8, then GB18030 without a single doubtful byte; what is
// neither is a [schema.Reject] with a stage, a stable code and a byte offset.
//
// It never repairs, trims or normalises text, never guesses an encoding by statistics, never replaces a byte unless
// [Options.ReplaceErrors] asks for it, and fails one document at a time: no input makes another one unreadable.
package ingest
