package extract

import (
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"statclaim/extract/layout"
	"statclaim/fixtures/bench/corpus"
	"statclaim/schema"
)

// TestGlanceLeavesNothingOut extracts texts once with what a glance tells of their sentences, and once as if it told nothing.
func TestGlanceLeavesNothingOut(t *testing.T) {
	knowing := engine(t)
	blind := *knowing.glance
	blind.known = 0
	unknowing, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	unknowing.glance = &blind
	for _, text := range glanceTexts(t) {
		want := unknowing.Extract(&schema.Document{Text: text, MediaType: "text/plain"})
		got := knowing.Extract(&schema.Document{Text: text, MediaType: "text/plain"})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d claims and %d suppressed, without hints %d and %d, or others, of %.300q", len(got.Claims), len(got.Suppressed), len(want.Claims), len(want.Suppressed), text)
		}
	}
}

// glanceTexts gives real documents, prose with few numbers, and the texts of the traps.
func glanceTexts(t *testing.T) (texts []string) {
	fixtures := os.DirFS("../fixtures")
	for _, folder := range []string{"documents", "heldout"} {
		names, err := fs.Glob(fixtures, folder+"/*.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(fixtures, name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.ToValidUTF8(string(text), "?"))
		}
	}
	p, err := pool()
	if err != nil {
		t.Fatal(err)
	}
	return append(texts, p.Documents(300_000, corpus.Options{Seed: 2, Every: 200})...)
}

func TestGlance(t *testing.T) {
	tests := []struct {
		text  string
		holds hints
	}{
		{"丰收背后是科技账。", 0},
		{"今年的账好算。", holdsTime},
		{"第一批人走了。", holdsNumber},
		{"三天后再说。", holdsNumber | holdsTime},
		{"全州未发生事故。", holdsZero | holdsArea | holdsOwner},
		{"没有实现。", 0},
		{"下一步，怎么走？", holdsReset | holdsPlan | holdsNumber | holdsTime},
		{"预计不错。", holdsForecast},
		{"村里热闹。", holdsVillage | holdsTown},
		{"張某說。", holdsOwner},
		{"該院有萬人", holdsOwner | holdsNumber},
	}
	g := engine(t).glance
	const all = holdsNumber | holdsTime | holdsZero | holdsReset | holdsPlan | holdsForecast | holdsVillage | holdsTown | holdsArea | holdsOwner
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			room := &scratch{glance: g}
			s := sentences(&layout.Paragraph{Text: layout.Text{Runes: []rune(test.text)}}, room)[0]
			if got := all &^ s.without; got != test.holds {
				t.Errorf("hints %b, want %b", got, test.holds)
			}
		})
	}
}
