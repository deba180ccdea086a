package quantity

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// Reading is how one wording of inexactness is read: a row of readings.tsv, which `statclaim schema --readings` prints.
type Reading struct {
	Cue       string // the wording
	Position  string // before, inside, behind, or across (before a phrase that ends in 的 and the number)
	Qualifier string // a value of the qualifier column
	Meaning   string // what it means for value and bounds
}

// The positions of a cue.
const (
	before = "before"
	inside = "inside"
	behind = "behind"
	across = "across"
)

// Readings reads readings.tsv.
func Readings(tables fs.FS) ([]Reading, error) {
	lines, err := readTable(tables, "readings.tsv", 4)
	if err != nil {
		return nil, err
	}
	var out []Reading
	for _, l := range lines {
		r := Reading{l.cells[0], l.cells[1], l.cells[2], l.cells[3]}
		if !slices.Contains([]string{before, inside, behind, across}, r.Position) {
			return nil, l.errorf("position %q: want before, inside, behind or across", r.Position)
		}
		if !slices.Contains(schema.Vocabulary["qualifier"], r.Qualifier) {
			return nil, l.errorf("qualifier %q: want one of %s", r.Qualifier, strings.Join(schema.Vocabulary["qualifier"], ", "))
		}
		out = append(out, r)
	}
	return out, nil
}

// cueTable finds the outer cues of a number.
type cueTable struct {
	readings []Reading
	before   *trie // backwards
	across   *trie // backwards
	behind   *trie
}

func newCueTable(readings []Reading, letters *alphabet) *cueTable {
	t := &cueTable{readings: readings, before: newTrie(letters), across: newTrie(letters), behind: newTrie(letters)}
	for i, r := range readings {
		for _, cue := range strings.Fields(r.Cue) {
			switch r.Position {
			case before:
				t.before.add(backwards(cue), i)
			case across:
				t.across.add(backwards(cue), i)
			case behind:
				t.behind.add([]rune(cue), i)
			}
		}
	}
	return t
}

// fillers may stand between a cue and its number: 约为, 超过了, 不足有, 约占.
var fillers = wordsBefore("惊人的", "达到了", "达到", "需要", "达", "为", "有", "在", "是", "了", "到", "至", "占", "需", "“", " ")

// beforeNumber is the cue that ends at i, perhaps with a filler between. A word that says that the figure is meant as it stands is none behind 约:
// 约达, but 最高达. ok is false when there is none.
func (t *cueTable) beforeNumber(runes []rune, i int) (qualifier string, cue schema.Span, ok bool) {
	if qualifier, cue, ok = t.endingAt(runes, i); ok && qualifier != schema.Exact {
		return qualifier, cue, true
	}
	if start := fillerStart(runes, i); start < i {
		if inexact, before, found := t.endingAt(runes, start); found && (!ok || inexact == schema.About) {
			return inexact, before, true
		}
	}
	return qualifier, cue, ok
}

// endingAt is the cue that ends at i.
func (t *cueTable) endingAt(runes []rune, i int) (qualifier string, cue schema.Span, ok bool) {
	v, start := t.before.longestBack(runes, i)
	if v < 0 || isInWord(runes, start, i) {
		return "", schema.Span{}, false
	}
	return t.readings[v].Qualifier, schema.Span{Start: start, End: i}, true
}

func fillerStart(runes []rune, i int) int {
	if !fillers.next.May(runeAt(runes, i-1)) {
		return i
	}
	for _, f := range fillers.words {
		if endsWith(runes, i, f) {
			return i - utf8.RuneCountInString(f)
		}
	}
	return i
}

// isInWord reports that the one-character cue is the end of another word: 最近, 附近, 赶超, 条约.
func isInWord(runes []rune, start, end int) bool {
	if end-start > 1 {
		return false
	}
	prior := runeAt(runes, start-1)
	switch runes[start] {
	case '近':
		return containsRune("最附靠临邻亲远", prior)
	case '破':
		return containsRune("突打侦告爆撕攻识戳冲跌残识看道点", prior)
	case '约':
		return containsRune("条合签公契预违纽节制履爽大", prior)
	case '超':
		return containsRune("赶反英中", prior)
	case '满':
		return containsRune("圆充美爆客期届", prior) && prior != '期'
	}
	return false
}

// acrossPhrase is the cue in front of a phrase of at most fourteen code points that ends in 的 directly before i: 约占总产量的三分之二.
func (t *cueTable) acrossPhrase(runes []rune, i int) (qualifier string, cue schema.Span, ok bool) {
	if runeAt(runes, i-1) != '的' {
		return "", schema.Span{}, false
	}
	for end := i - 2; end > 0 && end > i-nearLimit && !isClauseEnd(runes[end]) && runes[end] != '、'; end-- {
		if v, start := t.across.longestBack(runes, end); v >= 0 {
			return t.readings[v].Qualifier, schema.Span{Start: start, End: end}, true
		}
	}
	return "", schema.Span{}, false
}

// inclusions may stand between a number and the cue behind it.
var inclusions = wordsBehind("（含）", "(含)", "（含本数）", "（不含）", "有期徒刑")

// behindBracket is the index behind what may stand between the number that ends at i and its cue.
func behindBracket(runes []rune, i int) int {
	if !inclusions.next.May(runeAt(runes, i)) {
		return i
	}
	for _, w := range inclusions.words {
		if hasText(runes, i, w) {
			return i + utf8.RuneCountInString(w)
		}
	}
	return i
}

// behindNumber is the cue at i; a bracket like （含） or, before cues of two characters, a blank or two may stand between.
func (t *cueTable) behindNumber(runes []rune, i int) (qualifier string, cue schema.Span, ok bool) {
	j := behindBracket(runes, i)
	direct := j
	for j < direct+2 && runeAt(runes, j) == ' ' {
		j++
	}
	v, end := t.behind.longest(runes, j)
	if v < 0 || j > direct && end-j < 2 {
		return "", schema.Span{}, false
	}
	return t.readings[v].Qualifier, schema.Span{Start: j, End: end}, true
}
