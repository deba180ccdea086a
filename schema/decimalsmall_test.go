package schema

import (
	"math"
	"strconv"
	"testing"
)

func TestSmall(t *testing.T) {
	tests := []struct {
		number      string
		coefficient int64
		exponent    int
		ok          bool
	}{
		{"0", 0, 0, true},
		{"-0.00", 0, 0, true},
		{"5.20", 52, -1, true},
		{"-1200", -12, 2, true},
		{"9223372036854775807", 9223372036854775807, 0, true},
		{"92233720368547758070", 0, 0, false},
	}
	for _, test := range tests {
		coefficient, exponent, ok := MustDecimal(test.number).Small()
		if coefficient != test.coefficient || exponent != test.exponent || ok != test.ok {
			t.Errorf("Small(%s) = %d, %d, %v; want %d, %d, %v", test.number, coefficient, exponent, ok, test.coefficient, test.exponent, test.ok)
		}
	}
}

// TestFloatIsNearest compares with the conversion of the standard library.
func TestFloatIsNearest(t *testing.T) {
	for _, number := range []string{"0", "-0", "0.00", "5.20", "-13.38", "0.1", "123456789.123456789", "9007199254740992", "9007199254740993", "0.0000000000000000000001", "1.0000000000000000000001", "-7", "99999999999999999999"} {
		want, err := strconv.ParseFloat(number, 64)
		if got := MustDecimal(number).Float(); err != nil || math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("Float(%s) = %v, want %v", number, got, want)
		}
	}
	for i := range 2000 {
		d := NewDecimal(int64(i*7919), -i%12)
		want, _ := strconv.ParseFloat(d.String(), 64)
		if got := d.Float(); got != want {
			t.Errorf("Float(%s) = %v, want %v", d, got, want)
		}
	}
}
