package rule

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"statclaim/schema"
)

func TestLintFindsWhatCannotBeMeant(t *testing.T) {
	set, err := Load(Source{Name: "rules", FS: fstest.MapFS{
		"a.yaml": {Data: []byte(growth + `
- id: dead
  about: its keyword stands in no text that it matches
  keywords: [床位]
  pattern: '病[^床位]{0,2}增长{q}'
  match: [病人增长5%]
  reject: [增长5%]
`)},
		"words.yaml": {Data: []byte("# lists\nup: [增长, 增]\nidle:\n  - 闲\n")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(set.Lint(), "\n")
	want := "rules/a.yaml:10: rule dead: dead: none of its keywords (床位) occurs in its pattern or in the word lists that it names, " +
		"so no text that matches is tried; want words of the pattern, or no keywords\n" +
		"rules/words.yaml:3: word list idle: no pattern names {idle}; use it or delete it"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAListOfAReplacedRuleIsNotIdle(t *testing.T) {
	base := Source{Name: "base", FS: fstest.MapFS{"a.yaml": {Data: []byte(growth)}, "words.yaml": {Data: []byte("up: [增长]")}}}
	pack := Source{Name: "pack", FS: fstest.MapFS{"p.yaml": {Data: []byte(strings.Replace(growth, "{up}", "增长", 1))}}}
	set, err := Load(base, pack)
	if err != nil || len(set.Lint()) != 0 {
		t.Errorf("got %v, %v", set.Lint(), err)
	}
}

func TestWordListsAndKeysAreChecked(t *testing.T) {
	_, err := Load(Source{Name: "rules", FS: fstest.MapFS{
		"a.yaml":     {Data: []byte("- id: a\n  about: x\n  emit: {mesure: change}\n")},
		"b.yaml":     {Data: []byte("- id: b\n  about: \"x\n")},
		"words.yaml": {Data: []byte("up: [增长]\nq: [大]\nnone: []\n")},
	}})
	if err == nil {
		t.Fatal("want errors")
	}
	for _, want := range []string{
		`rules/a.yaml:3: rule a: unknown key "mesure"; allowed are id, about`, "rules/b.yaml:2: could not find end character",
		"rules/words.yaml:2: word list q: the name is that of a slot", "rules/words.yaml:3: word list none: it is empty",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, err)
		}
	}
	for line := range strings.Lines(err.Error()) {
		if !strings.HasPrefix(line, "rules/") {
			t.Errorf("a problem without its place: %q", line)
		}
	}
}

func TestExpandedAndEntryAreForReaders(t *testing.T) {
	set, err := load(t, growth)
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rules[0]
	if want := `(?<cmp>同比)[^，,；;。：:！？!?]{0,4}?(?<up>(?:增长到|增长|增))了?{q:percent}(?!点)`; r.Expanded() != want {
		t.Errorf("expanded is %s", r.Expanded())
	}
	if !strings.Contains(r.Entry, "id: growth") || !strings.Contains(r.Entry, "reject: [同比]") {
		t.Errorf("entry is %q", r.Entry)
	}
}

func TestLegibleNamesEverySlot(t *testing.T) {
	text := []rune{'约', Quantity(schema.Money), Quantity(""), Period, Zero, Word, '。'}
	if got := Legible(text); got != "约{money}{bare}{t}{zero}{w}。" {
		t.Errorf("got %s", got)
	}
	for _, kind := range schema.UnitKinds {
		if got := Legible([]rune{Quantity(kind)}); got != "{"+kind+"}" {
			t.Errorf("%s is written %s", kind, got)
		}
	}
}

// TestABrokenFileThatTheLibraryPanicsOn is a find of FuzzLoad.
func TestABrokenFileThatTheLibraryPanicsOn(t *testing.T) {
	content, err := os.ReadFile("../../fixtures/bad-rules/tag-without-value.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Load(Source{Name: "rules", FS: fstest.MapFS{"a.yaml": {Data: content}}})
	if err == nil || !strings.HasPrefix(err.Error(), "rules/a.yaml: no YAML that can be read") {
		t.Errorf("got %v", err)
	}
}
