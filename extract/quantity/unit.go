package quantity

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"statclaim/schema"
)

// unit is one spelling of one row of units.tsv.
type unit struct {
	text      string
	kind      string
	code      string
	factor    schema.Decimal // numerator and divisor of one unit in base units
	divisor   schema.Decimal
	base      string
	isBase    bool // one unit is one base unit
	notBefore [][]rune
	notHan    bool // no Han may follow
	formOnly  bool // never read behind a number: the form of the numeral tells it (三成, 翻一番)
	near      [][]rune
	after     [][]rune // directly behind the unit
	head      [][]rune // close before the number, with no other number between
	next      int      // another row with the same spelling, -1 when there is none
}

// unitTable finds units.
type unitTable struct {
	units []unit
	trie  *trie
	signs []unitSign // the usual ones
}

// unitSign is a sign that tells the kind of a number: %, 番.
type unitSign struct {
	sign rune
	text string
	unit *unit
}

func loadUnits(tables fs.FS, letters *alphabet) (*unitTable, error) {
	lines, err := readTable(tables, "units.tsv", 7)
	if err != nil {
		return nil, err
	}
	t := &unitTable{trie: newTrie(letters)}
	for _, l := range lines {
		if !slices.Contains(schema.UnitKinds, l.cells[1]) {
			return nil, l.errorf("kind %q: want one of %s", l.cells[1], strings.Join(schema.UnitKinds, ", "))
		}
		for _, text := range words(l.cells[0]) {
			u, err := newUnit(l, text)
			if err != nil {
				return nil, err
			}
			t.insert(u)
		}
	}
	for _, r := range "%％‰成折番倍" {
		t.signs = append(t.signs, unitSign{r, string(r), t.named(string(r))})
	}
	return t, nil
}

func newUnit(l line, text string) (unit, error) {
	u := unit{text: text, kind: l.cells[1], code: l.cells[2], base: l.cells[4], next: -1}
	if u.code == "{}" {
		u.code = "{" + cmp.Or(strings.TrimPrefix(text, "个"), text) + "}"
	}
	if l.cells[3] != "" {
		numerator, divisor, quotient := strings.Cut(l.cells[3], "/")
		if !quotient {
			divisor = "1"
		}
		var err error
		if u.factor, err = schema.ParseDecimal(numerator); err != nil {
			return u, l.errorf("factor: %v", err)
		}
		if u.divisor, err = schema.ParseDecimal(divisor); err != nil || u.divisor.Sign() == 0 {
			return u, l.errorf("factor %q: want a number or a quotient of two", l.cells[3])
		}
		u.isBase = u.factor.Equal(u.divisor)
	}
	for _, w := range words(l.cells[5]) {
		switch w {
		case "$han":
			u.notHan = true
			continue
		case "$form":
			u.formOnly = true
			continue
		}
		u.notBefore = append(u.notBefore, []rune(w))
	}
	for _, w := range words(l.cells[6]) {
		if head, ok := strings.CutPrefix(w, "head:"); ok {
			u.head = append(u.head, []rune(head))
			continue
		}
		if behind, ok := strings.CutPrefix(w, "after:"); ok {
			u.after = append(u.after, []rune(behind))
			continue
		}
		u.near = append(u.near, []rune(w))
	}
	return u, nil
}

// insert adds a spelling behind the rows that already have it.
func (t *unitTable) insert(u unit) {
	index := len(t.units)
	t.units = append(t.units, u)
	node := &t.trie.nodes[t.trie.path([]rune(u.text))]
	last := node.value
	if last < 0 {
		node.value = int32(index)
		return
	}
	for t.units[last].next >= 0 {
		last = int32(t.units[last].next)
	}
	t.units[last].next = index
}

// match is the longest unit at i that fits its surroundings, for a number that starts at number. end is behind it.
func (t *unitTable) match(runes []rune, number, i int) (u *unit, end int) {
	for node, j := t.trie.start(runes, i), i+1; node > 0; j++ {
		if found := t.fitting(int(t.trie.nodes[node].value), runes, number, j); found != nil {
			u, end = found, j
		}
		if j >= len(runes) {
			break
		}
		node = t.trie.step(node, runes[j])
	}
	return u, end
}

// fitting is the first row of a spelling whose conditions hold; end is behind the spelling.
func (t *unitTable) fitting(v int, runes []rune, number, end int) *unit {
	for ; v >= 0; v = t.units[v].next {
		if t.units[v].fits(runes, number, end) {
			return &t.units[v]
		}
	}
	return nil
}

// nearLimit is how far before the number a word of the near column is looked for, in code points.
const nearLimit = 14

func (u *unit) fits(runes []rune, number, end int) bool {
	if u.formOnly {
		return false
	}
	if u.notHan && isHan(runeAt(runes, end)) && !isModifier(runeAt(runes, end)) {
		return false
	}
	if isLatin(runeAt(runes, end)) && isLatin(runes[end-1]) {
		return false
	}
	for _, w := range u.notBefore {
		if hasPrefix(runes, end, w) {
			return false
		}
	}
	if len(u.near) == 0 && len(u.after) == 0 && len(u.head) == 0 {
		return true
	}
	if u.isHeaded(runes, number) {
		return true
	}
	for _, w := range u.after {
		if hasPrefix(runes, end, w) {
			return true
		}
	}
	window := runes[max(0, number-nearLimit) : end-len([]rune(u.text))]
	for _, w := range u.near {
		if containsRunes(window, w) {
			return true
		}
	}
	return false
}

// headLimit is how far before the number a word of the form head:WORD may end, in code points.
const headLimit = 5

// isHeaded reports that a head word stands close before the number, with no other number and no end of a clause between.
func (u *unit) isHeaded(runes []rune, number int) bool {
	for end := number; len(u.head) > 0 && end > 0 && end > number-headLimit; end-- {
		for _, w := range u.head {
			if hasPrefix(runes, end-len(w), w) {
				return true
			}
		}
		if r := runes[end-1]; isDigit(r) || isClauseEnd(r) || containsRune("、（）()", r) {
			return false
		}
	}
	return false
}

// isModifier reports the Han that may follow a unit as a part of its number: 三块多, 两块左右, 十块以上.
func isModifier(r rune) bool {
	return containsRune("多余左以上不和与及至到的也了就一", r)
}
