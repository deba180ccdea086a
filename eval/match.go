package eval

import (
	"cmp"
	"slices"

	"statclaim/schema"
)

// pair is a claim and a label that mean the same number, by their indexes.
type pair struct {
	claim, gold int
	overlap     int // code points shared
	difference  int // between their lengths
}

// match pairs claims and labels one to one. Two may pair when what they share is at least half of the shorter; the largest
// overlap goes first, then the most equal lengths, then the order of the claims and of the labels.
func match(claims []schema.Claim, gold []Gold) []pair {
	var candidates []pair
	for i := range claims {
		for j := range gold {
			if p, ok := candidate(&claims[i], &gold[j]); ok {
				p.claim, p.gold = i, j
				candidates = append(candidates, p)
			}
		}
	}
	slices.SortFunc(candidates, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.difference, b.difference),
			cmp.Compare(a.claim, b.claim), cmp.Compare(a.gold, b.gold))
	})
	claimTaken, goldTaken := make([]bool, len(claims)), make([]bool, len(gold))
	var out []pair
	for _, p := range candidates {
		if claimTaken[p.claim] || goldTaken[p.gold] {
			continue
		}
		claimTaken[p.claim], goldTaken[p.gold] = true, true
		out = append(out, p)
	}
	return out
}

func candidate(c *schema.Claim, g *Gold) (pair, bool) {
	start, end := int(c.NumberStart), int(c.NumberEnd)
	overlap := min(end, g.End) - max(start, g.Start)
	length, goldLength := end-start, g.End-g.Start
	if overlap <= 0 || 2*overlap < min(length, goldLength) {
		return pair{}, false
	}
	return pair{overlap: overlap, difference: max(length-goldLength, goldLength-length)}, true
}
