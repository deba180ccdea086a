package audit

import (
	"math/big"

	"statclaim/schema"
)

// interval is a range of numbers, closed where it is bounded; a nil end is unbounded. Rationals make every quotient exact, so
// that nothing is rounded before a comparison.
type interval struct {
	low, high *big.Rat
}

func point(r *big.Rat) interval { return interval{r, r} }

// around is the interval of half a width on either side.
func around(middle, half *big.Rat) interval {
	return interval{new(big.Rat).Sub(middle, half), new(big.Rat).Add(middle, half)}
}

// rat gives a decimal that the tables can hold as a rational; ok is false for a nil one or one that does not fit.
func rat(d *schema.Decimal) (r *big.Rat, ok bool) {
	if d == nil {
		return nil, false
	}
	unscaled, fits := d.Unscaled()
	if !fits {
		return nil, false
	}
	return new(big.Rat).SetFrac(unscaled, unscaledUnit), true
}

// unscaledUnit is how many of the last digits that the tables hold make one.
var unscaledUnit = new(big.Int).Exp(big.NewInt(10), big.NewInt(schema.Scale), nil)

// powerOfTen is 10^n for any n that a claim can hold.
func powerOfTen(n int) *big.Rat {
	size := n
	if size < 0 {
		size = -size
	}
	r := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(size)), nil))
	if n < 0 {
		r.Inv(r)
	}
	return r
}

// below reports that every number of i is less than every number of o.
func (i interval) below(o interval) bool {
	return i.high != nil && o.low != nil && i.high.Cmp(o.low) < 0
}

// disjoint reports that no number is in both.
func (i interval) disjoint(o interval) bool { return i.below(o) || o.below(i) }

// positive reports that every number of i is greater than zero.
func (i interval) positive() bool { return i.low != nil && i.low.Sign() > 0 }

// sign is -1 or 1 where every number of i has that sign, else 0.
func (i interval) sign() int {
	switch {
	case i.low != nil && i.low.Sign() > 0:
		return 1
	case i.high != nil && i.high.Sign() < 0:
		return -1
	}
	return 0
}

func (i interval) bounded() bool { return i.low != nil && i.high != nil }

// isPoint reports an interval of one number.
func (i interval) isPoint() bool { return i.bounded() && i.low.Cmp(i.high) == 0 }

func (i interval) add(o interval) interval {
	return interval{addEnds(i.low, o.low), addEnds(i.high, o.high)}
}

func (i interval) sub(o interval) interval { return i.add(o.neg()) }

func (i interval) neg() interval {
	return interval{negEnd(i.high), negEnd(i.low)}
}

// times multiplies by a number greater than zero.
func (i interval) times(factor *big.Rat) interval {
	scale := func(end *big.Rat) *big.Rat {
		if end == nil {
			return nil
		}
		return new(big.Rat).Mul(end, factor)
	}
	return interval{scale(i.low), scale(i.high)}
}

// over divides by an interval of positive numbers: the quotients that are possible.
func (i interval) over(o interval) interval {
	return interval{
		quotientEnd(i.low, o.high, o.low),
		quotientEnd(i.high, o.low, o.high),
	}
}

// quotientEnd divides an end of the numerator by the end of the divisor that makes the quotient most extreme: of for a positive
// numerator, opposite for a negative one. A divisor without bound gives zero.
func quotientEnd(end, of, opposite *big.Rat) *big.Rat {
	if end == nil {
		return nil
	}
	divisor := of
	if end.Sign() < 0 {
		divisor = opposite
	}
	if divisor == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(end, divisor)
}

// gap is how far two disjoint intervals are apart.
func (i interval) gap(o interval) *big.Rat {
	if i.below(o) {
		return new(big.Rat).Sub(o.low, i.high)
	}
	return new(big.Rat).Sub(i.low, o.high)
}

func addEnds(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

func negEnd(a *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Neg(a)
}
