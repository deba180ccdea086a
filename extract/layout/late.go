package layout

import "slices"

const (
	maxCompared = 4000 // runes of a body that are compared with a headline
	maxArticles = 100  // articles of a page up to which late headlines and lone captions are sought
	maxBlocks   = 5000 // blocks of a page up to which late headlines are sought
	maxLate     = 8    // headlines without a body up to which theirs is sought
)

// pairsOf gives the bigrams of Han and of letters and digits in texts, each once.
func pairsOf(texts ...[]rune) map[uint64]bool {
	set := map[uint64]bool{}
	size := 0
	for _, text := range texts {
		for i := 0; i+1 < len(text) && size < maxCompared; i++ {
			size++
			if isWordRune(text[i]) && isWordRune(text[i+1]) {
				set[uint64(text[i])<<32|uint64(text[i+1])] = true
			}
		}
	}
	return set
}

func isWordRune(r rune) bool { return isHan(r) || isLatin(r) || isDigit(r) }

// weights knows how many articles of the page hold a bigram: what every article holds tells nothing.
type weights map[uint64]int

// score weighs what a headline shares with a body: a bigram that n articles hold counts 1/n.
func (w weights) score(headline, body map[uint64]bool) float64 {
	total := 0.0
	for _, pair := range sorted(headline) {
		if body[pair] {
			total += 1 / float64(max(w[pair], 1))
		}
	}
	return total
}

func sorted(set map[uint64]bool) []uint64 {
	out := make([]uint64, 0, len(set))
	for pair := range set {
		out = append(out, pair)
	}
	slices.Sort(out)
	return out
}

// bodyOf gives the body texts of runs.
func (d *divider) bodyOf(runs [][2]int) [][]rune {
	var out [][]rune
	for _, run := range runs {
		for i := run[0]; i < run[1]; i++ {
			if kind := d.blocks[i].kind; isBodily(kind) || kind == kindHeading {
				out = append(out, d.blocks[i].Runes)
			}
		}
	}
	return out
}

// weigh counts in how many articles each bigram stands.
func (d *divider) weigh() weights {
	w := weights{}
	for _, a := range d.drafts {
		for pair := range pairsOf(d.bodyOf(a.runs)...) {
			w[pair]++
		}
	}
	return w
}

// matchLate gives headlines that stand behind their body, or at the end of the page, the body that they belong to.
func (d *divider) matchLate() {
	late := 0
	for _, a := range d.drafts {
		if a.group != nil && !d.bodied(a) {
			late++
		}
	}
	if late == 0 || late > maxLate || len(d.drafts) > maxArticles || len(d.blocks) > maxBlocks || d.shift() {
		return
	}
	for i := 0; i < len(d.drafts); i++ {
		if a := d.drafts[i]; a.group == nil || d.bodied(a) {
			continue
		}
		if d.adopt(i) || d.cut(i) {
			i = -1 // drafts have moved; a headline that found its body is not met again
		}
	}
}

// shift handles a page on which every headline stands behind its body: the page begins with a body and ends with a
// headline, and each headline shares more with the body above it than with the one below.
func (d *divider) shift() bool {
	n := len(d.drafts)
	if n < 3 || d.drafts[0].group != nil || d.drafts[n-1].group == nil || d.bodied(d.drafts[n-1]) {
		return false
	}
	w := d.weigh()
	above, below := 0.0, 0.0
	bodies := make([]map[uint64]bool, n)
	for i, a := range d.drafts {
		bodies[i] = pairsOf(d.bodyOf(a.runs)...)
	}
	for i := 1; i < n; i++ {
		if d.drafts[i].group == nil {
			return false
		}
		head := pairsOf(d.headline(d.drafts[i].group))
		above += w.score(head, bodies[i-1])
		if i == n-1 {
			below += w.score(head, bodies[0])
		} else {
			below += w.score(head, bodies[i])
		}
	}
	if above <= below {
		return false
	}
	for i := range n - 1 {
		d.drafts[i].group = d.drafts[i+1].group
	}
	tail := d.drafts[n-1].runs
	d.drafts = d.drafts[:n-1]
	d.drafts[n-2].runs = append(d.drafts[n-2].runs, tail...)
	return true
}

func (d *divider) headline(g *group) []rune { return d.blocks[g.title].Runes }

// adopt gives the headline of draft i the untitled body that shares most with it.
func (d *divider) adopt(i int) bool {
	w := d.weigh()
	head := pairsOf(d.headline(d.drafts[i].group))
	best, bestScore := -1, 0.9
	for k, a := range d.drafts {
		if a.group != nil || !d.bodied(a) {
			continue
		}
		if score := w.score(head, pairsOf(d.bodyOf(a.runs)...)); score > bestScore {
			best, bestScore = k, score
		}
	}
	if best < 0 {
		return false
	}
	d.give(i, best)
	return true
}

// give moves the headline of draft i to draft k and removes draft i.
func (d *divider) give(i, k int) {
	g := d.drafts[i].group
	d.widen(g)
	d.drafts[k].group = g
	d.drafts[k].runs = append(d.drafts[k].runs, d.drafts[i].runs...)
	d.drafts = slices.Delete(d.drafts, i, i+1)
}

// widen takes bylines that stand above a late headline into it.
func (d *divider) widen(g *group) {
	for g.first > 0 && d.blocks[g.first-1].kind == kindByline && d.release(g.first-1) {
		g.first--
	}
}

// release takes block i out of the draft whose run ends with it, if one does.
func (d *divider) release(i int) bool {
	for k := range d.drafts {
		for n := range d.drafts[k].runs {
			if run := &d.drafts[k].runs[n]; run[1] == i+1 && run[0] <= i {
				run[1] = i
				return true
			}
		}
	}
	return false
}

// cut finds the place inside another article where the body of draft i's headline begins, and splits that article there.
func (d *divider) cut(i int) bool {
	g := d.drafts[i].group
	w := d.weigh()
	head := pairsOf(d.headline(g))
	best, bestAt, bestScore := -1, 0, 0.0
	for k, host := range d.drafts {
		if k == i || len(host.runs) == 0 || !d.bodied(host) {
			continue
		}
		if at, score := d.seam(host, head, w); score > bestScore {
			best, bestAt, bestScore = k, at, score
		}
	}
	if best < 0 {
		return false
	}
	runs := d.drafts[best].runs
	last := len(runs) - 1
	body := [2]int{bestAt, runs[last][1]}
	runs[last][1] = bestAt
	d.drafts = append(d.drafts, draft{runs: [][2]int{body}})
	d.give(i, len(d.drafts)-1)
	return true
}

// seam gives the block of a host's last run at which a late headline's body begins, and how well it fits; 0 where none
// does. From there on the text shares more with the late headline than with the host's; before it, the other way round.
func (d *divider) seam(host draft, head map[uint64]bool, w weights) (int, float64) {
	run := host.runs[len(host.runs)-1]
	own := map[uint64]bool{}
	if host.group != nil {
		own = pairsOf(d.headline(host.group))
	}
	var gains []float64
	seen := map[uint64]bool{}
	fresh := make([]float64, 0, run[1]-run[0])
	for i := run[0]; i < run[1]; i++ {
		gain, news := 0.0, 0.0
		if kind := d.blocks[i].kind; isBodily(kind) || kind == kindHeading {
			body := pairsOf(d.blocks[i].Runes)
			gain = w.score(head, body) - w.score(own, body)
			for pair := range body {
				if head[pair] && !seen[pair] && !own[pair] {
					news++
				}
				if isBodily(kind) {
					seen[pair] = true
				}
			}
		}
		gains, fresh = append(gains, gain), append(fresh, news)
	}
	total := 0.0
	for _, gain := range gains {
		total += gain
	}
	best, bestScore := 0, 0.0
	for n := range gains {
		at := run[0] + n
		if n > 0 && d.opensAnew(at) && fresh[n] >= 2 && total > bestScore && gains[n] > 0 {
			best, bestScore = at, total
		}
		total -= 2 * gains[n]
	}
	return best, bestScore
}

// connectives begin paragraphs that go on with what stands above.
var connectives = vocabulary.prefixes("connectives")

// opensAnew reports a body paragraph that may begin an article.
func (d *divider) opensAnew(i int) bool {
	b := &d.blocks[i]
	if b.kind != kindBody && b.kind != kindLead {
		return false
	}
	return prefixOf(b.Runes, connectives) == 0 && (i == 0 || d.blocks[i-1].shape.end == endFinal || !isBodily(d.blocks[i-1].kind))
}
