package layout

import "testing"

func TestClassOfEveryCodePoint(t *testing.T) {
	for r := range rune(1 << 17) {
		if got, want := classOf(r), newClass(r); got != want {
			t.Errorf("class of %U: %b, want %b", r, got, want)
		}
	}
}
