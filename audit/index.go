package audit

import (
	"strconv"
	"strings"

	"statclaim/schema"
)

const indexFull = "index_full"

// index remembers claims to compare them across documents. It holds the first claims of each key, at most room of them, in
// some 600 bytes each, and at most as many findings.
type index struct {
	room  int
	used  int
	full  bool
	first map[string]remembered // for look-up only
	found []schema.Finding
}

// remembered is what a finding needs of a claim beside what its key says, copied so that no document is kept.
type remembered struct {
	claimID, source, quote, number        string
	qualifier, cue, unit, unitCode        string
	attribution, subjectBasis, placeBasis string
	value, lower, upper, baseValue        *schema.Decimal
	scale                                 int32
	doubtful                              bool
}

// remember compares the claims of a document with those of the documents before it, then adds them.
func (a *Auditor) remember(p *page) {
	type entry struct {
		key string
		f   *figure
	}
	var fresh []entry
	for _, f := range p.figures {
		key := a.acrossKey(f)
		if key == "" || a.listed(f) || headline(f) {
			continue
		}
		known, seen := a.index.first[key]
		switch {
		case !seen:
			fresh = append(fresh, entry{key, f})
		case known.source != f.Source:
			a.compareAcross(known, f)
		}
	}
	for _, e := range fresh {
		if _, seen := a.index.first[e.key]; seen {
			continue
		}
		if a.index.used >= a.index.room {
			a.index.full = true
			return
		}
		if a.index.first == nil {
			a.index.first = map[string]remembered{}
		}
		a.index.used++
		a.index.first[e.key] = compact(e.f)
	}
}

// acrossKey is the key of a claim that another document can be about too: its sentence states the time, and subject or place
// name one that is the same everywhere.
func (a *Auditor) acrossKey(f *figure) string {
	if !datedByItself(f) || f.IndicatorBasis != schema.BasisStated || f.Section == schema.SectionTable || f.Modality != schema.Actual {
		return ""
	}
	if f.PlaceCode == "" && (f.Subject == "" || a.genericSubject(f.Subject)) {
		return ""
	}
	key := a.sameKey(f)
	if key == "" {
		return ""
	}
	return key + "\x00" + a.residue(f)
}

func (a *Auditor) genericSubject(subject string) bool { return isAny(subject, a.words.GenericSubject) }

func (a *Auditor) compareAcross(known remembered, f *figure) {
	g := a.recall(known, f)
	c := a.compareSame(g, f)
	if c.kind == "" {
		return
	}
	grade := schema.GradeSuspicious
	named := f.SubjectBasis == schema.BasisStated && g.SubjectBasis == schema.BasisStated && !a.genericSubject(f.Subject)
	placed := f.PlaceBasis == schema.BasisStated && g.PlaceBasis == schema.BasisStated && f.PlaceCode != "" && f.SubjectBasis != schema.BasisInherited && g.SubjectBasis != schema.BasisInherited
	if (named || placed) && f.Attribution == g.Attribution && !known.doubtful {
		grade = schema.GradeContradiction
	}
	if len(a.index.found) >= a.index.room {
		a.index.full = true
		return
	}
	r := &report{}
	r.add(gradeOf(grade, f), c.kind, "两份文档不一致，"+c.text, c.tolerance, g, f)
	a.index.found = append(a.index.found, r.found[0].Finding)
}

// recall makes a figure of a remembered claim: what its key holds is that of the figure with the same key.
func (a *Auditor) recall(k remembered, f *figure) *figure {
	c := *f.Claim
	c.ClaimID, c.Source, c.Quote, c.NumberText = k.claimID, k.source, k.quote, k.number
	c.Qualifier, c.QualifierText, c.Unit, c.UnitCode = k.qualifier, k.cue, k.unit, k.unitCode
	c.Attribution, c.SubjectBasis, c.PlaceBasis = k.attribution, k.subjectBasis, k.placeBasis
	c.Value, c.Lower, c.Upper, c.BaseValue, c.UnitScale = k.value, k.lower, k.upper, k.baseValue, k.scale
	g := &figure{Claim: &c, reading: a.limits.read(&c), start: -1, end: -1, base: baseFactor(&c)}
	g.line = &line{figures: []*figure{g}}
	return g
}

// compact copies what recall needs.
func compact(f *figure) remembered {
	s := strings.Clone
	return remembered{claimID: s(f.ClaimID), source: s(f.Source), quote: s(f.Quote), number: s(f.NumberText), qualifier: s(f.Qualifier),
		cue: s(f.QualifierText), unit: s(f.Unit), unitCode: s(f.UnitCode), attribution: s(f.Attribution), subjectBasis: s(f.SubjectBasis),
		placeBasis: s(f.PlaceBasis), value: f.Value, lower: f.Lower, upper: f.Upper, baseValue: f.BaseValue, scale: f.UnitScale, doubtful: f.doubtful()}
}

// finish closes the index.
func (x *index) finish(a *Auditor) []schema.Finding {
	out := x.found
	if x.full {
		out = append(out, schema.Finding{Grade: schema.GradeInfo, Type: indexFull, ClaimIDs: []string{}, Sources: []string{}, Numbers: []string{}, Quotes: []string{},
			Explanation: "跨文档比对只记住了前 " + strconv.Itoa(x.room) + " 条不同的主张，其后的没有相互比对", Tolerance: a.limits.indexClaims.id + " " + strconv.Itoa(x.room)})
	}
	x.found, x.first = nil, nil
	return out
}
