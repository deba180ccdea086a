// Package review keeps what people decide on the claims of a run, and gives every claim as it stands after that.
//
//	RUN_DIR/claims, documents, suppressed ─┐
//	                                       ├─ Session ─→ Items: claims as decided, what needs a look first
//	RUN_DIR/reviews.jsonl ←── Decide ──────┘
//
// It takes the directory of a run, as package extract's rows were written there in any format that [export.OpenTable] reads, and
// gives a [Session]. A [Step] is one or more decisions that are made, and undone, together; it is appended to reviews.jsonl, the
// rows of [schema.ReviewsTable], and on the disk before [Session.Decide] returns. Nothing in that file is ever changed: an undo is a
// step as well. Several processes may have the same run open; each takes in what the others appended.
//
// A decision holds for the claim as it was read then. Where other rules read it differently later, the claim is open again and
// [Item.Changed] says what changed.
//
// It never changes the files of the run, never prints, knows neither HTTP nor Excel, and reads the clock only through [Options].
package review
