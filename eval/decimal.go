package eval

import (
	"math/big"

	"statclaim/schema"
)

var one = schema.NewDecimal(1, 0)

// largest bounds the numbers that score.py can compare: Python's decimals have 28 digits, nine of them behind the point.
var largest = new(big.Int).Exp(big.NewInt(10), big.NewInt(28), nil)

// sameDecimal compares two decimals in plain digits by value, each rounded half up at nine places. "" is null and equals
// only itself. What cannot be read or has more than 28 digits is compared as it is printed.
func sameDecimal(a, b string) bool { return rounded(a) == rounded(b) }

func rounded(s string) string {
	if s == "" {
		return ""
	}
	d, err := schema.ParseDecimal(s)
	if err != nil {
		return "unreadable " + s
	}
	quotient, _, _ := d.Quo(one)
	if unscaled, fits := quotient.Unscaled(); !fits || unscaled.CmpAbs(largest) >= 0 {
		return "unreadable " + s
	}
	return quotient.Canonical()
}

// valueText is the value of a claim as the tables carry it: value_text, else value.
func valueText(c *schema.Claim) string {
	if c.ValueText != "" {
		return c.ValueText
	}
	return decimalText(c.Value)
}

// decimalText is "" for null, which a column also holds where the decimal does not fit it.
func decimalText(d *schema.Decimal) string {
	if d == nil {
		return ""
	}
	if _, fits := d.Unscaled(); !fits {
		return ""
	}
	return d.Canonical()
}
