package export

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"statclaim/schema"
)

// The put functions set cell, of a column of type t, to a value as a file has it. They take every type that holds the value
// exactly and refuse the others.

func putInteger(t schema.Type, v int64, cell *schema.Cell) error {
	switch t {
	case schema.Int32:
		if v != int64(int32(v)) {
			return fmt.Errorf("%d does not fit %s", v, t)
		}
		cell.Int = v
	case schema.Int64:
		cell.Int = v
	case schema.Float64:
		if !exactInFloat(v) {
			return fmt.Errorf("%d does not fit %s exactly", v, t)
		}
		cell.Float = float64(v)
	case schema.Decimal38:
		cell.Decimal = schema.NewDecimal(v, 0)
	default:
		return wrongType("an integer", t)
	}
	return nil
}

// putFloat takes a float for an integer too: pandas makes floats of integers beside nulls.
func putFloat(t schema.Type, v float64, cell *schema.Cell) error {
	switch t {
	case schema.Float64:
		cell.Float = v
		return nil
	case schema.Int32, schema.Int64:
		if v == math.Trunc(v) && exactInFloat(int64(v)) && math.Abs(v) < 1<<62 {
			return putInteger(t, int64(v), cell)
		}
		return fmt.Errorf("%v is not a whole number", v)
	case schema.Decimal38:
		return errors.New("a float, which is not exact, want a decimal")
	}
	return wrongType("a float", t)
}

func exactInFloat(v int64) bool { return v >= -1<<53 && v <= 1<<53 }

func putBool(t schema.Type, v bool, cell *schema.Cell) error {
	if t != schema.Bool {
		return wrongType("a bool", t)
	}
	cell.Bool = v
	return nil
}

// putText copies the text.
func putText(t schema.Type, v []byte, cell *schema.Cell) error {
	if t != schema.Text {
		return wrongType("a text", t)
	}
	cell.Text = validText(string(v))
	return nil
}

func putDays(t schema.Type, days int64, cell *schema.Cell) error {
	if t != schema.Date32 {
		return wrongType("a date", t)
	}
	if days < math.MinInt32 || days > math.MaxInt32 {
		return fmt.Errorf("day %d is out of range", days)
	}
	moment := time.Unix(days*86400, 0).UTC()
	cell.Date = schema.Date{Year: moment.Year(), Month: int(moment.Month()), Day: moment.Day()}
	if !cell.Date.Valid() {
		return fmt.Errorf("day %d is out of range: want the years 1 to 9999", days)
	}
	return nil
}

// putTime takes a midnight for a date too: pandas has no dates. A time is cut to the microsecond that the column holds.
func putTime(t schema.Type, v time.Time, cell *schema.Cell) error {
	v = v.UTC()
	if v.Year() < 1 || v.Year() > 9999 {
		return fmt.Errorf("year %d is out of range: want the years 1 to 9999", v.Year())
	}
	switch t {
	case schema.Timestamp:
		cell.Time = v.Truncate(time.Microsecond)
		return nil
	case schema.Date32:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			cell.Date = schema.Date{Year: v.Year(), Month: int(v.Month()), Day: v.Day()}
			return nil
		}
		return fmt.Errorf("%s is not a day", v.Format(time.RFC3339Nano))
	}
	return wrongType("a timestamp", t)
}

// putScaled takes unscaled × 10^-scale.
func putScaled(t schema.Type, unscaled *big.Int, scale int32, cell *schema.Cell) error {
	if t != schema.Decimal38 {
		return wrongType("a decimal", t)
	}
	if scale < 0 || scale > 2*schema.Precision {
		return fmt.Errorf("a decimal of scale %d, want 0 to %d", scale, 2*schema.Precision)
	}
	if unscaled.IsInt64() {
		v := unscaled.Int64()
		for scale > 0 && v%10 == 0 {
			v, scale = v/10, scale-1
		}
		d := schema.NewDecimal(v, -int(scale))
		if scale <= schema.Scale { // it fits: an int64 has 19 digits
			cell.Decimal = d
			return nil
		}
		return putDecimal(d, cell)
	}
	digits := fmt.Sprintf("%0*s", int(scale)+1, new(big.Int).Abs(unscaled).String())
	text := digits[:len(digits)-int(scale)]
	if scale > 0 {
		text += "." + digits[len(digits)-int(scale):]
	}
	if unscaled.Sign() < 0 {
		text = "-" + text
	}
	return parseDecimal(text, cell)
}

func putDecimal(d schema.Decimal, cell *schema.Cell) error {
	if _, fits := d.Unscaled(); !fits {
		return fmt.Errorf("%s does not fit decimal128(%d,%d)", shortened(d.Canonical()), schema.Precision, schema.Scale)
	}
	cell.Decimal = d
	return nil
}

func wrongType(what string, t schema.Type) error { return fmt.Errorf("%s, want %s", what, t) }

// parseCell reads a value from text as csv has it, "" for null.
func parseCell(t schema.Type, text string, cell *schema.Cell) error {
	cell.Null = text == ""
	if cell.Null {
		return nil
	}
	switch t {
	case schema.Text:
		cell.Text = validText(text)
	case schema.TextList:
		cell.List = strings.Split(validText(text), ";")
	case schema.Int32, schema.Int64:
		return parseInteger(t, text, cell)
	case schema.Bool:
		return parseBool(text, cell)
	case schema.Float64:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return fmt.Errorf("%q is not a float", shortened(text))
		}
		cell.Float = f
	case schema.Decimal38:
		return parseDecimal(text, cell)
	case schema.Date32:
		return parseDate(text, cell)
	case schema.Timestamp:
		return parseTime(text, cell)
	}
	return nil
}

// parseInteger reads 7.0 too, which pandas writes for integers beside nulls.
func parseInteger(t schema.Type, text string, cell *schema.Cell) error {
	whole, decimals, _ := strings.Cut(text, ".")
	v, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(decimals, "0") != "" {
		return fmt.Errorf("%q is not an %s", shortened(text), t)
	}
	return putInteger(t, v, cell)
}

func parseBool(text string, cell *schema.Cell) error {
	switch strings.ToLower(text) {
	case "true", "false":
		cell.Bool = len(text) == len("true")
		return nil
	}
	return fmt.Errorf("%q is not a bool: want true or false", shortened(text))
}

// longestDecimal is more than any number that fits needs, with zeros to spare.
const longestDecimal = 256

// parseDecimal reads plain digits, or digits with an exponent.
func parseDecimal(text string, cell *schema.Cell) error {
	if len(text) > longestDecimal {
		return fmt.Errorf("a decimal of %d characters: want at most %d", len(text), longestDecimal)
	}
	digits, power, scientific := strings.Cut(strings.ToLower(text), "e")
	d, err := schema.ParseDecimal(digits)
	if err != nil {
		return fmt.Errorf("%q is not a decimal", text)
	}
	if scientific {
		exponent, err := strconv.Atoi(power)
		if err != nil || exponent < -longestDecimal || exponent > longestDecimal {
			return fmt.Errorf("%q is not a decimal", text)
		}
		d = d.Shift(exponent)
	}
	if canonical := d.Canonical(); canonical != text {
		if d, err = schema.ParseDecimal(canonical); err != nil {
			return err
		}
	}
	return putDecimal(d, cell)
}

// parseDate reads a midnight too.
func parseDate(text string, cell *schema.Cell) error {
	d, err := schema.ParseDate(text)
	if err == nil && d.Valid() {
		cell.Date = d
		return nil
	}
	if moment, ok := readTime(text); ok {
		return putTime(schema.Date32, moment, cell)
	}
	return fmt.Errorf("%q is not a date: want YYYY-MM-DD", shortened(text))
}

func parseTime(text string, cell *schema.Cell) error {
	moment, ok := readTime(text)
	if !ok {
		return fmt.Errorf("%q is not a time: want RFC 3339", shortened(text))
	}
	return putTime(schema.Timestamp, moment, cell)
}

// readTime reads RFC 3339 and what engines write for it: a space for the T, a short zone, none for UTC.
func readTime(text string) (time.Time, bool) {
	text = strings.Replace(text, " ", "T", 1)
	for _, zone := range []string{"Z07:00", "Z0700", "Z07", ""} {
		if moment, err := time.Parse("2006-01-02T15:04:05.999999999"+zone, text); err == nil {
			return moment, true
		}
	}
	return time.Time{}, false
}

// store puts a cell in its place in row. A null in a column that cannot be null is an empty text or list; a number has nothing
// like that.
func store(c *schema.Column, row any, cell *schema.Cell) error {
	if cell.Null && !c.Nullable && c.Type != schema.Text && c.Type != schema.TextList {
		return fmt.Errorf("null, want %s", c.Type)
	}
	c.Set(row, cell)
	return nil
}

// shortened keeps a text of a message short.
func shortened(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
