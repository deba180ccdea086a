package export

import (
	"fmt"
	"slices"
)

// Workbook says how the xlsx format looks. The zero value is a workbook in Chinese with the core columns.
type Workbook struct {
	Header     Header // "" is HeaderZH
	AllColumns bool   // every column of claims in 数据, behind the core ones
	Rules      []Rule // listed in the sheet 规则 with what each of them made

	Step     int64                                 // of the decisions that the claims carry, shown in 说明; 0 for none
	Reviewed func(source, claimID string) Reviewed // fills the review columns besides what the claim itself has; nil leaves them empty

	FindingTypes map[string]string // Chinese names of the types of findings; a type without one is shown as it is
}

// Header is the language of the headers of a workbook's tables.
type Header string

// The languages. With HeaderEN the values of closed vocabularies are their codes, else the Chinese words for them.
const (
	HeaderZH   Header = "zh"   // 指标
	HeaderEN   Header = "en"   // indicator: the names of the columns in every other format
	HeaderBoth Header = "both" // 指标 indicator
)

// Headers lists the languages in the order that they are documented in.
var Headers = []Header{HeaderZH, HeaderEN, HeaderBoth}

// ParseHeader reads the name of a language. The error lists what is allowed.
func ParseHeader(name string) (Header, error) {
	if h := Header(name); slices.Contains(Headers, h) {
		return h, nil
	}
	return "", fmt.Errorf("%q: want zh, en or both", name)
}

// Rule is what the workbook tells of a rule: enough to understand a rule_id or a guard without the files of rules.
type Rule struct {
	ID        string
	Kind      string // claim, context or guard
	About     string
	Example   string   // a text that it matches
	Precision *float64 // measured on documents labelled by hand; nil where it was not measured
}

// header is what stands above a column: its name in the other formats, its Chinese name, or both.
func (h Header) header(name, chinese string) string {
	switch {
	case h == HeaderEN && name != "":
		return name
	case h == HeaderBoth && name != "" && name != chinese:
		return chinese + " " + name
	}
	return chinese
}

// label is what the workbook shows for a value of a column.
func (b *workbook) label(column, value string) string {
	if b.look.Header == HeaderEN {
		return value
	}
	return label(column, value)
}
