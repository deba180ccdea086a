// Package lexicon cuts text into dictionary words with a part of speech each, to show where noun phrases begin and end.
//
// It takes folded runes (package fold) and the tables words.tsv and words_domain.tsv, and gives tokens that cover every rune:
// among all ways to cut a run of Han the most probable one by the words' frequencies (a unigram model), with one fixed answer.
//
// It never guesses words that the tables lack: unknown Han stay single tokens of class x. It allocates nothing but the caller's
// slice.
package lexicon
