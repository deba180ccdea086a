// Package fold makes one spelling of the many that Chinese text has for the same character.
//
// It takes the runes of a text and gives runes of equal length, a copy where anything folds, in which traditional Han is simplified, Kangxi radicals and
// compatibility Han (as PDF text layers print them) are ordinary Han, and full-width Latin, percent signs and slashes are ASCII.
// Rune i of the copy stands for rune i of the text, so that offsets need no table.
//
// It never changes full-width digits and punctuation (the numeral scanner tells them apart), never joins or splits runes, and leaves
// alone the characters whose simplified form would read as another word or unit: 裡 is not the length 里, 乾隆 is not 干隆.
package fold
