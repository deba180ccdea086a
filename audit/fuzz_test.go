package audit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/audit"
	"statclaim/schema"
)

// FuzzAudit checks texts, and the claims of texts with fields moved about, for what holds always.
func FuzzAudit(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.text, uint16(0))
	}
	f.Add("其中，其中1，（其中2", uint16(7))
	e := newEngine(f)
	f.Fuzz(func(t *testing.T, text string, mix uint16) {
		if len(text) > 2000 {
			return
		}
		doc := document(t, e, "fuzz", "2023-05-10", strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), ""))
		scramble(doc.Claims, int(mix))
		before := append([]schema.Claim(nil), doc.Claims...)
		first := audited(t, doc)
		if diff := cmp.Diff(before, doc.Claims, cmp.Comparer(schema.Decimal.Equal)); diff != "" {
			t.Errorf("claims changed:\n%s", diff)
		}
		if diff := cmp.Diff(first, audited(t, doc)); diff != "" {
			t.Errorf("not the same twice:\n%s", diff)
		}
		holds(t, doc.Claims, first)
	})
}

// scramble exchanges fields between neighbours, as no extractor gives them.
func scramble(claims []schema.Claim, mix int) {
	for i := 1; i < len(claims) && mix > 0; i++ {
		a, b := &claims[i-1], &claims[i]
		switch (i * mix) % 8 {
		case 1:
			a.Value, b.Value = b.Value, a.Value
		case 2:
			a.Value, a.Lower, a.Upper = nil, b.Value, b.Upper
		case 3:
			a.NumberStartByte, a.QuoteStartByte = b.NumberStartByte, a.NumberStartByte
		case 4:
			a.Sentence, a.Quote = b.Quote, b.NumberText
		case 5:
			a.RelatedClaimID, a.Relation = b.ClaimID, "part_of"
		case 6:
			a.Period, a.PeriodStart, a.PeriodEnd = "../..", b.PeriodEnd, b.PeriodStart
		case 7:
			a.BaselineValue, a.BaseValue, a.BaseUnit = b.Value, b.Value, "m2"
		}
	}
}

func audited(t *testing.T, doc audit.Document) []schema.Finding {
	a := newAuditor(t)
	found := a.Document(doc)
	return append(found, a.Finish()...)
}

// holds is what holds for every finding: its lists go together, its claims exist, and it says something.
func holds(t *testing.T, claims []schema.Claim, found []schema.Finding) {
	known := map[string]bool{}
	for _, c := range claims {
		known[c.Source+"\x00"+c.ClaimID] = true
	}
	types := map[string]bool{}
	for _, kind := range audit.Types() {
		types[kind.ID] = true
	}
	for _, f := range found {
		n := len(f.ClaimIDs)
		if len(f.Sources) != n || len(f.Numbers) != n || len(f.Quotes) != n || n == 0 || f.Explanation == "" || !types[f.Type] {
			t.Errorf("finding %+v", f)
			continue
		}
		for i := range f.ClaimIDs {
			if !known[f.Sources[i]+"\x00"+f.ClaimIDs[i]] {
				t.Errorf("finding of type %s names claim %s of %s, which is none", f.Type, f.ClaimIDs[i], f.Sources[i])
			}
		}
	}
}
