package numeral

import (
	"math/rand/v2"
	"testing"
)

// TestBears puts openers, digits and what stands beside them in any order: where a number is found, one of its code points bears it.
func TestBears(t *testing.T) {
	pieces := []rune("+-－负几数以计上成百千半第首位居之翻番了倍±过近俩大小的.．对折打了万亿一二十两零〇廿５7%分之年、，人 ")
	random := rand.New(rand.NewPCG(1, 2))
	for range 300_000 {
		text := make([]rune, 1+random.IntN(6))
		bears := false
		for i := range text {
			text[i] = pieces[random.IntN(len(pieces))]
			bears = bears || Bears(text[i])
		}
		if !bears && Any(text) {
			t.Fatalf("%q holds a number, but no code point bears it", string(text))
		}
	}
}

func TestBearsIsSeldom(t *testing.T) {
	for _, r := range "的在上大小过近成数对第负-.+，。人国" {
		if Bears(r) {
			t.Errorf("%q alone bears a number", r)
		}
	}
}
