package extract

import (
	"fmt"

	"statclaim/schema"
)

// Source says where one column of a claim comes from.
type Source struct {
	Column, Value string
	Basis         string       // stated, inherited, relative, rule, number, list, article, or none
	How           string       // in words: the rule, the side of the number, the number that it was taken from
	Span          *schema.Span // where the phrase stands in the text layer, where that is known
}

// Bases of columns that are no phrases.
const (
	basisRule    = "rule"
	basisNumber  = "number"  // the number's own wording: 40% is no level of its own, 翻一番 goes up
	basisList    = "list"    // another number of the sentence
	basisArticle = "article" // what the article said before
)

// sources tells of every column that a reader may ask for.
func (x *explainer) sources(row *schema.Claim, n numberAt, hits []RuleHit) []Source {
	c, t := n.c, n.t
	var out []Source
	add := func(s Source) {
		if s.Value != "" {
			out = append(out, s)
		}
	}
	add(t.phraseSource("indicator", row.Indicator, row.IndicatorBasis, c.indicator, hits, x.whereOf(row.RuleID)))
	add(t.phraseSource("subject", row.Subject, row.SubjectBasis, c.subject, hits, ""))
	add(t.phraseSource("action", row.Action, c.action.basis, c.action, hits, ""))
	add(t.phraseSource("baseline_text", row.BaselineText, c.baseline.basis, c.baseline, hits, ""))
	add(t.phraseSource("attribution", row.Attribution, c.attribution.basis, c.attribution, hits, ""))
	add(t.periodSource(row, c))
	add(t.printedSource("place", row.Place, row.PlaceBasis, c))
	first := said{}
	if n.i >= 0 {
		first = t.saidAfter(x.engine, n.i, nil)
	}
	last := t.saidOf(c)
	add(valueSource("measure", row.Measure, "", hits, first.measure, last.measure))
	add(valueSource("comparison", row.Comparison, schema.None, hits, first.comparison, last.comparison))
	add(valueSource("direction", row.Direction, schema.None, hits, first.direction, last.direction))
	add(valueSource("modality", row.Modality, schema.Actual, hits, first.modality, last.modality))
	if other := x.claims[row.RelatedClaimID]; other != nil {
		span := other.s.source(other.q.Anchor)
		out = append(out, Source{"relation", row.Relation, basisNumber, "to " + other.s.printed(other.q.Anchor), &span})
	}
	return out
}

// whereOf says in words where a rule looks for its indicator.
func (x *explainer) whereOf(id string) string {
	for _, r := range x.engine.rules.Rules {
		if r.ID != id {
			continue
		}
		switch r.Emit.Indicator {
		case "left":
			return "the noun phrase to the left"
		case "right":
			return "the noun phrase to the right"
		case "rest":
			return "the rest of the clause"
		}
	}
	return "the nearest noun phrase"
}

// phraseSource tells of a phrase that the claim took from its sentence or from another number.
func (t *trace) phraseSource(column, value, basis string, from text, hits []RuleHit, found string) Source {
	s := Source{Column: column, Value: value, Basis: basis}
	if from.printed != value { // a later stage put another phrase in its place
		return s
	}
	if !from.span.Empty() {
		span := t.s.source(from.span)
		s.Span, s.How = &span, found
	}
	for _, h := range hits {
		for _, g := range h.Groups {
			if g.Name == column && g.Text == value || g.Name == "baseline" && column == "baseline_text" && g.Text == value {
				s.How = "captured by rule " + h.Rule
			}
		}
	}
	switch {
	case from.of != nil:
		span := from.of.s.source(from.of.indicator.span)
		s.How = fmt.Sprintf("from the number %s", from.of.s.printed(from.of.q.Anchor))
		if !from.of.indicator.span.Empty() {
			s.Span = &span
		}
	case basis == schema.BasisInherited && s.Span == nil:
		s.Span, s.How = t.lastPrinted(value)
	}
	return s
}

// periodSource tells where the time of a claim stands.
func (t *trace) periodSource(row *schema.Claim, c *claim) Source {
	s := t.printedSource("period", row.PeriodText, row.PeriodBasis, c)
	s.Value = firstOf(row.Period, row.PeriodText)
	switch {
	case row.Period == "" && row.PeriodText != "":
		s.How = "printed, but to no known date"
	case row.PeriodBasis == schema.BasisRelative:
		s.How = "dated by the publication or by what was said before"
	}
	return s
}

// printedSource tells of a phrase of which only the wording was kept: it stands in the sentence, or in an earlier one.
func (t *trace) printedSource(column, value, basis string, c *claim) Source {
	s := Source{Column: column, Value: value, Basis: basis}
	if basis == schema.BasisInherited {
		s.Span, s.How = t.lastPrinted(value)
		return s
	}
	if at := lastIndex(t.s, []rune(value), c.q.Outer.Start); at >= 0 && value != "" {
		span := t.s.source(schema.Span{Start: at, End: at + len([]rune(value))})
		s.Span = &span
	}
	return s
}

// lastPrinted finds the nearest sentence before this one that prints a phrase, else the phrase in this sentence.
func (t *trace) lastPrinted(phrase string) (*schema.Span, string) {
	runes := []rune(phrase)
	for i := len(t.earlier) - 1; i >= 0 && len(runes) > 0; i-- {
		s := t.earlier[i]
		if at := lastIndex(s, runes, len(s.text)); at >= 0 {
			span := s.source(schema.Span{Start: at, End: at + len(runes)})
			return &span, fmt.Sprintf("last printed in sentence %d (%s)", s.index, s.paragraph.Section)
		}
	}
	if at := lastIndex(t.s, runes, len(t.s.text)); at >= 0 && len(runes) > 0 {
		span := t.s.source(schema.Span{Start: at, End: at + len(runes)})
		return &span, "printed in this sentence"
	}
	return nil, ""
}

// lastIndex gives the last place before end where a sentence prints a phrase, or -1.
func lastIndex(s *sentence, phrase []rune, end int) int {
	printed := s.paragraph.Runes[s.offset : s.offset+len(s.text)]
	for at := min(end, len(printed)) - len(phrase); at >= 0; at-- {
		if string(printed[at:at+len(phrase)]) == string(phrase) {
			return at
		}
	}
	return -1
}

func (t *trace) saidOf(c *claim) said {
	for i := range t.claims {
		if t.claims[i] == c {
			return t.said[i]
		}
	}
	return said{}
}

// valueSource tells which stage filled a column that is no phrase. A column that holds its default is of no interest.
func valueSource(column, value, unsaid string, hits []RuleHit, byNumber, bySentence string) Source {
	if value == unsaid {
		return Source{}
	}
	s := Source{Column: column, Value: value}
	for _, h := range hits {
		for _, g := range h.Gives {
			if g.Column == column && g.Value == value {
				s.Basis, s.How = basisRule, h.Rule
				return s
			}
		}
	}
	switch value {
	case byNumber:
		s.Basis = basisNumber
	case bySentence:
		s.Basis, s.How = basisList, "shared with another number of the sentence"
	default:
		s.Basis, s.How = basisArticle, "carried over from what was said before"
	}
	return s
}
