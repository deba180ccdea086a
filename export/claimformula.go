package export

import (
	"slices"
	"strings"
	"unicode"
)

// claimReference is the one place that knows how a formula names a column of 数据: as a structured reference into one of the Excel
// tables that the sheet is split in. It gives "" for a column that 数据 does not have.
func (c *claimSheet) claimReference(part int, column string) string {
	i := slices.IndexFunc(c.sheet.columns, func(s sheetColumn) bool { return s.name == column })
	if i < 0 {
		return ""
	}
	return c.sheet.parts[part].table + "[" + escapeSpecifier.Replace(c.sheet.columns[i].header) + "]"
}

// escapeSpecifier escapes what has a meaning within the brackets of a structured reference.
var escapeSpecifier = strings.NewReplacer("'", "''", "[", "'[", "]", "']", "#", "'#")

// formula writes a count over all parts of 数据. In the pattern {name} is the column of that name.
func (c *claimSheet) formula(pattern string) string {
	var sum []string
	for part := range c.sheet.parts {
		var one strings.Builder
		rest := pattern
		for {
			before, after, found := strings.Cut(rest, "{")
			one.WriteString(before)
			if !found {
				break
			}
			name, behind, _ := strings.Cut(after, "}")
			one.WriteString(c.claimReference(part, name))
			rest = behind
		}
		sum = append(sum, one.String())
	}
	return strings.Join(sum, "+")
}

// condition selects rows of 数据. An @ is the cell with the text to compare with.
type condition struct {
	pairs string // COUNTIFS: range and criterion, "{unit_kind},@"
	test  string // SUMPRODUCT: a test of every row, where COUNTIFS would not take the text as it is
}

// at puts a cell in for the @.
func (c condition) at(cell string) condition {
	return condition{strings.ReplaceAll(c.pairs, "@", cell), strings.ReplaceAll(c.test, "@", cell)}
}

// textCondition selects the rows whose column has a text, which stands in the cell @. COUNTIFS reads more into a text than its
// characters: operators at the front, wildcards, numbers and dates; it does not tell upper from lower case and refuses texts of
// more than 255 units. It is used for Chinese words, where none of this applies, and for the words of a closed vocabulary; all
// others are compared by EXACT, which is slower.
func textCondition(column, text string, closed bool) condition {
	if closed || len(text) <= 255 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '、' }) {
		return condition{pairs: "{" + column + "},@"}
	}
	return condition{test: "EXACT({" + column + "},@)"}
}

// blankCondition selects the rows whose column is empty. It is no pair of COUNTIFS: LibreOffice passes over the empty cells below the
// last filled one of a column where another condition stands beside.
func blankCondition(column string) condition { return condition{test: "({" + column + `}="")`} }

// count is the pattern of a formula that counts the rows of a condition, with a conclusion if it is not "".
func (c condition) count(conclusion string) string {
	switch {
	case c.test == "" && conclusion == "":
		return "COUNTIFS(" + c.pairs + ")"
	case c.test == "":
		return "COUNTIFS(" + c.pairs + ",{" + columnConclusion + `},"` + conclusion + `")`
	case conclusion == "":
		return "SUMPRODUCT(--" + c.test + ")"
	}
	return "SUMPRODUCT(" + c.test + "*({" + columnConclusion + `}="` + conclusion + `"))`
}
