package quantity

import (
	"io/fs"
	"slices"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

// context is a row of number_context.tsv: a guard that words beside the number give.
type context struct {
	guard string
	form  string
}

var contextForms = []string{"any", "arabic", "han", "ordinal"}

// contextTable finds the words beside a number. One word may stand in several rows, of different forms.
type contextTable struct {
	rows   []context
	after  [4]*trie // by form
	before [4]*trie // backwards
}

func loadContexts(tables fs.FS, letters *alphabet) (*contextTable, error) {
	lines, err := readTable(tables, "number_context.tsv", 4)
	if err != nil {
		return nil, err
	}
	t := &contextTable{}
	for i := range t.after {
		t.after[i], t.before[i] = newTrie(letters), newTrie(letters)
	}
	for _, l := range lines {
		form := slices.Index(contextForms, l.cells[2])
		if form < 0 {
			return nil, l.errorf("form %q: want any, arabic, han or ordinal", l.cells[2])
		}
		t.rows = append(t.rows, context{l.cells[0], l.cells[2]})
		for _, w := range words(l.cells[3]) {
			switch l.cells[1] {
			case "after":
				t.after[form].add([]rune(w), len(t.rows)-1)
			case "before":
				t.before[form].add(backwards(w), len(t.rows)-1)
			default:
				return nil, l.errorf("where %q: want after or before", l.cells[1])
			}
		}
	}
	return t, nil
}

// forms are the indexes of contextForms that a number has.
func forms(d *draft) [2]int {
	switch {
	case d.form == numeral.Ordinal:
		return [2]int{3, 3}
	case d.m.Has(numeral.Arabic):
		return [2]int{0, 1}
	}
	return [2]int{0, 2}
}

// guard is the guard that the words behind or before d give; a word behind must reach at least as far as its unit.
func (t *contextTable) guard(runes []rune, d *draft) string {
	for _, f := range forms(d) {
		v, end := t.after[f].longest(runes, d.m.Span.End)
		if v >= 0 && end >= d.Anchor.End && t.rows[v].holds(d) {
			return t.rows[v].guard
		}
	}
	if d.unit != nil {
		return ""
	}
	for _, f := range forms(d) {
		if v, _ := t.before[f].longestBack(runes, d.m.Span.Start); v >= 0 && t.rows[v].holds(d) {
			return t.rows[v].guard
		}
	}
	return ""
}

func (c context) holds(d *draft) bool {
	return c.guard != "phone" || d.m.Span.Len() >= 3 && d.Scale == 0 && d.Qualifier == schema.Exact
}

func loadEnumerators(tables fs.FS, letters *alphabet) (classifiers, nouns *trie, err error) {
	lines, err := readTable(tables, "enumerators.tsv", 3)
	if err != nil {
		return nil, nil, err
	}
	classifiers, nouns = newTrie(letters), newTrie(letters)
	for _, l := range lines {
		form := slices.Index(contextForms, l.cells[0])
		if form < 0 {
			return nil, nil, l.errorf("form %q: want any or han", l.cells[0])
		}
		for _, w := range words(l.cells[1]) {
			classifiers.add([]rune(w), 0)
		}
		for _, w := range words(l.cells[2]) {
			nouns.add([]rune(w), form)
		}
	}
	return classifiers, nouns, nil
}
