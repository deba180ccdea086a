package book

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/extract/period"
	"statclaim/review/book/sheets"
	"statclaim/schema"
)

// reader reads what people write into the cells of one claim.
type reader struct {
	engine    *extract.Engine
	unit      string // of the claim, as corrected in the same row
	published *schema.Date
}

// read gives the value of a column as jsonl prints it. The error says what is allowed.
func (r reader) read(name string, cell sheets.Cell) (string, error) {
	switch cell.Kind {
	case sheets.Error:
		return "", fmt.Errorf("an error of the spreadsheet")
	case sheets.Uncalculated:
		return "", fmt.Errorf("a formula that was not calculated: open the workbook in a spreadsheet and save it")
	}
	c := schema.ClaimsTable.Column(name)
	if export.BookValues(name) != nil {
		if value, known := readWord(name, cell); known {
			return value, nil
		}
		if !(c.Nullable && isNothing(cell.Text)) {
			return "", fmt.Errorf("want one of %s", words(name))
		}
	}
	if c.Nullable && cell.Kind == sheets.Text && isNothing(cell.Text) {
		return "", nil
	}
	switch {
	case c.Type == schema.Decimal38:
		return r.decimal(cell)
	case c.Type == schema.Bool:
		value, known := readBool(cell)
		if !known {
			return "", fmt.Errorf("want TRUE or FALSE")
		}
		return value, nil
	case name == "period":
		return r.period(cell)
	case cell.Kind == sheets.Percent:
		return cell.Text + "%", nil
	}
	return strings.TrimPrefix(plainText(cell.Text), "'"), nil
}

// words lists what a closed column takes.
func words(column string) string {
	var out []string
	for _, v := range export.BookValues(column) {
		if word := export.BookWord(column, v); word != v && word != "" {
			v = word + " (" + v + ")"
		}
		out = append(out, v)
	}
	return strings.Join(out, ", ")
}

// decimal reads a number as it is typed or as Chinese prose has it.
func (r reader) decimal(cell sheets.Cell) (string, error) {
	switch cell.Kind {
	case sheets.Number:
		return fit(cell.Text)
	case sheets.Percent:
		if !isPercent(r.unit) {
			return "", fmt.Errorf("a percentage, where the unit is %q: correct the unit too, or write the number without %%", r.unit)
		}
		return fit(cell.Text)
	case sheets.Text:
		if d, ok := plainDecimal(cell.Text); ok {
			return fit(d.String())
		}
		return r.prose(folded(cell.Text))
	}
	return "", fmt.Errorf("want a number such as 1250, 1,250, 3.3万 or 13.38%%")
}

func fit(digits string) (string, error) {
	d, err := schema.ParseDecimal(digits)
	if err != nil {
		return "", err
	}
	if _, ok := d.Unscaled(); !ok {
		return "", fmt.Errorf("want at most %d digits, %d of them behind the point", schema.Precision, schema.Scale)
	}
	return digits, nil
}

func isPercent(unit string) bool { return folded(unit) == "%" }

// prose reads a number phrase such as 3.3万元: one number, exact, with no unit or the claim's.
func (r reader) prose(text string) (string, error) {
	found := r.engine.ScanLine(text, r.published)
	if len(found) != 1 || found[0].Type == "period" || found[0].Span.Start != 0 || found[0].Span.End != utf8.RuneCountInString(text) {
		return "", fmt.Errorf("want one number and nothing else, such as 1250, 1,250, 3.3万 or 13.38%%")
	}
	q := found[0]
	switch {
	case q.Value == nil || q.Qualifier != "" && q.Qualifier != schema.Exact:
		return "", fmt.Errorf("not an exact number: give the number here, and correct %s, %s and %s in their own columns",
			headerOf("qualifier"), headerOf("lower"), headerOf("upper"))
	case q.Per != "" || q.Unit != "" && folded(q.Unit) != folded(r.unit) && !(q.UnitCode == "%" && isPercent(r.unit)):
		return "", fmt.Errorf("its unit is not %q, that of the claim: correct the unit too, or write the number alone", r.unit)
	}
	return fit(q.Value.String())
}

func headerOf(column string) string { return schema.ClaimsTable.Column(column).Header }

var monthOrDay = regexp.MustCompile(`^(\d{4})(?:[-./]|年)(\d{1,2})(?:(?:[-./]|月)(\d{1,2})日?|月)?$`)

// period reads EDTF, a year, a date, or a time expression that names its year.
func (r reader) period(cell sheets.Cell) (string, error) {
	text := folded(cell.Text)
	if cell.Kind == sheets.Number && !(len(text) == 4 && text[0] != '0') {
		return "", badPeriod()
	}
	if cell.Kind == sheets.Bool || cell.Kind == sheets.Percent {
		return "", badPeriod()
	}
	if _, _, err := period.ReadEDTF(text); err == nil {
		return text, nil
	}
	if m := monthOrDay.FindStringSubmatch(text); m != nil {
		edtf := m[1] + "-" + twoDigits(m[2])
		if m[3] != "" {
			edtf += "-" + twoDigits(m[3])
		}
		if _, _, err := period.ReadEDTF(edtf); err != nil || twoDigits(m[2]) > "12" {
			return "", badPeriod()
		}
		return edtf, nil
	}
	found := r.engine.ScanLine(text, nil)
	if len(found) != 1 || found[0].Type != "period" || found[0].EDTF == "" || found[0].Span.Start != 0 || found[0].Span.End != utf8.RuneCountInString(text) {
		return "", badPeriod()
	}
	return found[0].EDTF, nil
}

func badPeriod() error {
	return fmt.Errorf("want a period with its year, such as 2023, 2023-05, 2023-01/2023-06, 2023年上半年 or a date")
}

func twoDigits(s string) string {
	n, _ := strconv.Atoi(s) // one or two digits
	return fmt.Sprintf("%02d", n)
}
