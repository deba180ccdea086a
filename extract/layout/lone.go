package layout

import "slices"

// detachCaptions makes an article of a caption that shares nothing with the article in whose midst it stands. A page
// of one article keeps its captions.
func (d *divider) detachCaptions() {
	if len(d.drafts) < 2 || len(d.drafts) > maxArticles || !d.mayDetach() {
		return
	}
	var detached []draft
	for k := range d.drafts {
		var body map[uint64]bool // asked only for captions
		if d.holdsCaption(d.drafts[k].runs) {
			body = pairsOf(d.bodyOf(d.drafts[k].runs)...)
		}
		if body != nil && d.drafts[k].group != nil {
			for pair := range pairsOf(d.headline(d.drafts[k].group)) {
				body[pair] = true
			}
		}
		var runs [][2]int
		for _, run := range d.drafts[k].runs {
			kept, lone := d.loneCaptions(run, body)
			runs = append(runs, kept...)
			for _, caption := range lone {
				detached = append(detached, draft{runs: [][2]int{caption}})
			}
		}
		d.drafts[k].runs = runs
	}
	d.drafts = slices.DeleteFunc(d.drafts, func(a draft) bool { return a.group == nil && len(a.runs) == 0 })
	d.drafts = append(d.drafts, detached...)
}

// mayDetach reports a caption, or a run that gave all of its blocks to a headline.
func (d *divider) mayDetach() bool {
	for _, a := range d.drafts {
		if d.holdsCaption(a.runs) || a.group == nil && len(a.runs) == 0 {
			return true
		}
		for _, run := range a.runs {
			if run[0] == run[1] {
				return true
			}
		}
	}
	return false
}

// holdsCaption reports a caption in runs.
func (d *divider) holdsCaption(runs [][2]int) bool {
	for _, run := range runs {
		for i := run[0]; i < run[1]; i++ {
			if d.blocks[i].kind == kindCaption {
				return true
			}
		}
	}
	return false
}

// loneCaptions parts a run into what stays and captions that stand alone.
func (d *divider) loneCaptions(run [2]int, body map[uint64]bool) (kept, lone [][2]int) {
	start := run[0]
	for i := run[0]; i < run[1]; i++ {
		if d.blocks[i].kind != kindCaption || i+1 < run[1] && d.blocks[i+1].kind == kindTable || related(d.blocks[i].Runes, body) {
			continue
		}
		end := i + 1
		for end < run[1] && d.blocks[end].kind == kindCredit {
			end++
		}
		if start < i {
			kept = append(kept, [2]int{start, i})
		}
		lone = append(lone, [2]int{i, end})
		start, i = end, end-1
	}
	if start < run[1] {
		kept = append(kept, [2]int{start, run[1]})
	}
	return kept, lone
}

// related reports that a caption shares the names at its beginning, or half of its words, with a body.
func related(caption []rune, body map[uint64]bool) bool {
	pairs := pairsOf(caption)
	shared := 0
	for pair := range pairs {
		if body[pair] {
			shared++
		}
	}
	return shared*2 >= len(pairs)
}
