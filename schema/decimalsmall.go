package schema

// Small gives a number that is not too long as coefficient × 10^exponent, the coefficient without trailing zeros: equal numbers give
// the same. ok is false for longer numbers.
func (d Decimal) Small() (coefficient int64, exponent int, ok bool) {
	if !d.d.Coeff.IsInt64() {
		return 0, 0, false
	}
	coefficient, exponent = d.d.Coeff.Int64(), int(d.d.Exponent)
	if coefficient == 0 {
		return 0, 0, true
	}
	for coefficient%10 == 0 {
		coefficient, exponent = coefficient/10, exponent+1
	}
	if d.d.Negative {
		coefficient = -coefficient
	}
	return coefficient, exponent, true
}

// exactTens are the powers of ten that a float64 holds exactly.
var exactTens = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// smallFloat is Float for a coefficient and a power of ten that floats hold exactly: one operation then rounds to the nearest.
func (d Decimal) smallFloat() (f float64, ok bool) {
	const most = 1 << 53
	exponent := int(d.d.Exponent)
	if !d.d.Coeff.IsInt64() || d.d.Coeff.Int64() > most || d.d.Coeff.Sign() == 0 || exponent <= -len(exactTens) || exponent > 0 {
		return 0, false
	}
	f = float64(d.d.Coeff.Int64()) / exactTens[-exponent]
	if d.d.Negative {
		f = -f
	}
	return f, true
}
