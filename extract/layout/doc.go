// Package layout turns a document's text layer into logical paragraphs and articles.
//
// It takes code points as decoded (line ends, indentation, stray markup and all) and gives a [Page]: [Paragraph] values in
// document order, each with its section, and the [Article] values they belong to. Sentences that a newspaper column or a
// fixed line width has cut are whole again; titles, headings, bylines, datelines, captions, lists and tables are told apart;
// bodies whose headline stands behind them find it by shared names and words.
//
// Every logical rune knows its place in the text layer ([Text.Pos]), so [Text.Source] leads any span back exactly. Runes are
// never rewritten: white space and markup may be missing, and a white space rune may stand where a line break, a
// tag or the border of a table cell was.
//
// Who lays out many documents hands them a [Room] one after the other, which saves most of the memory that is asked for.
//
// It never fails and never reads numbers. It judges by punctuation, width, marks and the words that mark bylines, datelines
// and captions (words.tsv), never by the names of the places and offices that a page is about. Time is linear in the text; nothing recurses on the input's depth.
package layout
