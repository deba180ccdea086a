// Package web serves a run to reviewers and programs: the page, and an HTTP API in JSON.
//
//	request ─ limits, host, who asks, origin ─ route ─ body ─→ handler ─→ JSON, or a problem (RFC 9457)
//
// It takes a [review.Session], or none for a server that only extracts, and an [extract.Engine], and gives a [Server]. The API is
// described by [WriteOpenAPI], which is tested against the server; docs/api.md tells how to use it.
//
// Whoever asks must know a secret: a token that is used once, in the URL that is printed, and exchanged for a cookie; or the bearer
// token of a file. Requests for other hosts, from pages of other origins, or with bodies that are too large, too slow or compressed are
// refused before a handler sees them. Text of documents is data in every answer: never markup, never a file name.
//
// It never writes a file but through the session (and temporary ones for a workbook), reads no clock but for deadlines, and opens no
// connection.
package web
