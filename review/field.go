package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// Editable are the columns that a reviewer may correct, in the order of the table. What follows from them (value_text, the days of a
// period, the bounds that a qualifier implies, the base unit) is computed again.
var Editable = []string{
	"indicator", "subject", "action", "measure",
	"value", "lower", "upper", "lower_inclusive", "upper_inclusive", "qualifier", "qualifier_text",
	"unit", "unit_code", "unit_kind", "per", "comparison", "direction", "baseline_text", "baseline_value",
	"period", "period_text", "place", "place_code", "modality", "attribution", "related_claim_id", "relation",
}

// errorTypeOf is the kind of error that the correction of a column mends.
func errorTypeOf(column string) string {
	switch column {
	case "indicator", "action", "measure":
		return "indicator"
	case "subject", "attribution":
		return "subject"
	case "value":
		return "value"
	case "lower", "upper", "lower_inclusive", "upper_inclusive", "qualifier", "qualifier_text":
		return "bounds"
	case "unit", "unit_code", "unit_kind", "per":
		return "unit"
	case "comparison", "direction", "baseline_text", "baseline_value":
		return "comparison"
	case "period", "period_text":
		return "period"
	case "place", "place_code":
		return "place"
	case "modality":
		return "modality"
	}
	return "other"
}

// checkField reports what is wrong with a correction by itself.
func checkField(f Field) error {
	if !slices.Contains(Editable, f.Name) {
		return fmt.Errorf("not a column that can be corrected: want one of %s", strings.Join(Editable, ", "))
	}
	c := schema.ClaimsTable.Column(f.Name)
	if f.Value == "" {
		if !c.Nullable {
			return fmt.Errorf("want one of %s", strings.Join(schema.Vocabulary[f.Name], ", "))
		}
		return nil
	}
	if allowed := schema.Vocabulary[f.Name]; allowed != nil && !slices.Contains(allowed, f.Value) {
		return fmt.Errorf("%q: want one of %s", f.Value, strings.Join(allowed, ", "))
	}
	_, err := parseCell(c, f.Value)
	if err != nil {
		return err
	}
	switch f.Name {
	case "period":
		_, _, err = period.ReadEDTF(f.Value)
	case "place_code":
		if len(f.Value) != 6 || strings.Trim(f.Value, "0123456789") != "" {
			err = fmt.Errorf("%q: want the six digits of GB/T 2260", f.Value)
		}
	}
	return err
}

// maximumText is the longest text of a correction, in bytes: more than any phrase, and small enough for a row.
const maximumText = 4096

// parseCell reads the value of a column as jsonl prints it.
func parseCell(c *schema.Column, value string) (schema.Cell, error) {
	cell := schema.Cell{Text: value}
	switch c.Type {
	case schema.Bool:
		if value != "true" && value != "false" {
			return cell, fmt.Errorf("%q: want true or false", value)
		}
		cell.Bool = value == "true"
	case schema.Decimal38:
		d, err := schema.ParseDecimal(value)
		if err != nil {
			return cell, err
		}
		if _, fits := d.Unscaled(); !fits {
			return cell, fmt.Errorf("decimal %s: want at most %d digits, %d of them behind the point", value, schema.Precision, schema.Scale)
		}
		cell.Decimal = d
	case schema.Text:
		if len(value) > maximumText {
			return cell, fmt.Errorf("a text of %d bytes: want at most %d", len(value), maximumText)
		}
		if strings.ContainsFunc(value, isControl) || strings.ToValidUTF8(value, "") != value {
			return cell, errors.New("want a text of one line in valid UTF-8")
		}
	}
	return cell, nil
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }

// printed is the value of a column as jsonl prints it, "" for null.
func printed(claim *schema.Claim, name string) string {
	c := schema.ClaimsTable.Column(name)
	var cell schema.Cell
	c.ReadExact(claim, &cell)
	return c.Print(&cell, ";")
}

// set puts a checked value into a claim.
func set(claim *schema.Claim, f Field) {
	c := schema.ClaimsTable.Column(f.Name)
	if f.Value == "" {
		c.SetNull(claim)
		return
	}
	cell, err := parseCell(c, f.Value)
	if err == nil {
		c.Set(claim, &cell)
	}
}

// sameValue reports whether two printed values of a column mean the same: 5.20 and 5.2 do.
func sameValue(name, a, b string) bool {
	if a == b {
		return true
	}
	if schema.ClaimsTable.Column(name).Type != schema.Decimal38 || a == "" || b == "" {
		return false
	}
	x, errX := schema.ParseDecimal(a)
	y, errY := schema.ParseDecimal(b)
	return errX == nil && errY == nil && x.Equal(y)
}
