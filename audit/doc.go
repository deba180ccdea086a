// Package audit finds claims that cannot both be true, and single ones that cannot be.
//
//	claims of a document ─read as printed→ figures ─line by line→ checks ─→ schema.Finding
//
// It takes the claims of one document after the other ([Auditor.Document]) and gives findings: those inside a document at once,
// those across documents at the end ([Auditor.Finish]). A finding has a type, listed by [Types], a grade, the claims that it is
// about with their quotes, and the arithmetic in Chinese.
//
// A number is read as it was printed: 3.3万 stands for 32500 to 33500, 近300 for what rounds to no more than 300. Two numbers
// disagree where no value fits both; what follows from several is taken as an interval, in exact rational numbers. Limits and
// tolerances are data (limits.tsv), as are the words that tell how numbers belong together (words.tsv, groups.tsv).
//
// Grades: a contradiction is one that a reader of the quotes shares. Where a finding rests on something that was carried over,
// that is missing, or that names no one thing (人数, 金额), it is suspicious; where custom allows what was found, it is info.
//
// It never changes a claim, never reads files, and imports neither the extractor nor the writers. The same claims give the same
// findings in the same order. Work grows with the number of claims; memory with those of one document and with the index for
// what is compared across documents, which [Options] bounds.
package audit
