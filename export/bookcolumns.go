package export

import (
	"slices"

	"statclaim/schema"
)

// BookColumn is a column that 数据 may have, under the names that its header can show.
type BookColumn struct{ Name, Header string }

// BookColumns lists every column of 数据, those of --columns all too, in their order.
func BookColumns() []BookColumn {
	out := []BookColumn{{"number", "序号"}}
	for _, c := range allClaimColumns() {
		header, _ := extraColumn(c.name)
		if column := schema.ClaimsTable.Column(c.name); column != nil {
			header = column.Header
		}
		out = append(out, BookColumn{c.name, header})
	}
	return out
}

// BookText is a text as a cell of the workbook holds it.
func BookText(s string) string {
	shown, _ := cellText(validText(s))
	return shown
}

// BookNumber reports whether the workbook shows a decimal as a number; of more digits than a spreadsheet keeps it leaves the cell empty.
func BookNumber(d schema.Decimal) bool {
	_, ok := spreadsheetNumber(d)
	return ok
}

// BookWord is the word that the workbook shows for a value of a closed column, conclusion and error_type too; the value itself where it
// has none.
func BookWord(column, value string) string { return label(column, value) }

// BookValue reads a word back: the value for which the workbook shows it in a column, or the value itself. known is false for what is
// neither.
func BookValue(column, shown string) (value string, known bool) {
	for _, v := range BookValues(column) {
		if shown == v || shown == label(column, v) {
			return v, true
		}
	}
	return "", false
}

// BookValues lists the values of a closed column, nil for a column that is none.
func BookValues(column string) []string {
	if column == columnConclusion {
		return append(slices.Clone(conclusions), schema.Added)
	}
	return schema.Vocabulary[column]
}

// StepLabel stands in 说明 before the step of the decisions that a workbook shows.
const StepLabel = "复核步号"

// RulesetLabel stands in 说明 before the version of the rules.
const RulesetLabel = "规则集"

// Reviewed is what a reviewer put into the review columns of a claim. Values are as jsonl prints them, "" for none.
type Reviewed struct{ ErrorType, Value, Unit, Period string }
