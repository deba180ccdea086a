package place

// Resolve gives for each match of a document, in order, the place that it means, or nil where that stays open. Offsets are those of
// one text, so that 北京市 right before 朝阳区 tells which 朝阳区 it is.
//
// A name with one candidate means it, unless it is weak. Otherwise the candidate wins whose ancestor stands right before it; else
// the one that the document also names without doubt; else the one whose parent or child it names; else, for names that are not weak,
// the one in a province of which it names something. Where two are equal, the one that still exists wins, or none does.
func (g *Gazetteer) Resolve(matches []Match) []*Place {
	out := make([]*Place, len(matches))
	open := 0
	for i, m := range matches {
		if len(m.Candidates) == 1 && !m.Weak {
			out[i] = m.Candidates[0]
			continue
		}
		open++
	}
	if open == 0 {
		return out
	}
	// Two rounds: what the first one settles helps the second.
	for range 2 {
		known := g.evidence(out)
		for i, m := range matches {
			if out[i] != nil {
				continue
			}
			var before *Place
			if i > 0 && matches[i-1].End == m.Start {
				before = out[i-1]
			}
			out[i] = g.choose(m, before, known)
		}
	}
	return out
}

// evidence is what the settled names of a document say.
type evidence struct {
	named     map[ID]bool
	parents   map[ID]bool // of named places
	provinces map[ID]bool
}

func (g *Gazetteer) evidence(settled []*Place) evidence {
	e := evidence{named: map[ID]bool{}, parents: map[ID]bool{}, provinces: map[ID]bool{}}
	for _, p := range settled {
		if p == nil {
			continue
		}
		e.named[p.ID] = true
		e.parents[p.Parent] = true
		e.provinces[g.province(p).ID] = true
	}
	return e
}

func (g *Gazetteer) choose(m Match, before *Place, known evidence) *Place {
	tests := []func(*Place) bool{
		func(p *Place) bool { return before != nil && p != before && g.Within(p, before) },
		func(p *Place) bool { return known.named[p.ID] },
		func(p *Place) bool { return known.named[p.Parent] || known.parents[p.ID] },
		func(p *Place) bool { return !m.Weak && known.provinces[g.province(p).ID] },
	}
	for _, fits := range tests {
		if p, any := only(m.Candidates, fits); any {
			return p
		}
	}
	return nil
}

// only gives the one candidate that fits, or the one of these that still exists; any tells whether some fit.
func only(candidates []*Place, fits func(*Place) bool) (p *Place, any bool) {
	var current, former []*Place
	for _, c := range candidates {
		switch {
		case !fits(c):
		case c.Until == 0:
			current = append(current, c)
		default:
			former = append(former, c)
		}
	}
	if len(current) == 1 {
		return current[0], true
	}
	if len(current) == 0 && len(former) == 1 {
		return former[0], true
	}
	return nil, len(current)+len(former) > 0
}
