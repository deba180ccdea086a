package schema

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func TestDecimalArithmetic(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"shift folds a scale word in", MustDecimal("3.3").Shift(4).String(), "33000"},
		{"printed zeros stay", MustDecimal("5.20").String(), "5.20"},
		{"shift keeps the decimals that it does not use up", MustDecimal("1.23456").Shift(4).String(), "12345.6"},
		{"shift down", MustDecimal("45").Shift(-2).String(), "0.45"},
		{"sum", MustDecimal("100000000").Add(MustDecimal("20000000")).String(), "120000000"},
		{"negation", MustDecimal("13.38").Neg().String(), "-13.38"},
		{"zero has no sign", MustDecimal("0").Neg().String(), "0"},
		{"canonical", MustDecimal("5.200").Canonical(), "5.2"},
		{"unit of the last digit of 27000", MustDecimal("27000").UnitOfLastDigit().String(), "1000"},
		{"unit of the last digit of 0.25", MustDecimal("0.25").UnitOfLastDigit().String(), "0.01"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

func TestNegDoesNotTouchItsOperand(t *testing.T) {
	d := MustDecimal("123456789012345678901234567890123456789012345")
	n := d.Neg()
	if d.Sign() != 1 || n.Sign() != -1 || d.Canonical() != "123456789012345678901234567890123456789012345" {
		t.Errorf("got %s and %s", d, n)
	}
}

func TestQuoRoundsHalfUpAtNinePlaces(t *testing.T) {
	tests := []struct {
		a, b, want string
		rounded    bool
	}{
		{"1", "3", "0.333333333", true},
		{"2", "3", "0.666666667", true},
		{"3", "4", "0.75", false},
		{"1", "17.02", "0.058754407", true},
		{"-1", "8", "-0.125", false},
	}
	for _, tt := range tests {
		got, rounded, ok := MustDecimal(tt.a).Quo(MustDecimal(tt.b))
		if !ok || got.String() != tt.want || rounded != tt.rounded {
			t.Errorf("%s / %s: got %s, rounded %v, want %s, %v", tt.a, tt.b, got, rounded, tt.want, tt.rounded)
		}
	}
	if _, _, ok := MustDecimal("1").Quo(MustDecimal("0")); ok {
		t.Error("division by zero must not be ok")
	}
}

func TestUnscaledKnowsWhatFits(t *testing.T) {
	tests := []struct {
		in, want string
		fits     bool
	}{
		{"-13.38", "-13380000000", true},
		{"99999999999999999999999999999.999999999", "99999999999999999999999999999999999999", true},
		{"100000000000000000000000000000", "", false},
		{"0.0000000001", "", false},
		{"0.1000000000", "100000000", true},
	}
	for _, tt := range tests {
		got, fits := MustDecimal(tt.in).Unscaled()
		if fits != tt.fits || (fits && got.String() != tt.want) {
			t.Errorf("%s: got %v, %v, want %s, %v", tt.in, got, fits, tt.want, tt.fits)
		}
	}
}

func TestParseDecimalRefuses(t *testing.T) {
	for _, in := range []string{"", "-", ".", "NaN", "Infinity", "1e5", "1.2.3", "+1", "1,000", "１"} {
		if d, err := ParseDecimal(in); err == nil {
			t.Errorf("%q: got %s, want an error", in, d)
		}
	}
}

// TestInt128 holds the short way against big arithmetic.
func TestInt128(t *testing.T) {
	coefficients := []string{"0", "1", "5", "1338", "18446744073709551615", "18446744073709551616", "10000000000000000000",
		"9999999999999999999", "99999999999999999999999999999999999999", "100000000000000000000000000000000000000"}
	for _, coefficient := range coefficients {
		for exponent := -40; exponent <= 200; exponent++ {
			for _, sign := range []string{"", "-"} {
				d, err := ParseExact(fmt.Sprintf("%s%sE%d", sign, coefficient, exponent))
				if err != nil {
					t.Fatal(err)
				}
				want, fits := d.Unscaled()
				high, low, ok := d.Int128()
				if ok != fits {
					t.Fatalf("%s: fits is %v, want %v", d.Exact(), ok, fits)
				}
				if !ok || want == nil {
					continue
				}
				got := new(big.Int).Lsh(big.NewInt(high), 64)
				got.Add(got, new(big.Int).SetUint64(low))
				if got.Cmp(want) != 0 {
					t.Fatalf("%s: got %s, want %s", d.Exact(), got, want)
				}
			}
		}
	}
}

// TestCanonical holds the short way against the long one.
func TestCanonical(t *testing.T) {
	for _, coefficient := range []string{"0", "1", "10", "1338", "100", "100200300", "18446744073709551615", "18446744073709551616", "10000000000000000000"} {
		for exponent := -25; exponent <= 25; exponent++ {
			for _, sign := range []string{"", "-"} {
				d, err := ParseExact(fmt.Sprintf("%s%sE%d", sign, coefficient, exponent))
				if err != nil {
					t.Fatal(err)
				}
				want := d.String()
				if strings.Contains(want, ".") {
					want = strings.TrimRight(strings.TrimRight(want, "0"), ".")
				}
				if want == "-0" {
					want = "0"
				}
				if got := d.Canonical(); got != want {
					t.Fatalf("%s: got %s, want %s", d.Exact(), got, want)
				}
			}
		}
	}
}
