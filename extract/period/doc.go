// Package period recognises time expressions of Chinese prose and says which days they cover.
//
// It takes the runes of one sentence or paragraph, already folded (simplified forms, ASCII letters; full-width digits may
// occur), with a [Context]: the publication date and what the text said before. It gives [Period] values in order, with the
// expression as printed, its EDTF form (ISO 8601-2, level 1), the first and last day, and how the year became known.
//
// [Published] looks for the publication date in the text of a whole document.
//
// The package never guesses a year that nothing supports (the EDTF form is empty then, the span is reported all the same),
// never reads the clock, and does not carry a period from one sentence to the next: [Context.After] gives callers the
// arithmetic to do so. Plain durations (五年, 3个月, 24小时) are quantities, not periods.
package period
