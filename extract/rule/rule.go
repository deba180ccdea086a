package rule

import (
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"

	"statclaim/schema"
)

// Kind says what a rule is for.
type Kind string

// The kinds of rules.
const (
	Claim   Kind = "claim"   // says what the number is; the first that matches owns it
	Context Kind = "context" // fills only what is still empty
	Guard   Kind = "guard"   // says why the number is no claim
)

// part is a kind as a number: to compare the names of kinds takes longer than most tries of rules.
type part uint8

func (k Kind) part() part {
	switch k {
	case Claim:
		return 1
	case Context:
		return 2
	case Guard:
		return 3
	}
	return 0
}

// Rule is one way of saying one thing, with examples of its own.
type Rule struct {
	// What each slot is tried with first stands in front: most tries end there, and need no more of the rule.
	Kind    Kind     `yaml:"kind"`
	part    part     // the kind again
	target  slots    // what the pattern's target accepts: tested before the engine is started
	needs   []need   // what every match has near its slot
	matcher *matcher // nil where the engine matches

	ID       string    `yaml:"id"`
	About    string    `yaml:"about"`
	Keywords []string  `yaml:"keywords"`
	Pattern  string    `yaml:"pattern"`
	Emit     Emit      `yaml:"emit"`
	Match    []Example `yaml:"match"`
	Reject   []string  `yaml:"reject"`
	Disable  []string  `yaml:"disable"` // only in user packs: ids to remove; such an entry has nothing else

	Place    string `yaml:"-"` // file:line
	Entry    string `yaml:"-"` // the entry as its file has it, without comments
	expanded string
	engine   func() (*regexp2.Regexp, error) // made when first called
	groups   []group
}

// Expanded is the pattern with its word lists and gaps written out. Slots stay in braces, as the pattern has them.
func (r *Rule) Expanded() string { return r.expanded }

// Emit is what a match yields. A pattern also yields by its groups: indicator, subject, action, baseline and attribution are
// printed phrases, base is the quantity that a change set out from, up, down and flat are directions, and pivot is where the
// indicator ends that stands to the left.
type Emit struct {
	Indicator  string `yaml:"indicator"` // where the noun phrase stands: left, right, rest (of the clause), inherit or none; a group (?<indicator>…) overrides
	Measure    string `yaml:"measure"`
	Comparison string `yaml:"comparison"`
	Direction  string `yaml:"direction"`
	Modality   string `yaml:"modality"`
}

// Example is a text that a rule must match and, where given, what the claim must say. Keys are columns of claims.
type Example struct {
	Text string            `yaml:"text"`
	Want map[string]string `yaml:"want"`
}

// UnmarshalYAML lets an example without wants be a plain string.
func (e *Example) UnmarshalYAML(decode func(any) error) error {
	if err := decode(&e.Text); err == nil {
		return nil
	}
	type plain Example
	return decode((*plain)(e))
}

// Hit is a rule that matches around a slot, with what its groups hold of the masked sentence.
type Hit struct {
	Rule   *Rule
	Groups []Group
}

// Group is a named group of a pattern that took part in a match.
type Group struct {
	Name string
	schema.Span
}

// Group gives what a group holds; ok is false where it took no part in the match.
func (h *Hit) Group(name string) (span schema.Span, ok bool) {
	for i := range h.Groups {
		if h.Groups[i].Name == name {
			return h.Groups[i].Span, true
		}
	}
	return schema.Span{}, false
}

// Set is an ordered, compiled list of rules. It is safe for concurrent use.
type Set struct {
	Rules    []*Rule
	Words    []WordList // sorted by name
	keywords keywordTrie
}

// fuse bounds one match. Patterns are linear by construction, so it never blows; if it does, the caller counts it. It is long, so
// that a machine under load does not change what is found.
const fuse = 30 * time.Second

// Candidates gives, for one masked sentence, the rules whose keywords occur in it (or that have none), in order. dst is reused.
func (s *Set) Candidates(masked []rune, dst []*Rule) []*Rule {
	const usual = 16
	var room [usual]uint64
	found := ruleSet(room[:])
	if n := len(s.keywords.always); n > usual {
		found = make(ruleSet, n)
	}
	s.keywords.present(masked, found)
	return found.appendTo(dst[:0], s.Rules)
}

// Unfiltered is the same set without its keyword prefilter: slower, with the same matches.
func (s *Set) Unfiltered() *Set {
	none := newKeywordTrie(make([]*Rule, 0))
	for i := range s.Rules {
		if i%64 == 0 {
			none.always = append(none.always, 0)
		}
		none.always.add(i)
	}
	return &Set{Rules: s.Rules, keywords: none}
}

// First gives the match around the slot at index at of masked of the first rule of a kind that has one; its rule is nil where none has. fuses
// counts the tries that blew their fuse.
func First(rules []*Rule, kind Kind, masked []rune, at int) (hit Hit, fuses int) {
	part, slot := kind.part(), masked[at]
	for _, r := range rules {
		if r.part != part || !r.target.accepts(slot) {
			continue
		}
		hit, ok, err := r.MatchAt(masked, at)
		if err != nil {
			fuses++
		}
		if ok {
			return hit, fuses
		}
	}
	return Hit{}, fuses
}

// MatchAt reports whether the rule matches around the slot at index at of masked. An error means that the fuse blew.
func (r *Rule) MatchAt(masked []rune, at int) (hit Hit, ok bool, err error) {
	if !r.target.accepts(masked[at]) {
		return hit, false, nil
	}
	for i := range r.needs {
		if !r.needs[i].met(masked, at) {
			return hit, false, nil
		}
	}
	if r.matcher != nil {
		if hit, ok, done := r.tryAt(masked, at); done {
			return hit, ok, nil
		}
	}
	engine, err := r.engine()
	if err != nil {
		return hit, false, err
	}
	err = engine.FindRunesMatches(masked, at, func(m regexp2.MatchView) bool {
		ok = true
		for _, g := range r.groups {
			start, length, found := m.GroupRange(g.number)
			if !found {
				continue
			}
			hit.Groups = append(hit.Groups, Group{g.name, schema.Span{Start: start, End: start + length}})
		}
		return false
	})
	hit.Rule = r
	return hit, ok, err
}

// SetFuse changes the fuse of one rule, so that tests can blow it: a negative one blows at the first look at the clock, whatever the
// machine does.
func (r *Rule) SetFuse(d time.Duration) {
	r.matcher = nil
	if engine, err := r.engine(); err == nil {
		engine.MatchTimeout = d
	}
}

// tryAt is MatchAt by the matcher; done is false where that gives up.
func (r *Rule) tryAt(masked []rune, at int) (hit Hit, ok, done bool) {
	t := tries.Get().(*try)
	defer tries.Put(t)
	ok, done = r.matcher.match(t, masked, at)
	if !ok || !done {
		return hit, false, done
	}
	hit.Rule = r
	for i, g := range r.groups {
		if span := t.spans[g.number]; span.Start >= 0 {
			if hit.Groups == nil {
				hit.Groups = make([]Group, 0, len(r.groups)-i)
			}
			hit.Groups = append(hit.Groups, Group{g.name, span})
		}
	}
	return hit, true, true
}

// tries is room for tries, which the steps of a matcher hand on by pointer.
var tries = sync.Pool{New: func() any { return new(try) }}

// group is a named capture of a compiled pattern.
type group struct {
	name   string
	number int
}
