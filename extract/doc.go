// Package extract turns the text of a document into claims: one typed row for each number that the text asserts.
//
//	text ─layout→ paragraphs, articles ─→ sentences ─period, quantity→ what is printed
//	     ─mask→ masked sentence ─rule→ hits ─claim→ claims ─resolve→ schema.Claim
//
// It takes a [schema.Document] and gives a [Result]; [New] loads rules and tables once, and an [Engine] serves any number of
// goroutines. It never reads files (but user rules at load), writes, logs, or reads the clock, and imports neither Arrow nor
// Excel.
//
// What holds for every result: text[number_start:number_end] is number_text and the same for the quote, in code points and in
// bytes; the same text, rules and publication date give the same rows; every numeral is a claim or a part of one, a part of a
// period, or a row of Suppressed with the reason.
package extract
