package extract

import (
	"slices"
	"sort"

	"statclaim/extract/rule"
	"statclaim/schema"
)

// What a rule that matched around a number did.
const (
	Owns    = "owns"         // it says what the number is
	Beaten  = "beaten"       // a claim rule before it owns the number
	Adds    = "adds"         // a context rule that filled what was empty
	AddsNot = "adds nothing" // a context rule that found nothing empty
	Guards  = "guards"       // it stops the number
	Stopped = "stopped"      // a guard stopped the number
)

// RuleHit is a rule that matches around a number.
type RuleHit struct {
	Rule, Kind string
	Place      string // file:line of the rule
	Part       string // Owns, Beaten, …
	Groups     []RuleGroup
	Gives      []Given // what the claim says because of this rule, beside the phrases of its groups
}

// RuleGroup is what a named group of a pattern captured, as printed.
type RuleGroup struct {
	Name, Text string
	Span       schema.Span // code points of the text layer
}

// Given is one column that a rule fills.
type Given struct{ Column, Value string }

// ruleHits matches the candidates around a slot and tells the part of each; claimed says whether the number became a claim.
func (e *Engine) ruleHits(n numberAt, slot int, claimed bool) []RuleHit {
	if slot < 0 {
		return nil
	}
	hits := n.t.hits(e, slot)
	guard := firstGuard(hits, claimed)
	var out []RuleHit
	owned := false
	for _, h := range hits {
		hit := RuleHit{Rule: h.Rule.ID, Kind: string(h.Rule.Kind), Place: h.Rule.Place, Groups: n.t.groups(h)}
		switch {
		case h.Rule == guard:
			hit.Part = Guards
		case guard != nil:
			hit.Part = Stopped
		case h.Rule.Kind == rule.Claim && owned:
			hit.Part = Beaten
		case h.Rule.Kind == rule.Claim:
			hit.Part, owned = Owns, true
		default:
			hit.Part = AddsNot
		}
		out = append(out, hit)
	}
	if guard == nil && n.i >= 0 {
		n.t.contributions(e, n.i, hits, out)
	}
	sort.SliceStable(out, func(i, j int) bool { return partRank(out[i].Part) < partRank(out[j].Part) })
	return out
}

// partRank puts what decided first; rules of one part keep their order.
func partRank(part string) int {
	return slices.Index([]string{Guards, Owns, Beaten, Adds, AddsNot, Stopped}, part)
}

// contributions tells what each hit adds: the owner speaks first, then the context rules in their order.
func (t *trace) contributions(e *Engine, number int, hits []rule.Hit, out []RuleHit) {
	last := t.saidAfter(e, number, nil)
	var tried []*rule.Rule
	for _, kind := range []rule.Kind{rule.Claim, rule.Context} {
		for i, h := range hits {
			if h.Rule.Kind != kind || out[i].Part == Beaten {
				continue
			}
			tried = append(tried, h.Rule)
			now := t.saidAfter(e, number, tried)
			out[i].Gives, last = last.given(now), now
			switch {
			case kind == rule.Claim:
			case len(out[i].Gives) > 0:
				out[i].Part = Adds
			default:
				out[i].Part = AddsNot
			}
		}
	}
}

// firstGuard gives the guard that stops a number, nil for a claim.
func firstGuard(hits []rule.Hit, claimed bool) *rule.Rule {
	for _, h := range hits {
		if h.Rule.Kind == rule.Guard && !claimed {
			return h.Rule
		}
	}
	return nil
}

// given lists what differs in now.
func (before said) given(now said) []Given {
	var out []Given
	add := func(column, old, value string) {
		if value != old {
			out = append(out, Given{column, value})
		}
	}
	add("measure", before.measure, now.measure)
	add("comparison", before.comparison, now.comparison)
	add("direction", before.direction, now.direction)
	add("modality", before.modality, now.modality)
	add("attribution", before.attribution, now.attribution)
	return out
}

// groups lists what a hit captured, by the names of the groups.
func (t *trace) groups(h rule.Hit) []RuleGroup {
	var out []RuleGroup
	for _, g := range h.Groups {
		if g.Len() == 0 {
			continue
		}
		span := t.m.sentenceSpan(g.Span)
		out = append(out, RuleGroup{g.Name, t.s.printed(span), t.s.source(span)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// ownerNote says why a claim carries a rule that did not win it by matching.
func ownerNote(id string, hits []RuleHit) string {
	owner := fallback
	for _, h := range hits {
		if h.Part == Owns {
			owner = h.Rule
		}
	}
	switch {
	case owner != id:
		return "its list or series gave it the rule " + id + " of another number; by itself it is of " + owner
	case id == fallback:
		return "no claim rule matched; a number with a unit is claimed all the same, by the rule fallback"
	}
	return ""
}
