package rule

import (
	"slices"

	"github.com/dlclark/regexp2/v2/syntax"

	"statclaim/schema"
)

// matcher is a pattern made into functions, each of which reads one part and calls the next: five to ten times as fast as the engine's
// interpreter, which was half of the time of text full of numbers. It takes the engine's own syntax tree and tries in the engine's
// order, so that it finds the same; what it does not know, and what takes too many steps, is left to the engine.
type matcher struct {
	run    step
	groups int
}

// step reads on at a position and reports whether all that follows fits.
type step func(t *try, at int) bool

// try is one try of a matcher.
type try struct {
	text  []rune
	start int // where the slot stands
	end   int // where the last atomic part ended
	steps int
	spans [maxSpans]schema.Span // of the groups; Start is -1 where a group took no part
	opens [maxSpans]int         // where the groups at work began
}

const (
	maxSpans = 16      // groups, the whole match and the slot included
	maxSteps = 1 << 16 // choices of one try; patterns are linear and need some hundreds
	maxParts = 1 << 14 // parts of a pattern with its repeats written out
)

// match reports whether the pattern matches around the slot at an index. done is false where that took too many steps.
func (m *matcher) match(t *try, text []rune, at int) (ok, done bool) {
	t.text, t.start, t.steps = text, at, 0
	for i := range m.groups {
		t.spans[i].Start = -1
	}
	ok = m.run(t, at)
	t.text = nil
	return ok, t.steps < maxSteps
}

// newMatcher makes a matcher; nil for a pattern with a part that it does not know.
func newMatcher(tree *syntax.RegexTree, all *letters) *matcher {
	if tree.Captop > maxSpans || tree.Capnumlist != nil {
		return nil
	}
	b := builder{letters: all}
	m := &matcher{groups: tree.Captop}
	if m.run = b.part(tree.Root, accept); b.unknown {
		return nil
	}
	return m
}

func accept(*try, int) bool { return true }

// builder makes the steps of a pattern.
type builder struct {
	letters *letters
	unknown bool
	parts   int
}

// part makes the step of a part with what follows it.
func (b *builder) part(n *syntax.RegexNode, next step) step {
	if b.parts++; b.parts > maxParts {
		b.unknown = true
	}
	if b.unknown {
		return nil
	}
	switch n.T {
	case syntax.NtOne:
		return word([]rune{n.Ch}, back(n), next)
	case syntax.NtNotone, syntax.NtSet:
		return one(b.test(n), back(n), next)
	case syntax.NtMulti:
		return word(n.Str, back(n), next)
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop:
		return greedy(b.test(n), n.M, n.N, back(n), next)
	case syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy:
		return lazy(b.test(n), n.M, n.N, back(n), next)
	case syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		return atomicLoop(b.test(n), n.M, n.N, back(n), next)
	case syntax.NtLoop, syntax.NtLazyloop:
		return b.loop(n, next)
	case syntax.NtAlternate:
		return b.either(n, next)
	case syntax.NtConcatenate: // behind a slot in reading order, before it from the slot outward: as the tree has them
		for _, c := range slices.Backward(n.Children) {
			next = b.part(c, next)
		}
		return next
	case syntax.NtCapture:
		return b.capture(n, next)
	case syntax.NtGroup:
		return b.part(n.Children[0], next)
	case syntax.NtAtomic:
		return b.atomic(n, next)
	case syntax.NtPosLook, syntax.NtNegLook:
		return b.look(n, next)
	}
	return b.border(n, next)
}

func back(n *syntax.RegexNode) bool { return n.Options&syntax.RightToLeft != 0 }

// border makes the step of a part that takes no character.
func (b *builder) border(n *syntax.RegexNode, next step) step {
	switch n.T {
	case syntax.NtEmpty, syntax.NtUpdateBumpalong:
		return next
	case syntax.NtNothing:
		return func(*try, int) bool { return false }
	case syntax.NtStart:
		return func(t *try, at int) bool { return at == t.start && next(t, at) }
	case syntax.NtBeginning:
		return func(t *try, at int) bool { return at == 0 && next(t, at) }
	case syntax.NtEnd:
		return func(t *try, at int) bool { return at == len(t.text) && next(t, at) }
	case syntax.NtEndZ:
		return func(t *try, at int) bool {
			return (at == len(t.text) || at == len(t.text)-1 && t.text[at] == '\n') && next(t, at)
		}
	}
	b.unknown = true
	return nil
}

// either makes the step of alternatives, tried in their order: where each begins with one of a few characters, those that begin with the
// next one.
func (b *builder) either(n *syntax.RegexNode, next step) step {
	branches := make([]step, len(n.Children))
	for i, c := range n.Children {
		branches[i] = b.part(c, next)
	}
	if e, known := edgeOf(n); known && e.few && e.min > 0 {
		return b.choice(n, e.any, branches)
	}
	return func(t *try, at int) bool {
		if t.steps++; t.steps >= maxSteps {
			return false
		}
		for _, branch := range branches {
			if branch(t, at) {
				return true
			}
		}
		return false
	}
}

// choice is either for branches that the next character tells.
func (b *builder) choice(n *syntax.RegexNode, first chars, branches []step) step {
	places := placesOf(first)
	behind := make([][]step, len(places)) // by the place of the next character
	for k, c := range n.Children {
		e, _ := edgeOf(c)
		for _, r := range e.any {
			i := places.of(r)
			behind[i] = append(behind[i], branches[k])
		}
	}
	backward, firsts := back(n), b.letters.set(first)
	return func(t *try, at int) bool {
		r, ok := t.next(at, backward)
		if !ok || !firsts.has(r) {
			return false
		}
		if t.steps++; t.steps >= maxSteps {
			return false
		}
		for _, branch := range behind[places.of(r)] {
			if branch(t, at) {
				return true
			}
		}
		return false
	}
}

// loop makes the steps of a repeated group, its repeats written out.
func (b *builder) loop(n *syntax.RegexNode, next step) step {
	const most = 64
	body := n.Children[0]
	if e, known := edgeOf(body); !known || e.min == 0 || n.N > most {
		b.unknown = true // what an empty repeat does, the engine knows
		return nil
	}
	behind := next
	for range n.N - n.M {
		more, end := b.part(body, behind), next
		if n.T == syntax.NtLazyloop {
			more, end = end, more
		}
		behind = func(t *try, at int) bool {
			if t.steps++; t.steps >= maxSteps {
				return false
			}
			return more(t, at) || end(t, at)
		}
	}
	for range n.M {
		behind = b.part(body, behind)
	}
	return behind
}

// capture makes the steps around a group with a number.
func (b *builder) capture(n *syntax.RegexNode, next step) step {
	if n.N != -1 || n.M < 0 || n.M >= maxSpans {
		b.unknown = true
		return nil
	}
	k := n.M
	body := b.part(n.Children[0], func(t *try, at int) bool {
		before := t.spans[k]
		t.spans[k] = schema.Span{Start: min(t.opens[k], at), End: max(t.opens[k], at)}
		if next(t, at) {
			return true
		}
		t.spans[k] = before
		return false
	})
	return func(t *try, at int) bool {
		before := t.opens[k]
		t.opens[k] = at
		if body(t, at) {
			return true
		}
		t.opens[k] = before
		return false
	}
}

// atomic makes the step of a part that is not tried again once it has matched.
func (b *builder) atomic(n *syntax.RegexNode, next step) step {
	body := b.part(n.Children[0], func(t *try, at int) bool {
		t.end = at
		return true
	})
	if !holdsGroup(n) {
		return func(t *try, at int) bool { return body(t, at) && next(t, t.end) }
	}
	return func(t *try, at int) bool {
		spans := t.spans
		if body(t, at) && next(t, t.end) {
			return true
		}
		t.spans = spans
		return false
	}
}

// look makes the step of a part that must, or must not, match here without being taken.
func (b *builder) look(n *syntax.RegexNode, next step) step {
	body, wanted := b.part(n.Children[0], accept), n.T == syntax.NtPosLook
	if !holdsGroup(n) {
		return func(t *try, at int) bool { return body(t, at) == wanted && next(t, at) }
	}
	return func(t *try, at int) bool {
		spans := t.spans
		if body(t, at) == wanted && next(t, at) {
			return true
		}
		t.spans = spans
		return false
	}
}

// holdsGroup reports a part whose matches set a group, which is to be forgotten where what follows does not match.
func holdsGroup(n *syntax.RegexNode) bool {
	return n.T == syntax.NtCapture || slices.ContainsFunc(n.Children, holdsGroup)
}

// next gives the character that is read next in a direction.
func (t *try) next(at int, backward bool) (rune, bool) {
	if backward {
		at--
	}
	if at < 0 || at >= len(t.text) {
		return 0, false
	}
	return t.text[at], true
}

// test is a class of characters.
type test struct {
	listed  set
	negated bool
	large   *syntax.CharSet // where the class is too large to be listed
}

func (b *builder) test(n *syntax.RegexNode) *test {
	if n.Set == nil {
		c := &test{listed: b.letters.set(chars{n.Ch})}
		c.negated = n.T == syntax.NtNotone || n.T == syntax.NtNotoneloop || n.T == syntax.NtNotonelazy || n.T == syntax.NtNotoneloopatomic
		return c
	}
	const most = 128
	listed := charsOf(n.Set.GetSetChars(most))
	if len(listed) == 0 {
		return &test{large: n.Set}
	}
	return &test{listed: b.letters.set(listed), negated: n.Set.IsNegated()}
}

func (c *test) fits(r rune) bool {
	if c.large != nil {
		return c.large.CharIn(r)
	}
	return c.listed.has(r) != c.negated
}
