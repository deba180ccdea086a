package rule

import (
	"slices"
	"strings"

	"github.com/dlclark/regexp2/v2/syntax"
)

// need is something that a match of a pattern has near its slot: one of a few characters, at a distance between two from it. To look
// for it takes some nanoseconds, to start the engine a thousand; most tries end here.
type need struct {
	side      int  // -1 to the left of the slot, 1 to its right
	low, high int  // the distances
	inClause  bool // no mark that ends a clause stands before them
	set       set
	any       chars // the same
}

// met reports whether text has what is needed around the slot at an index.
func (n *need) met(text []rune, at int) bool {
	if n.side > 0 {
		for i := at + n.low; i <= at+n.high && i < len(text); i++ {
			if n.set.has(text[i]) {
				return true
			}
			if n.inClause && endsClause(text[i]) {
				return false
			}
		}
		return false
	}
	for i := at - n.low; i >= at-n.high && i >= 0; i-- {
		if n.set.has(text[i]) {
			return true
		}
		if n.inClause && endsClause(text[i]) {
			return false
		}
	}
	return false
}

// clauseMarks are what a gap does not cross.
const clauseMarks = "，,；;。：:！？!?"

func endsClause(r rune) bool {
	if r > '。' && r < '！' {
		return false // a Han, as most are
	}
	switch r {
	case '，', ',', '；', ';', '。', '：', ':', '！', '？', '!', '?':
		return true
	}
	return false
}

// farthest is how wide the rest of a pattern may be for a need to be worth looking for.
const farthest = 60

// needsOf reads from a compiled pattern, \G(?<=left)(?<q>slot)(?=right), what every match has. It gives fewer needs, never wrong ones,
// where it does not know a construct.
func needsOf(tree *syntax.RegexTree) []need {
	const most = 4
	var needs []need
	side := -1
	for _, part := range flatten(tree.Root, nil) {
		switch {
		case part.T == syntax.NtSet || part.T == syntax.NtOne:
			side = 1 // the slot itself
		case part.T == syntax.NtPosLook:
			needs = append(needs, needsOfRow(flatten(part.Children[0], nil), need{side: side, low: 1, high: 1, inClause: true})...)
		}
	}
	slices.SortStableFunc(needs, byCost)
	needs = slices.CompactFunc(needs, need.equal)
	return needs[:min(len(needs), most)]
}

// needsOfRow gives the needs of parts that stand one behind the other, the nearest first; at has the distance of the first one.
func needsOfRow(parts []*syntax.RegexNode, at need) (out []need) {
	for _, p := range parts {
		e, known := edgeOf(p)
		if !known || at.high > farthest {
			break
		}
		if e.min > 0 && e.few {
			n := at
			n.any = e.any
			out = append(out, n)
		}
		if n, ok := needOfBranches(p, at); ok && e.min > 0 {
			out = append(out, n)
		}
		at.low, at.high = at.low+e.min, at.high+e.max
		at.inClause = at.inClause && !mayEndClause(p)
	}
	return out
}

// needOfBranches unites the best need of every branch: 将 or the 标 of 目标(?:是|为|定为).
func needOfBranches(p *syntax.RegexNode, at need) (need, bool) {
	if p.T != syntax.NtAlternate {
		return need{}, false
	}
	out := need{side: at.side, low: at.high, inClause: true}
	for _, b := range p.Children {
		all := needsOfRow(flatten(b, nil), at)
		if len(all) == 0 {
			return need{}, false
		}
		best := slices.MinFunc(all, byCost)
		out.low, out.high = min(out.low, best.low), max(out.high, best.high)
		out.inClause = out.inClause && best.inClause
		out.any.unite(best.any)
	}
	return out, true
}

// byCost orders needs by how often they may be met by chance.
func byCost(a, b need) int {
	return len(a.any)*(a.high-a.low+1) - len(b.any)*(b.high-b.low+1)
}

func (n need) equal(other need) bool {
	return n.side == other.side && n.low == other.low && n.high == other.high && n.inClause == other.inClause && slices.Equal(n.any, other.any)
}

// mayEndClause reports a part whose matches may hold a mark that ends a clause.
func mayEndClause(n *syntax.RegexNode) bool {
	for _, c := range n.Children {
		if mayEndClause(c) {
			return true
		}
	}
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return endsClause(n.Ch)
	case syntax.NtMulti:
		return slices.ContainsFunc(n.Str, endsClause)
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return strings.ContainsFunc(clauseMarks, n.Set.CharIn)
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		return true
	}
	return false
}

// flatten gives the parts that stand one behind the other, the nearest to the slot first: what a pattern has to the left of its slot, the
// parser has in the order that it is read in, from the slot outward.
func flatten(n *syntax.RegexNode, parts []*syntax.RegexNode) []*syntax.RegexNode {
	if n.T != syntax.NtConcatenate && !isGroup(n) {
		return append(parts, n)
	}
	for _, c := range n.Children {
		parts = flatten(c, parts)
	}
	return parts
}

func isGroup(n *syntax.RegexNode) bool {
	return (n.T == syntax.NtCapture || n.T == syntax.NtGroup || n.T == syntax.NtAtomic) && len(n.Children) == 1
}

// edge is how wide the matches of a part are, and what their character next to the slot is, if they have any; few is false where that
// may be one of many.
type edge struct {
	min, max int
	any      chars
	few      bool
}

// edgeOf reads a part; known is false for a construct that it does not know.
func edgeOf(n *syntax.RegexNode) (e edge, known bool) {
	if n.Options&syntax.IgnoreCase != 0 {
		return edge{}, false
	}
	switch n.T {
	case syntax.NtOne:
		return edgeOfRunes(1, 1, n.Ch), true
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return edgeOfRunes(n.M, n.N, n.Ch), true
	case syntax.NtMulti:
		if back(n) {
			return edgeOfRunes(len(n.Str), len(n.Str), n.Str[len(n.Str)-1]), true
		}
		return edgeOfRunes(len(n.Str), len(n.Str), n.Str[0]), true
	case syntax.NtNotone:
		return edge{min: 1, max: 1}, true
	case syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		return edge{min: n.M, max: n.N}, true
	case syntax.NtSet:
		return edgeOfSet(1, 1, n.Set), true
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return edgeOfSet(n.M, n.N, n.Set), true
	case syntax.NtLoop, syntax.NtLazyloop:
		e, known = edgeOf(n.Children[0])
		e.min, e.max = e.min*n.M, times(e.max, n.N)
		return e, known
	case syntax.NtAlternate:
		return edgeOfEither(n.Children)
	case syntax.NtConcatenate:
		return edgeOfRow(n.Children)
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		if isGroup(n) {
			return edgeOf(n.Children[0])
		}
	case syntax.NtEmpty, syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtStart, syntax.NtEndZ,
		syntax.NtEnd, syntax.NtPosLook, syntax.NtNegLook, syntax.NtUpdateBumpalong:
		return edge{few: true}, true
	}
	return edge{}, false
}

// times keeps a product that is only compared with farthest from overflowing.
func times(a, b int) int { return min(a, 1<<15) * min(b, 1<<15) }

func edgeOfRunes(low, high int, runes ...rune) edge {
	return edge{min: low, max: high, few: true, any: charsOf(runes)}
}

func edgeOfSet(low, high int, set *syntax.CharSet) edge {
	const most = 64
	runes := set.GetSetChars(most)
	if set.IsNegated() || len(runes) == 0 {
		return edge{min: low, max: high}
	}
	return edgeOfRunes(low, high, runes...)
}

func edgeOfEither(branches []*syntax.RegexNode) (edge, bool) {
	out, known := edgeOf(branches[0])
	for _, b := range branches[1:] {
		e, ok := edgeOf(b)
		known = known && ok
		out.few = out.few && e.few
		out.min, out.max = min(out.min, e.min), max(out.max, e.max)
		out.any.unite(e.any)
	}
	return out, known
}

func edgeOfRow(parts []*syntax.RegexNode) (out edge, known bool) {
	out.few = true
	for _, p := range parts {
		e, ok := edgeOf(p)
		if !ok {
			return edge{}, false
		}
		if out.min == 0 && e.max > 0 { // the nearest character may be of this part
			out.any.unite(e.any)
			out.few = out.few && e.few
		}
		out.min, out.max = out.min+e.min, out.max+e.max
	}
	return out, true
}
