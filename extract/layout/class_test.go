package layout

import "testing"

func TestClassOfEveryCodePoint(t *testing.T) {
	for r := range rune(1 << 17) {
		if got, want := classOf(r), newClass(r); got != want {
			t.Errorf("class of %U: %b, want %b", r, got, want)
		}
	}
}

func TestNoLineEndsAmongHan(t *testing.T) {
	for r := '、'; r < 0xFE00; r++ {
		if classOf(r)&classLine != 0 {
			t.Errorf("%U ends a line or begins markup: readPlain passes over it", r)
		}
	}
}
