package audit

import (
	"strconv"
	"strings"

	"statclaim/schema"
)

const indexFull = "index_full"

// index remembers claims to compare them across documents. It holds the first claims of each key, at most room of them, in
// some 500 bytes each; what conflicts is a finding at once.
type index struct {
	room  int
	used  int
	full  bool
	first map[string]remembered // for look-up only
	found []schema.Finding
}

// remembered is what a finding needs of a claim: the fields that are printed and compared, copied so that no document is kept.
type remembered struct{ claim *schema.Claim }

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
		case known.claim.Source != f.Source:
			a.compareAcross(known.claim, f)
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
		a.index.first[e.key] = remembered{compact(e.f.Claim)}
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

func (a *Auditor) compareAcross(known *schema.Claim, f *figure) {
	g := a.lone(known)
	c := a.compareSame(g, f)
	if c.kind == "" {
		return
	}
	grade := schema.GradeSuspicious
	named := f.SubjectBasis == schema.BasisStated && g.SubjectBasis == schema.BasisStated && !a.genericSubject(f.Subject)
	placed := f.PlaceBasis == schema.BasisStated && g.PlaceBasis == schema.BasisStated && f.PlaceCode != "" && f.SubjectBasis != schema.BasisInherited && g.SubjectBasis != schema.BasisInherited
	if (named || placed) && f.Attribution == g.Attribution {
		grade = schema.GradeContradiction
	}
	r := &report{}
	r.add(gradeOf(grade, g, f), c.kind, "两份文档不一致，"+c.text, c.tolerance, g, f)
	a.index.found = append(a.index.found, r.found[0].Finding)
}

// lone makes a figure of a remembered claim, without its sentence.
func (a *Auditor) lone(c *schema.Claim) *figure {
	f := &figure{Claim: c, reading: a.limits.read(c), start: -1, end: -1, base: baseFactor(c)}
	f.line = &line{figures: []*figure{f}}
	return f
}

// compact copies what comparison and finding read of a claim.
func compact(c *schema.Claim) *schema.Claim {
	s := strings.Clone
	out := &schema.Claim{ClaimID: s(c.ClaimID), Source: s(c.Source), Indicator: s(c.Indicator), Subject: s(c.Subject),
		SubjectBasis: s(c.SubjectBasis), Measure: s(c.Measure), Value: c.Value, Lower: c.Lower, Upper: c.Upper,
		Qualifier: s(c.Qualifier), QualifierText: s(c.QualifierText), NumberText: s(c.NumberText), Unit: s(c.Unit),
		UnitCode: s(c.UnitCode), UnitKind: s(c.UnitKind), UnitScale: c.UnitScale, Per: s(c.Per), BaseValue: c.BaseValue,
		BaseUnit: s(c.BaseUnit), Period: s(c.Period), PlaceCode: s(c.PlaceCode), PlaceBasis: s(c.PlaceBasis),
		Attribution: s(c.Attribution), Quote: s(c.Quote)}
	for _, flag := range c.Flags {
		out.Flags = append(out.Flags, s(flag))
	}
	return out
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
