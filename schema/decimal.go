package schema

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Precision and Scale are those of the decimal128 columns.
const (
	Precision = 38
	Scale     = 9
)

// exact has no precision limit: sums and products are never rounded by it.
var exact = apd.BaseContext

// Decimal is an exact decimal number of any size: a coefficient and a power of ten. Printed zeros are part of it (5.20 is
// not rewritten to 5.2). The zero value is 0. It has no NaN and no infinity.
type Decimal struct{ d apd.Decimal }

// NewDecimal gives coefficient × 10^exponent.
func NewDecimal(coefficient int64, exponent int) Decimal {
	if coefficient < 0 {
		return Decimal{*apd.New(coefficient, int32(exponent))}
	}
	var d Decimal
	d.d.Coeff.SetUint64(uint64(coefficient))
	d.d.Exponent = int32(exponent)
	return d
}

// ParseDecimal reads plain digits with an optional sign and point ("-13.38"). Anything else, an exponent or NaN too, is an error.
func ParseDecimal(s string) (Decimal, error) {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || strings.Trim(digits, "0123456789.") != "" || strings.Count(digits, ".") > 1 || digits == "." {
		return Decimal{}, fmt.Errorf("decimal %q: want digits with an optional sign and point", s)
	}
	var d Decimal
	if _, _, err := d.d.SetString(s); err != nil {
		return Decimal{}, fmt.Errorf("decimal %q: %w", s, err)
	}
	return d, nil
}

// MustDecimal is ParseDecimal for constants; it panics on what ParseDecimal refuses.
func MustDecimal(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// String prints plain digits, printed zeros kept ("5.20"), never an exponent.
func (d Decimal) String() string { return d.d.Text('f') }

// Exact prints coefficient and exponent, "1.2E+4" for 12 × 10^3, so that [ParseExact] gives back the same of both. It is for machines.
func (d Decimal) Exact() string { return d.d.Text('E') }

// ParseExact reads what Exact prints.
func ParseExact(s string) (Decimal, error) {
	digits, exponent, found := strings.Cut(s, "E")
	if _, err := ParseDecimal(digits); err != nil {
		return Decimal{}, err
	}
	if _, err := strconv.ParseInt(exponent, 10, 32); found && err != nil {
		return Decimal{}, fmt.Errorf("decimal %q: want an exponent of whole digits", s)
	}
	var d Decimal
	if _, _, err := d.d.SetString(s); err != nil {
		return Decimal{}, fmt.Errorf("decimal %q: %w", s, err)
	}
	return d, nil
}

// Canonical prints plain digits without trailing zeros behind the point ("5.2"), so that equal values print alike.
func (d Decimal) Canonical() string { return string(d.AppendCanonical(nil)) }

// AppendCanonical appends what Canonical prints.
func (d Decimal) AppendCanonical(out []byte) []byte {
	if places := -int(d.d.Exponent); places >= 0 && places < len(tens) && d.d.Coeff.IsUint64() {
		return appendCanonical(out, d.d.Negative, d.d.Coeff.Uint64(), places)
	}
	s := d.d.Text('f')
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return append(out, s...)
}

// appendCanonical is the short way of AppendCanonical, which most numbers take.
func appendCanonical(out []byte, negative bool, coefficient uint64, places int) []byte {
	for places > 0 && coefficient%10 == 0 {
		coefficient /= 10
		places--
	}
	if negative && coefficient != 0 {
		out = append(out, '-')
	}
	if places == 0 {
		return strconv.AppendUint(out, coefficient, 10)
	}
	out = strconv.AppendUint(out, coefficient/tens[places], 10)
	out = append(out, '.')
	rest := coefficient % tens[places]
	for places--; places > 0 && rest < tens[places]; places-- {
		out = append(out, '0')
	}
	return strconv.AppendUint(out, rest, 10)
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return d.d.Sign() }

// Cmp compares by value: 5.20 equals 5.2.
func (d Decimal) Cmp(o Decimal) int { return d.d.Cmp(&o.d) }

// Equal reports equality by value.
func (d Decimal) Equal(o Decimal) bool { return d.Cmp(o) == 0 }

// Add gives the exact sum.
func (d Decimal) Add(o Decimal) Decimal {
	var out Decimal
	_, _ = exact.Add(&out.d, &d.d, &o.d)
	return out
}

// Mul gives the exact product.
func (d Decimal) Mul(o Decimal) Decimal {
	if product, ok := mulWord(d, o); ok {
		return product
	}
	return d.mulAny(o)
}

// mulAny is Mul for numbers of any size.
func (d Decimal) mulAny(o Decimal) Decimal {
	var out Decimal
	_, _ = exact.Mul(&out.d, &d.d, &o.d)
	return out
}

// Neg gives the number with the other sign; zero stays zero.
func (d Decimal) Neg() Decimal {
	if d.Sign() == 0 {
		return d
	}
	out := d
	out.d.Coeff.Set(&d.d.Coeff)
	out.d.Negative = !d.d.Negative
	return out
}

// Abs gives the number without its sign.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// Shift multiplies by 10^places. A positive shift uses up decimals first (3.3 shifted by 4 is 33000).
func (d Decimal) Shift(places int) Decimal {
	var out Decimal
	out.d.Set(&d.d)
	out.d.Exponent += int32(places)
	if out.d.Exponent > 0 {
		scale := new(apd.BigInt).Exp(apd.NewBigInt(10), apd.NewBigInt(int64(out.d.Exponent)), nil)
		out.d.Coeff.Mul(&out.d.Coeff, scale)
		out.d.Exponent = 0
	}
	return out
}

// Quo divides, rounded half up at [Scale] places; rounded says that the quotient does not end within them. ok is false for a zero divisor.
func (d Decimal) Quo(o Decimal) (quotient Decimal, rounded, ok bool) {
	if o.Sign() == 0 {
		return Decimal{}, false, false
	}
	if q, rounded, ok := quoWord(d, o); ok {
		return q, rounded, true
	}
	return d.quoAny(o)
}

// quoAny is Quo for numbers of any size, o not zero.
func (d Decimal) quoAny(o Decimal) (quotient Decimal, rounded, ok bool) {
	num, den := d.big(), o.big()
	exponent := int(d.d.Exponent) - int(o.d.Exponent) + Scale
	if exponent >= 0 {
		num.Mul(num, pow10(exponent))
	} else {
		den.Mul(den, pow10(-exponent))
	}
	negative := num.Sign()*den.Sign() < 0
	num.Abs(num)
	den.Abs(den)
	q, r := new(big.Int).QuoRem(num, den, new(big.Int))
	rounded = r.Sign() != 0
	if r.Lsh(r, 1).Cmp(den) >= 0 {
		q.Add(q, big.NewInt(1))
	}
	out := Decimal{*apd.NewWithBigInt(new(apd.BigInt).SetMathBigInt(q), -Scale)}
	out.d.Negative = negative && q.Sign() != 0
	if rounded {
		return out, true, true
	}
	reduced, _ := ParseDecimal(out.Canonical())
	return reduced, false, true
}

// Unscaled gives the number as an integer of 10^-[Scale], the form that decimal128(38,9) stores; ok is false when it has more
// decimals than that or more than [Precision] digits.
func (d Decimal) Unscaled() (value *big.Int, ok bool) {
	coefficient := d.big()
	shift := int(d.d.Exponent) + Scale
	if shift >= 0 {
		if shift > 4*Precision {
			return nil, coefficient.Sign() == 0
		}
		coefficient.Mul(coefficient, pow10(shift))
	} else {
		if -shift > 1<<20 {
			return nil, false
		}
		_, rest := coefficient.QuoRem(coefficient, pow10(-shift), new(big.Int))
		if rest.Sign() != 0 {
			return nil, false
		}
	}
	return coefficient, new(big.Int).Abs(coefficient).Cmp(pow10(Precision)) < 0
}

// Int128 is Unscaled as a two's complement of 128 bits. Most numbers take no big arithmetic.
func (d Decimal) Int128() (high int64, low uint64, ok bool) {
	if shift := int(d.d.Exponent) + Scale; shift >= 0 && shift < len(tens) && d.d.Coeff.IsUint64() {
		high, low := bits.Mul64(d.d.Coeff.Uint64(), tens[shift])
		if high < greatestHigh || high == greatestHigh && low < greatestLow {
			return negated(d.d.Negative, high, low)
		}
		return 0, 0, false
	}
	value, ok := d.Unscaled()
	if !ok || value == nil {
		return 0, 0, ok
	}
	var words [16]byte
	new(big.Int).Abs(value).FillBytes(words[:])
	return negated(value.Sign() < 0, binary.BigEndian.Uint64(words[:]), binary.BigEndian.Uint64(words[8:]))
}

// The two halves of 10^Precision.
const (
	greatestHigh = 0x4B3B4CA85A86C47A
	greatestLow  = 0x098A224000000000
)

func negated(negative bool, high, low uint64) (int64, uint64, bool) {
	if !negative {
		return int64(high), low, true
	}
	low, borrow := bits.Sub64(0, low, 0)
	high, _ = bits.Sub64(0, high, borrow)
	return int64(high), low, true
}

// tens are the powers of ten that fit 64 bits.
var tens = func() (out [20]uint64) {
	out[0] = 1
	for i := 1; i < len(out); i++ {
		out[i] = 10 * out[i-1]
	}
	return out
}()

// Float is the nearest float64: a convenience copy, inexact by nature.
func (d Decimal) Float() float64 {
	if f, ok := d.smallFloat(); ok {
		return f
	}
	f, _ := strconv.ParseFloat(d.d.Text('E'), 64)
	return f
}

// Exponent is the power of ten of the last stored digit (5.20 has -2).
func (d Decimal) Exponent() int { return int(d.d.Exponent) }

// UnitOfLastDigit is one unit of the last non-zero digit: 100 for 2100, 0.01 for 0.25, 1 for 0.
func (d Decimal) UnitOfLastDigit() Decimal {
	var reduced apd.Decimal
	reduced.Reduce(&d.d)
	return Decimal{*apd.New(1, 0)}.Shift(int(reduced.Exponent))
}

// powers are the powers of ten that every decimal column needs for every row.
var powers = powersOfTen()

func powersOfTen() (out [Precision + 1]*big.Int) {
	out[0] = big.NewInt(1)
	for i := 1; i < len(out); i++ {
		out[i] = new(big.Int).Mul(out[i-1], big.NewInt(10))
	}
	return out
}

func (d Decimal) big() *big.Int {
	out := d.d.Coeff.MathBigInt()
	if d.d.Negative {
		out.Neg(out)
	}
	return out
}

// pow10 gives a power of ten, which is not to be written to.
func pow10(n int) *big.Int {
	if n < len(powers) {
		return powers[n]
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}
