package review

import (
	"strings"

	"statclaim/schema"
)

// Alike are the open claims that the same rule read in the same words and in the same way: the same rule, clause, number, and every
// column that may be corrected, what was inherited too. The claim itself comes first, if it is open.
func (s *Session) Alike(key Key) []Key {
	like, found := s.Item(key)
	if !found || !like.Open() {
		return nil
	}
	out := []Key{key}
	want := reading(like.Claim)
	for item := range s.All() {
		if item.Open() && item.Key() != key && item.Claim.RuleID == like.Claim.RuleID && item.Claim.Quote == like.Claim.Quote &&
			item.Claim.NumberText == like.Claim.NumberText && reading(item.Claim) == want {
			out = append(out, item.Key())
		}
	}
	return out
}

// reading is everything that a reviewer accepts of a claim.
func reading(claim *schema.Claim) string {
	var b strings.Builder
	for _, name := range Editable {
		if name == "related_claim_id" {
			continue // it names another claim in every document
		}
		b.WriteString(printed(claim, name))
		b.WriteByte(0)
	}
	return b.String()
}
