package extract

import "statclaim/extract/rule"

// Rules gives the loaded rules and word lists in their order. They are shared: do not change them.
func (e *Engine) Rules() *rule.Set { return e.rules }

// Precision is the share of a rule's claims that were right on documents labelled by hand; measured is false where it was not
// measured.
func (e *Engine) Precision(id string) (precision float64, measured bool) {
	precision, measured = e.confidence[id]
	return precision, measured
}
