// Package numeral finds every number that Chinese text can write and reads its exact value.
//
// It takes the code points of a sentence and gives [Mention]s in order: Arabic and full-width digits with thousands marks,
// 小写 and 大写 numerals, digit strings, scale words in any mix, decimal words, fractions, percentages, 成 and 折, 翻番,
// ratios, tolerances, ordinals, and the vague numerals (20多, 三十几万, 数百, 六七十) with the bounds of their wording.
// It also writes numbers ([Format]), which is how its tests come back to where they started.
//
// It knows no unit and no word list, uses no float and no regular expression, never fails and never looks at a code point
// more than a fixed number of times. What a number counts, and whether it counts at all, is package quantity's business.
package numeral
