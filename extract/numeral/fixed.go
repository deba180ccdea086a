package numeral

import "statclaim/schema"

// fixed is coefficient × 10^exponent with an exponent of at most 0, in a machine word while it fits, so that common numbers
// cost no big arithmetic; big takes over when it does not.
type fixed struct {
	coefficient int64
	exponent    int
	big         *schema.Decimal
}

const wordLimit = 1e17 // sums and tenfolds of numbers below it fit an int64

func whole(n int64) fixed { return fixed{coefficient: n} }

func (f fixed) decimal() schema.Decimal {
	if f.big != nil {
		return *f.big
	}
	return schema.NewDecimal(f.coefficient, f.exponent)
}

func ofDecimal(d schema.Decimal) fixed { return fixed{big: &d} }

// shift multiplies by 10^places, using up decimals first.
func (f fixed) shift(places int) fixed {
	if f.big != nil {
		return ofDecimal(f.big.Shift(places))
	}
	out := f
	out.exponent += places
	for out.exponent > 0 {
		if out.coefficient >= wordLimit {
			return ofDecimal(f.decimal().Shift(places))
		}
		out.coefficient *= 10
		out.exponent--
	}
	return out
}

func (f fixed) add(g fixed) fixed {
	if f.big == nil && g.big == nil && f.exponent == g.exponent && f.coefficient < wordLimit && g.coefficient < wordLimit {
		return fixed{coefficient: f.coefficient + g.coefficient, exponent: f.exponent}
	}
	return ofDecimal(f.decimal().Add(g.decimal()))
}
