// Package place finds the names of Chinese administrative areas in text and tells which area each name is.
//
// It takes folded runes (package fold) and the tables places.tsv and place_context.tsv, and gives matches with their candidates:
// provinces, prefectures and counties with GB/T 2260 codes, in their full, middle and short forms (关岭布依族苗族自治县, 关岭自治县,
// 关岭), former names included. Resolve settles names that several places share by what else the document names.
//
// It never guesses: a name that stays ambiguous has no place, and a short form that is also an ordinary word or a person's name is
// weak, and counts only where the document names the same place or its parent without doubt. 全国, 我国 and 中国 are not places here.
package place
