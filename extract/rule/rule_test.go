package rule

import (
	"strings"
	"testing"
	"testing/fstest"

	"statclaim/schema"
)

func load(t *testing.T, rules string) (*Set, error) {
	t.Helper()
	return Load(Source{Name: "rules", FS: fstest.MapFS{
		"a.yaml":     {Data: []byte(rules)},
		"words.yaml": {Data: []byte("up: [增长, 增, 增长到]\n")},
	}})
}

const growth = `
- id: growth
  about: growth
  keywords: [同比]
  pattern: '(?<cmp>同比){gap:4}(?<up>{up})了?{q:percent}(?!点)'
  emit: {indicator: left, measure: change}
  match: [同比增长5%]
  reject: [同比]
`

func masked(parts ...any) (out []rune, at int) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, []rune(p)...)
		case rune:
			at = len(out)
			out = append(out, p)
		}
	}
	return out, at
}

func TestMatchConsumesTheSlotAloneAndGivesGroups(t *testing.T) {
	set, err := load(t, growth)
	if err != nil {
		t.Fatal(err)
	}
	text, at := masked("出口同比约增长了", Quantity(schema.Percent), "，")
	hit, ok, err := set.Rules[0].MatchAt(text, at)
	if !ok || err != nil {
		t.Fatalf("got %v, %v, want a match", ok, err)
	}
	if up, _ := hit.Group("up"); string(text[up.Start:up.End]) != "增长" {
		t.Errorf("up is %v", up)
	}
	for name, parts := range map[string][]any{
		"another slot kind":   {"同比增长", Quantity(schema.Money)},
		"look-ahead":          {"同比增长", Quantity(schema.Percent), "点"},
		"a clause in between": {"同比，增长", Quantity(schema.Percent)},
		"the gap is too wide": {"同比一二三四五增长", Quantity(schema.Percent)},
		"match is elsewhere":  {"同比增长", Quantity(schema.Percent), "，占", Quantity(schema.Percent)},
	} {
		text, at := masked(parts...)
		if _, ok, _ := set.Rules[0].MatchAt(text, at); ok {
			t.Errorf("%s: must not match", name)
		}
	}
}

func TestKeywordsNeverHideARule(t *testing.T) {
	set, err := load(t, growth+`
- id: longer
  about: a keyword that holds the other's
  keywords: [同比增长]
  pattern: '同比增长{q}'
  match: [同比增长5%]
  reject: [同比]
- id: always
  about: no keyword
  pattern: '{q}元'
  match: [5元]
  reject: [元]
`)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range set.Candidates([]rune("出口同比增长"), nil) {
		ids = append(ids, r.ID)
	}
	if got := strings.Join(ids, " "); got != "growth longer always" {
		t.Errorf("got %s", got)
	}
	if got := set.Candidates([]rune("出口"), nil); len(got) != 1 {
		t.Errorf("got %d rules, want the one without keywords", len(got))
	}
}

func TestLoaderReportsEveryProblemWithItsPlace(t *testing.T) {
	_, err := load(t, `
- id: greedy
  about: x
  pattern: '.*{q}'
  match: [a]
  reject: [b]
- id: nested
  about: x
  pattern: '(?:{gap:5}增){2,5}{q}'
  match: [a]
  reject: [b]
- id: targetless
  about: x
  pattern: '增长'
  match: [a]
  reject: [b]
- id: inside
  about: x
  pattern: '(?:{q})'
  match: [a]
  reject: [b]
- id: list
  about: x
  pattern: '{nosuch}{q}'
  match: [a]
  reject: [b]
- id: kind
  about: x
  pattern: '{q:percentage}'
  match: [a]
  reject: [b]
- id: group
  about: x
  pattern: '(?<a>增)(?<a>减){q}'
  match: [a]
  reject: [b]
- id: bare
  pattern: '增{q}'
- id: bare
  about: x
  pattern: '增{q}'
  emit: {measure: height}
  match: [{text: a, want: {valeu: 1}}]
  reject: [b]
`)
	if err == nil {
		t.Fatal("want errors")
	}
	for _, want := range []string{
		"rules/a.yaml:2: rule greedy: unbounded repeat", "rule nested: a repeat of a repeat", "rule targetless: no target",
		"rule inside: {q} stands inside a group", "rule list: unknown {nosuch}; allowed are", `rule kind: unknown unit kind "percentage"`,
		`rule group: group "a" is used twice`, "rule bare: about is missing", "rule bare: match and reject each need an example",
		"rule bare: the id is taken by rules/a.yaml", `emit.measure is "height"; allowed are level`, `want names "valeu"`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, err)
		}
	}
	if _, err := load(t, "- id: a\n  abuot: x\n"); err == nil || !strings.Contains(err.Error(), "abuot") {
		t.Errorf("an unknown key must be refused by name, got %v", err)
	}
}

func TestPacksReplaceDisableAndAppend(t *testing.T) {
	base := Source{Name: "base", FS: fstest.MapFS{"a.yaml": {Data: []byte(growth + strings.Replace(growth, "id: growth", "id: second", 1))}}}
	words := Source{Name: "words", FS: fstest.MapFS{"words.yaml": {Data: []byte("up: [增长]")}}}
	pack := Source{Name: "pack", FS: fstest.MapFS{"p.yaml": {Data: []byte(strings.Replace(growth, "about: growth", "about: mine", 1) +
		"- disable: [second]\n" + strings.Replace(growth, "id: growth", "id: third", 1))}}}
	set, err := Load(base, words, pack)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) != 2 || set.Rules[0].About != "mine" || set.Rules[1].ID != "third" {
		t.Errorf("got %+v", set.Rules)
	}
	if _, err := Load(base, words, Source{Name: "pack", FS: fstest.MapFS{"p.yaml": {Data: []byte("- disable: [nothing]\n")}}}); err == nil {
		t.Error("disabling an unknown id must be an error")
	}
}
