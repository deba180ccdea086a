package book

import (
	"fmt"
	"strings"

	"statclaim/export"
	"statclaim/review"
	"statclaim/review/book/sheets"
)

// identify finds the claim of the row by its id and source. A row that is none of ours, as people add them, is passed over, but listed
// where it decides something.
func (r *claimRow) identify() bool {
	id := strings.ToLower(folded(r.cell("claim_id").Text))
	if r.cell("claim_id").Kind == sheets.Empty || id == "" {
		if !blank(r.cell(columnConclusion)) {
			r.odd(columnConclusion, shownText(r.cell(columnConclusion)), "not applied: the row has no "+headerOf("claim_id"))
		}
		return false
	}
	sources := r.plan.sourcesOf(id)
	if len(sources) == 0 {
		r.key.ClaimID = id
		done := "passed over: the run has no such claim"
		if !blank(r.cell(columnConclusion)) {
			done = "not applied: the run has no such claim"
		}
		r.odd("claim_id", id, done)
		return false
	}
	source, ok := r.chooseSource(id, sources)
	if !ok {
		return false
	}
	r.key = review.Key{Source: source, ClaimID: id}
	var found bool
	r.now, found = r.plan.session.Item(r.key)
	return found
}

// chooseSource finds the source among those that have a claim of the id: the id is a hash of the text and the place in it, so that a single
// one is the right one even where the folder of the documents has another name now.
func (r *claimRow) chooseSource(id string, sources []string) (string, bool) {
	given := plainText(r.cell("source").Text)
	for _, s := range sources {
		if plainText(export.BookText(s)) == given {
			return s, true
		}
	}
	r.key.ClaimID = id
	if len(sources) > 1 {
		r.odd("source", given, fmt.Sprintf("not applied: the claim stands in several documents, want one of %s", strings.Join(sources, ", ")))
		return "", false
	}
	if given != "" {
		r.odd("source", given, "read as the claim of "+sources[0]+", the only one with this "+headerOf("claim_id"))
	}
	return sources[0], true
}

// sourcesOf lists the documents that have a claim of an id, in the order of the run.
func (p *plan) sourcesOf(id string) []string {
	if p.sources == nil {
		p.sources = map[string][]string{}
		for item := range p.session.All() {
			p.sources[item.Claim.ClaimID] = append(p.sources[item.Claim.ClaimID], item.Claim.Source)
		}
	}
	return p.sources[id]
}
