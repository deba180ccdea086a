package eval

import (
	"slices"
	"strings"
	"unicode"
)

// fold lists the full-width characters that are compared as their ASCII forms.
var fold = map[rune]rune{
	'％': '%', '．': '.', '／': '/',
	'０': '0', '１': '1', '２': '2', '３': '3', '４': '4', '５': '5', '６': '6', '７': '7', '８': '8', '９': '9',
}

// normal is the form in which texts are compared: without white space and quotation marks, digits and %./ folded.
func normal(s string) []rune {
	var out []rune
	for _, r := range s {
		if space(r) || r == '“' || r == '”' {
			continue
		}
		if f, found := fold[r]; found {
			r = f
		}
		out = append(out, r)
	}
	return out
}

// space also takes the four separators of ASCII, as Python does.
func space(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// sameText reports that got equals one of the accepted texts, or shares enough with one: at least 0.8 by Dice over the
// longest common subsequence, 2·lcs/(a+b). "" stands for null and equals only itself.
func sameText(got, want string, alternatives []string) bool {
	a := normal(got)
	for _, accepted := range append([]string{want}, alternatives...) {
		b := normal(accepted)
		if slices.Equal(a, b) {
			return true
		}
		if len(a) > 0 && len(b) > 0 && 5*commonLength(a, b) >= 2*(len(a)+len(b)) {
			return true
		}
	}
	return false
}

// commonLength is the length of the longest common subsequence.
func commonLength(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// nestedText reports that one text holds the other, both of two characters or more: 关岭自治县 and 关岭.
func nestedText(a, b string) bool {
	x, y := normal(a), normal(b)
	if len(x) < 2 || len(y) < 2 {
		return false
	}
	return strings.Contains(string(x), string(y)) || strings.Contains(string(y), string(x))
}

// counted are the units of time before which 个 may stay or go.
var counted = []string{"小时", "小時", "月", "多月", "星期", "钟头", "工作日"}

// sameUnit compares two printed units.
func sameUnit(a, b string) bool { return bareUnit(a) == bareUnit(b) }

func bareUnit(s string) string {
	unit := string(normal(s))
	for _, classifier := range []string{"个", "個"} {
		if rest, found := strings.CutPrefix(unit, classifier); found && slices.Contains(counted, rest) {
			return rest
		}
	}
	return unit
}

// slice is text[start:end] in code points; what lies outside the text is left out.
func slice(text []rune, start, end int) string {
	start, end = max(start, 0), min(end, len(text))
	if start >= end {
		return ""
	}
	return string(text[start:end])
}
