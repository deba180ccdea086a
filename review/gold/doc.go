// Package gold turns reviewed documents into gold: texts with the claims that people confirmed, in the form that package eval and
// score.py read (NAME.txt beside NAME.json).
//
// It takes a [review.Session] and gives one [File] a document. Accepted, corrected and added claims are labels that have to be found;
// rejected ones are none. A document counts as reviewed where somebody decided and no claim is open; of one that is not, the open
// claims are borderline: neither right nor wrong.
//
// It never extracts, never writes a file, and never changes a decision.
package gold
