// Package quantity turns the numbers of a sentence into quantities: number, bounds and qualifier, unit and its kind, denominator,
// base value, and the reason why a number is none (the guard).
//
// It takes the folded code points of one sentence or paragraph and the spans of its periods, and gives [Quantity]s in order,
// none overlapping another. Vocabulary is data: units.tsv, readings.tsv, number_words.tsv and their neighbours, read by [Load].
//
// It knows magnitudes only. Direction and sign of a change, indicator, subject, period and explicit zeros are other packages'
// business; a sign that is printed (-1.23‰, 零下5度) is part of the value.
package quantity
