package audit

import (
	"fmt"

	"statclaim/schema"
)

// Options configures an Auditor. The zero value is what the command uses.
type Options struct {
	// IndexClaims is how many distinct claims are remembered to be compared across documents; 0 takes the limit index_claims.
	// One takes some 600 bytes. As many findings across documents are kept.
	IndexClaims int
}

// Document is what is checked together: the claims of one document in their order.
type Document struct {
	Claims      []schema.Claim
	PublishedAt *schema.Date // nil where it is not known
}

// Auditor checks documents one after the other. It is not safe for use by several goroutines at once.
type Auditor struct {
	limits limits
	words  *words
	index  index
}

// New gives an Auditor. An error says that the limits or words of this package cannot be read.
func New(o Options) (*Auditor, error) {
	l, err := loadLimits()
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	a := &Auditor{limits: l, words: w}
	a.index.room = o.IndexClaims
	if a.index.room <= 0 {
		a.index.room = l.indexClaims.whole()
	}
	return a, nil
}

// Document gives the findings inside one document, in the order of the first claim that each is about, and remembers its
// claims for [Auditor.Finish]. It changes no claim and keeps none.
func (a *Auditor) Document(doc Document) []schema.Finding {
	p := a.newPage(doc)
	r := &report{}
	wholes := a.checkParts(p, r)
	a.checkTotals(p, r)
	a.checkTables(p, r)
	a.checkShareSums(p, r)
	a.checkShares(p, wholes, r)
	a.checkRates(p, r)
	a.checkChanges(p, r)
	a.checkIncrements(p, r)
	a.checkConversions(p, r)
	a.checkConflicts(p, r)
	a.checkPlausible(p, r)
	a.checkDates(p, r)
	a.checkHeadlines(p, r)
	a.remember(p)
	return r.findings()
}

// Finish gives the findings across documents, in the order in which they came up. The Auditor may not be used after it.
func (a *Auditor) Finish() []schema.Finding { return a.index.finish(a) }
