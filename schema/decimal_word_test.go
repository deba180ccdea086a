package schema

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestWordsAgree compares products and quotients of a word with those of any size.
func TestWordsAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	number := func() Decimal {
		coefficient := random.Int64() >> random.IntN(64)
		switch random.IntN(8) {
		case 0:
			coefficient = -coefficient
		case 1:
			coefficient = int64(math.Pow10(random.IntN(19)))
		case 2:
			return NewDecimal(coefficient, 0).mulAny(NewDecimal(1e18, 0))
		}
		return NewDecimal(coefficient, random.IntN(20)-18)
	}
	words, quotients := 0, 0
	for i := range 200_000 {
		a, b := number(), number()
		if i%4 == 0 {
			b = NewDecimal(1, 0)
		}
		if product, ok := mulWord(a, b); ok {
			words++
			if want := a.mulAny(b); product.Exact() != want.Exact() {
				t.Fatalf("%s * %s: got %s, want %s", a.Exact(), b.Exact(), product.Exact(), want.Exact())
			}
		}
		if quotient, rounded, ok := quoWord(a, b); ok {
			quotients++
			if want, wantRounded, _ := a.quoAny(b); quotient.Exact() != want.Exact() || rounded != wantRounded {
				t.Fatalf("%s / %s: got %s %v, want %s %v", a.Exact(), b.Exact(), quotient.Exact(), rounded, want.Exact(), wantRounded)
			}
		}
	}
	if words == 0 || quotients == 0 {
		t.Errorf("%d products and %d quotients of a word, want some", words, quotients)
	}
}
