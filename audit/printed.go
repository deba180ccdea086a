package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// reading is a number as it was printed: every value that it may stand for.
type reading struct {
	stands interval
	middle *big.Rat // the value itself; nil for a range or a vague numeral
	step   *big.Rat // one unit of the last printed digit, in units of the value
	places int      // decimals as printed
	exact  bool     // no interval of rounding: a count that is printed to the last one
	known  bool
}

// read takes a claim's number as printed. Rounding widens it by half a unit of its last digit, its qualifier to the bounds
// that the wording gives.
func (l *limits) read(c *schema.Claim) reading {
	value, hasValue := rat(c.Value)
	lower, hasLower := rat(c.Lower)
	upper, hasUpper := rat(c.Upper)
	if !hasValue {
		if !hasLower && !hasUpper {
			return reading{}
		}
		return reading{stands: ordered(lower, upper), known: true, step: new(big.Rat)}
	}
	r := reading{middle: value, known: true}
	r.step, r.places = printedStep(c, value)
	switch c.Qualifier {
	case schema.Exact:
		r.exact = countedOut(c, r.step)
		half := new(big.Rat).Mul(r.step, l.halfUnit.value)
		if r.exact {
			half = new(big.Rat)
		}
		r.stands = around(value, half)
	case schema.About:
		half := new(big.Rat).Mul(new(big.Rat).Abs(value), l.aboutPercent.hundredth())
		if half.Cmp(r.step) < 0 && !countedOut(c, r.step) {
			half = r.step
		}
		r.stands = around(value, half)
	case schema.Under:
		r.stands = ordered(lower, upper)
		if hasAny(c.QualifierText, []string{"近", "将近", "接近"}) {
			r.stands = l.near(value, r.step)
		}
	default:
		r.stands = ordered(lower, upper)
	}
	return r
}

// near is what 近 reaches: up to what rounds to the number, and not far below it; for a fall the same from above.
func (l *limits) near(value, step *big.Rat) interval {
	rest := new(big.Rat).Sub(big.NewRat(1, 1), l.nearPercent.hundredth())
	half := new(big.Rat).Mul(step, l.halfUnit.value)
	if value.Sign() < 0 {
		half.Neg(half)
	}
	return ordered(new(big.Rat).Mul(value, rest), half.Add(half, value))
}

// ordered is the interval between two ends that may come in the wrong order, nil for none.
func ordered(a, b *big.Rat) interval {
	if a != nil && b != nil && a.Cmp(b) > 0 {
		return interval{b, a}
	}
	return interval{a, b}
}

// countedOut reports a count that is printed to the last one, so that nothing is rounded away.
func countedOut(c *schema.Claim, step *big.Rat) bool {
	return c.UnitKind == schema.Count && c.UnitScale == 0 && step.Cmp(big.NewRat(1, 1)) == 0 ||
		c.UnitKind == schema.Rank || c.UnitKind == schema.Count && c.Value.Sign() == 0
}

// printedStep is one unit of the last digit that was printed, and how many decimals were: 1000 and 1 for 3.3万元. Digits are
// read from the number phrase, since a decimal that was read back from Parquet has lost its printed zeros. Han numerals are
// taken to the last one, but for 成 and behind 万 and 亿, where the last digit that is not zero counts.
func printedStep(c *schema.Claim, value *big.Rat) (step *big.Rat, places int) {
	digits, runs := arabic(c.NumberText)
	if printed, err := schema.ParseDecimal(digits); err == nil && runs == 1 {
		if power, ok := powerBetween(printed, *c.Value); ok {
			places = max(0, -printed.Exponent())
			return new(big.Rat).Mul(power, powerOfTen(-places)), places
		}
	}
	last := c.Value.UnitOfLastDigit()
	step, fits := rat(&last)
	if !fits || step.Sign() == 0 {
		return big.NewRat(1, 1), 0
	}
	if strings.ContainsAny(c.NumberText, "分半") && c.UnitKind == schema.Ratio {
		// 三分之一 and 一半 are rough: a tenth of them
		return new(big.Rat).Mul(new(big.Rat).Abs(value), big.NewRat(1, 5)), 0
	}
	if step.Cmp(big.NewRat(1, 1)) > 0 && c.UnitScale < 4 && !strings.Contains(c.NumberText, "成") && runs == 0 {
		return big.NewRat(1, 1), 0
	}
	return step, max(0, -last.Exponent())
}

// arabic gives the first run of Arabic digits of a number phrase in plain form, and how many runs there are. Full width is
// folded and groups of thousands are joined.
func arabic(text string) (digits string, runs int) {
	var b strings.Builder
	inside := false
	for _, r := range text {
		switch {
		case r >= '０' && r <= '９':
			r = r - '０' + '0'
		case r == '．' || r == '·':
			r = '.'
		case r == '，' || r == '\'':
			r = ','
		}
		number := r >= '0' && r <= '9' || inside && (r == '.' || r == ',')
		if number && !inside {
			runs++
		}
		inside = number
		if number && runs == 1 && r != ',' {
			b.WriteRune(r)
		}
	}
	return strings.TrimSuffix(b.String(), "."), runs
}

// powerBetween is the power of ten that makes the printed digits the value; ok is false where none does.
func powerBetween(printed, value schema.Decimal) (power *big.Rat, ok bool) {
	p, fits := rat(&printed)
	v, fitsToo := rat(&value)
	if !fits || !fitsToo {
		return nil, false
	}
	if p.Sign() == 0 {
		return big.NewRat(1, 1), v.Sign() == 0
	}
	ratio := new(big.Rat).Quo(v.Abs(v), p)
	return ratio, isPowerOfTen(ratio)
}

// isPowerOfTen reports 10^n for a whole n.
func isPowerOfTen(r *big.Rat) bool {
	if r.Sign() <= 0 {
		return false
	}
	one := big.NewInt(1)
	n := r.Num()
	if r.IsInt() || n.Cmp(one) == 0 {
		digits := n.String()
		if !r.IsInt() {
			digits = r.Denom().String()
		}
		return digits[0] == '1' && strings.Trim(digits[1:], "0") == ""
	}
	return false
}
