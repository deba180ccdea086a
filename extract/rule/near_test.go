package rule

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"statclaim/schema"
)

// TestNeedsLoseNoMatch tries patterns on many short texts with and without what is needed near the slot.
func TestNeedsLoseNoMatch(t *testing.T) {
	patterns := []string{
		"增{q}", "{q}人", "(?:增|增长|长)了?{q}", "(?:甲|甲乙|乙)?{q}(?:乙|甲)?丙", "比{gap:3}(?:增|减)(?:了|，)?{q}", "(?<!甲)乙{0,2}{q}",
		"[甲乙]{1,2}[^丙]{0,3}{q}", "{n}{q}", "(?:甲(?:乙|丙)|丁(?=，))[^。]{0,3}?{q}", "(?:^|，)甲?{q}(?=乙|$)",
		"{q}(?:，|、)?(?:甲乙|丙){gap:2}(?<flat>丁|甲)", "(?:甲|(?:乙丙){2}){q}", "(?<pivot>甲)(?!乙{n}){gap:4}{q:percent}", "(?:甲|乙|){q}", "(?>甲乙|甲){q}", "(?i:a)甲?{q}",
	}
	alphabet := []rune("甲乙丙丁增长减了比人，。、aA")
	alphabet = append(alphabet, Quantity(schema.Percent), Quantity(schema.Count), Period)
	random := rand.New(rand.NewPCG(1, 2))
	for _, pattern := range patterns {
		rules := "- id: a\n  about: x\n  pattern: '" + pattern + "'\n  match: [a]\n  reject: [b]\n"
		set, err := Load(Source{Name: "rules", FS: fstest.MapFS{"a.yaml": {Data: []byte(rules)}}})
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		with := set.Rules[0]
		without := *with
		without.needs = nil
		matches := 0
		for range 20000 {
			text := make([]rune, 1+random.IntN(12))
			for i := range text {
				text[i] = alphabet[random.IntN(len(alphabet))]
			}
			at := random.IntN(len(text))
			text[at] = Quantity(schema.Percent)
			_, got, _ := with.MatchAt(text, at)
			if _, want, _ := without.MatchAt(text, at); got != want {
				t.Fatalf("%s at %d of %q: got %v, want %v", pattern, at, Legible(text), got, want)
			}
			if got {
				matches++
			}
		}
		if matches == 0 {
			t.Errorf("%s matched nothing", pattern)
		}
	}
}

func TestNeeds(t *testing.T) {
	tests := []struct {
		name, left, right string
		want              int
	}{
		{"the character before the slot", "增长", "", 1},
		{"either of two", "(?:增|减)", "", 1},
		{"nothing that must be there", "了?", "", 0},
		{"any character", "[^。]", "", 0},
		{"both sides", "增长", "以上", 2},
		{"a letter in either case", "(?i)a", "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := needsOf(tt.left, tt.right); len(got) != tt.want {
				t.Errorf("got %+v, want %d", got, tt.want)
			}
		})
	}
}
