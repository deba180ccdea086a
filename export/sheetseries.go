package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"statclaim/schema"
)

const (
	seriesGathered = 200_000 // rows that are kept until the end; further ones are counted
	seriesRows     = 300     // of the panel
	seriesPeriods  = 48      // columns of the panel
)

// seriesSheet is 指标序列: the indicators that occur with several periods or places as a panel. It gathers while the claims go by,
// some 600 bytes for each different indicator of each place and subject with its first period.
type seriesSheet struct {
	book     *workbook
	rows     map[string]*seriesRow
	panel    *panel // made by write
	late     int    // claims of rows beyond seriesGathered
	unvalued int    // claims without a value of their own that a cell can hold
	undated  int    // claims without a period
}

// seriesRow is one row of the panel: what is measured, where and whose. What is measured stands in its key.
type seriesRow struct {
	indicator string // as first printed, where that is not its folded form
	unit      string // as first printed
	kind      string // of unit
	cells     []seriesCell
}

// seriesCell is the value of a period.
type seriesCell struct {
	span
	value     float64
	decimals  int8
	qualifier string
	body      bool
	others    int32   // claims with another value
	other     float64 // the first of them
}

func newSeriesSheet(b *workbook) (*seriesSheet, error) {
	_, err := b.file.NewSheet(sheetSeries)
	return &seriesSheet{book: b, rows: map[string]*seriesRow{}}, err
}

// The parts of a row's key. Those before keySubject are the same for rows that can be compared.
const (
	keyIndicator = iota
	keyAction
	keyUnit
	keyPer
	keyMeasure
	keyComparison
	keyBaseline
	keyModality
	keySubject
	keyPlace
	keyParts
)

const keySeparator = "\x00"

// fold makes printed forms of one name equal: full width and half width, spaces.
func fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return (r <= ' ' || r > '~') && !unicode.Is(unicode.Han, r) }) {
		return s
	}
	s, _ = cellText(validText(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, width.Fold.String(s))
}

func seriesKey(c *schema.Claim) string {
	var parts [keyParts]string
	parts[keyIndicator], parts[keyAction], parts[keyPer] = fold(c.Indicator), fold(c.Action), fold(c.Per)
	if parts[keyUnit] = c.UnitCode; c.UnitCode == "" {
		parts[keyUnit] = fold(c.Unit)
	}
	parts[keyMeasure], parts[keyComparison], parts[keyModality] = c.Measure, c.Comparison, c.Modality
	if c.Comparison == schema.VersusBase || c.Comparison == schema.VersusPlan {
		parts[keyBaseline] = fold(c.BaselineText)
	}
	parts[keySubject], parts[keyPlace] = fold(c.Subject), fold(c.Place)
	return strings.Join(parts[:], keySeparator)
}

// add takes a claim. One that a review has rejected is left out.
func (s *seriesSheet) add(claim *schema.Claim) {
	if claim.Indicator == "" || claim.ReviewStatus == "rejected" {
		return
	}
	if claim.Value == nil {
		s.unvalued++
		return
	}
	number, ok := spreadsheetNumber(*claim.Value)
	if !ok {
		s.unvalued++
		return
	}
	period, ok := spanOf(claim)
	if !ok {
		s.undated++
		return
	}
	key := seriesKey(claim)
	row, known := s.rows[key]
	if !known {
		if len(s.rows) == seriesGathered {
			s.late++
			return
		}
		row = newSeriesRow(key, claim)
		s.rows[key] = row
	}
	row.add(seriesCell{span: period, value: number, decimals: int8(min(max(0, -claim.Value.Exponent()), schema.Scale)),
		qualifier: shared(claim.Qualifier), body: claim.Section == schema.SectionBody})
}

func newSeriesRow(key string, claim *schema.Claim) *seriesRow {
	row := &seriesRow{unit: strings.Clone(claim.Unit), kind: strings.Clone(claim.UnitKind)}
	if folded, _, _ := strings.Cut(key, keySeparator); folded != claim.Indicator {
		row.indicator = strings.Clone(claim.Indicator)
	}
	return row
}

// shared gives a qualifier without holding on to the text that it came from.
func shared(qualifier string) string {
	if i := slices.Index(schema.Vocabulary["qualifier"], qualifier); i >= 0 {
		return schema.Vocabulary["qualifier"][i]
	}
	return strings.Clone(qualifier)
}

// add puts a value in. Of two different ones the first in a body stays, else the first; the cell remembers the other.
func (r *seriesRow) add(c seriesCell) {
	at, found := slices.BinarySearchFunc(r.cells, c, func(a, b seriesCell) int { return a.span.compare(b.span) })
	if !found {
		r.cells = slices.Insert(r.cells, at, c)
		return
	}
	old := &r.cells[at]
	if old.value == c.value {
		old.body = old.body || c.body
		return
	}
	c.others, c.other = old.others+1, old.value
	if c.body && !old.body {
		*old = c
		return
	}
	if old.others++; old.others == 1 {
		old.other = c.value
	}
}

// notes tell what 指标序列 leaves out, after write.
func (s *seriesSheet) notes() []string {
	var notes []string
	note := func(n int, format string) {
		if n > 0 {
			notes = append(notes, fmt.Sprintf(format, n))
		}
	}
	if s.panel != nil {
		note(s.panel.cutRows, fmt.Sprintf(sheetSeries+"只列最密的 %d 行，另有 %%d 行未列。", seriesRows))
		note(s.panel.cutPeriods, fmt.Sprintf(sheetSeries+"只列数值最多的 %d 个时期，另有 %%d 个时期未列。", seriesPeriods))
	}
	note(s.late, fmt.Sprintf(sheetSeries+"只收集前 %d 个不同的序列，另有 %%d 条主张未计入。", seriesGathered))
	note(s.undated, "没有时期的 %d 条主张不入"+sheetSeries+"。")
	note(s.unvalued, "只有区间、或位数超过表格软件所能存的 %d 条主张不入"+sheetSeries+"。")
	return notes
}
