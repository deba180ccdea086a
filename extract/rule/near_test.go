package rule

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dlclark/regexp2/v2/syntax"

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
		without.needs, without.matcher = nil, nil
		matches := 0
		for range 20000 {
			text := make([]rune, 1+random.IntN(12))
			for i := range text {
				text[i] = alphabet[random.IntN(len(alphabet))]
			}
			at := random.IntN(len(text))
			text[at] = Quantity(schema.Percent)
			got, ok, _ := with.MatchAt(text, at)
			want, matched, _ := without.MatchAt(text, at)
			if got.Rule = nil; ok != matched || !slices.Equal(got.Groups, want.Groups) {
				t.Fatalf("%s at %d of %q: got %v %v, want %v %v", pattern, at, Legible(text), ok, got.Groups, matched, want.Groups)
			}
			if ok {
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
			tree, err := syntax.Parse("\\G(?<="+tt.left+")(?<q>甲)(?="+tt.right+")", syntax.ParseOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if got := needsOf(tree); len(got) != tt.want {
				t.Errorf("got %+v, want %d", got, tt.want)
			}
		})
	}
}

// TestMatchersAgreeWithTheEngine tries every embedded rule on texts made of the words of its pattern.
func TestMatchersAgreeWithTheEngine(t *testing.T) {
	set, err := Load(Source{Name: "embedded", FS: os.DirFS("../data/rules")})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	matched := 0
	for _, r := range set.Rules {
		if r.matcher == nil {
			t.Errorf("rule %s has no matcher", r.ID)
			continue
		}
		words := strings.FieldsFunc(r.Expanded(), func(c rune) bool { return c < 0x80 || c == '－' })
		words = append(words, "，", "。", "、", "的", "了", "全", "年", "１", string(Period), string(Word), string(Quantity(schema.Count)), string(Quantity("")))
		slots := accepting(r)
		engine := *r
		engine.needs, engine.matcher = nil, nil
		for range 2000 {
			some := func() (text []rune) {
				for range random.IntN(6) {
					text = append(text, []rune(words[random.IntN(len(words))])...)
				}
				return text
			}
			text := some()
			at := len(text)
			text = append(append(text, slots[random.IntN(len(slots))]), some()...)
			got, ok, err := r.MatchAt(text, at)
			want, wanted, err2 := engine.MatchAt(text, at)
			if got.Rule, want.Rule = nil, nil; err != nil || err2 != nil || ok != wanted || !slices.Equal(got.Groups, want.Groups) {
				t.Fatalf("rule %s at %d of %q: got %v %v %v, the engine %v %v %v", r.ID, at, Legible(text), ok, got.Groups, err, wanted, want.Groups, err2)
			}
			if ok {
				matched++
			}
		}
	}
	if matched < 2000 {
		t.Errorf("only %d matches", matched)
	}
}

func accepting(r *Rule) (out []rune) {
	for slot := firstSlot; slot <= lastSlot; slot++ {
		if r.target.accepts(slot) {
			out = append(out, slot)
		}
	}
	return out
}
