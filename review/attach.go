package review

import "statclaim/schema"

// attach finds the claims of a step in this run. A decision names the source that its document had then; where the run has the same
// text under one other name, the decision belongs there: claim_id tells the text.
func (r *run) attach(step *kept) {
	for i := range step.Decisions {
		d := &step.Decisions[i]
		source, found := r.sourceOf(d)
		if !found || source == d.Source {
			continue
		}
		old := d.Key
		d.Source = source
		if claim, known := step.seen[old]; known {
			step.seen[d.Key] = claim
		}
	}
}

// sourceOf is the source under which the run has the claim of a decision, the decision's own first.
func (r *run) sourceOf(d *Decision) (source string, found bool) {
	if r.bySource[d.Source] != nil {
		return d.Source, true
	}
	if sources := r.sources[d.ClaimID]; len(sources) > 0 {
		return sources[0], len(sources) == 1
	}
	for _, doc := range r.documents {
		if d.Kind == schema.Added && schema.ClaimID(doc.DocumentID, d.Anchor) == d.ClaimID {
			if found {
				return "", false
			}
			source, found = doc.Source, true
		}
	}
	if found {
		r.sources[d.ClaimID] = []string{source} // later decisions on it do not say where it stands
	}
	return source, found
}
