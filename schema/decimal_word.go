package schema

import "math/bits"

// Most figures are small: their products and quotients fit a machine word, where arithmetic of any size takes ten times as long.

// word gives a positive number as coefficient and exponent; ok is false where the coefficient is no more than zero or takes more than a word.
func (d Decimal) word() (coefficient uint64, exponent int, ok bool) {
	if d.d.Negative || !d.d.Coeff.IsUint64() {
		return 0, 0, false
	}
	coefficient = d.d.Coeff.Uint64()
	return coefficient, int(d.d.Exponent), coefficient != 0
}

// ofWord is coefficient × 10^exponent.
func ofWord(coefficient uint64, exponent int) (out Decimal) {
	out.d.Coeff.SetUint64(coefficient)
	out.d.Exponent = int32(exponent)
	return out
}

// mulWord is Mul where all fits a word.
func mulWord(d, o Decimal) (product Decimal, ok bool) {
	a, p, okA := d.word()
	b, q, okB := o.word()
	over, c := bits.Mul64(a, b)
	return ofWord(c, p+q), okA && okB && over == 0
}

// quoWord is Quo where all fits a word.
func quoWord(d, o Decimal) (quotient Decimal, rounded, ok bool) {
	a, p, okA := d.word()
	b, q, okB := o.word()
	if !okA || !okB {
		return Decimal{}, false, false
	}
	if b == 1 && q == 0 && p <= 0 && p >= -Scale { // as factors of units mostly have it
		for p < 0 && a%10 == 0 {
			a, p = a/10, p+1
		}
		return ofWord(a, p), false, true
	}
	if a, b, ok = alignWords(a, b, p-q+Scale); !ok {
		return Decimal{}, false, false
	}
	c, rest := a/b, a%b
	if rest != 0 {
		if rest >= b-rest {
			c++
		}
		return ofWord(c, -Scale), true, true
	}
	places := Scale
	for places > 0 && c%10 == 0 {
		c, places = c/10, places-1
	}
	return ofWord(c, -places), false, true
}

// alignWords multiplies one of two numbers by the power of ten that the other is behind.
func alignWords(a, b uint64, exponent int) (uint64, uint64, bool) {
	for ; exponent != 0; exponent -= sign(exponent) {
		larger := &a
		if exponent < 0 {
			larger = &b
		}
		over, product := bits.Mul64(*larger, 10)
		if over != 0 {
			return 0, 0, false
		}
		*larger = product
	}
	return a, b, true
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
