package stats

import (
	"cmp"
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/schema"
)

// maxExamples is how many examples a rule or a guard has.
const maxExamples = 3

// Of counts what a session has decided.
func Of(s *review.Session) Report {
	c := counter{session: s, rules: map[string]*Rule{}, reviewers: map[string]map[string]int{}, errors: map[string]int{}, statuses: map[string]int{},
		wrong: map[string]int{}, rejections: map[string]*Blame{}, promotions: map[string]*Blame{}}
	for _, doc := range s.Documents() {
		c.document(doc)
	}
	return c.finish()
}

// counter collects a report.
type counter struct {
	session    *review.Session
	report     Report
	rules      map[string]*Rule
	reviewers  map[string]map[string]int // statuses by name
	errors     map[string]int
	statuses   map[string]int
	wrong      map[string]int // corrections by column
	right      int            // of extracted claims, rightly claimed
	decided    int            // of extracted claims
	found      int            // in whole documents: rightly claimed
	missed     int            // in whole documents: added
	rejections map[string]*Blame
	promotions map[string]*Blame
}

func (c *counter) document(doc *schema.Document) {
	items := c.session.Items(doc.Source)
	d := Document{Source: doc.Source, Title: doc.Title, Claims: len(items)}
	found, missed := 0, 0
	for _, item := range items {
		if item.Open() {
			d.Open++
		}
		c.claim(item)
		switch {
		case !IsRight(item.Claim):
		case item.Extracted == nil:
			missed++
		default:
			found++
		}
	}
	if d.Whole = IsWhole(items); d.Whole {
		c.report.Whole++
		c.found += found
		c.missed += missed
	}
	c.report.Claims += d.Claims
	c.report.Open += d.Open
	c.report.Documents = append(c.report.Documents, d)
}

// IsRight reports a claim that counts: accepted, corrected or added.
func IsRight(c *schema.Claim) bool {
	return c.ReviewStatus == schema.Accepted || c.ReviewStatus == schema.Corrected || c.ReviewStatus == schema.Added
}

// IsWhole reports a document that was reviewed wholly: somebody decided, and nothing is open.
func IsWhole(items []*review.Item) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, (*review.Item).Open)
}

func (c *counter) claim(item *review.Item) {
	claim := item.Claim
	c.statuses[claim.ReviewStatus]++
	if len(item.Changed) > 0 {
		c.report.Changed++
	}
	if claim.ReviewStatus != schema.Unreviewed {
		if c.reviewers[claim.Reviewer] == nil {
			c.reviewers[claim.Reviewer] = map[string]int{}
		}
		c.reviewers[claim.Reviewer][claim.ReviewStatus]++
		if item.ErrorType != "" {
			c.errors[item.ErrorType]++
		}
	}
	if item.Extracted == nil {
		c.promoted(item)
		return
	}
	c.extracted(item)
}

// extracted counts a claim that a rule made.
func (c *counter) extracted(item *review.Item) {
	id := item.Extracted.RuleID
	r := c.rules[id]
	if r == nil {
		r = &Rule{ID: id}
		c.rules[id] = r
	}
	r.Claims++
	switch item.Claim.ReviewStatus {
	case schema.Rejected:
		blame(c.rejections, id, item)
	case schema.Accepted:
		r.Untouched.Part++
	case schema.Corrected:
		r.Corrected++
	default:
		return
	}
	c.decided++
	r.Precision.Whole++
	if !IsRight(item.Claim) {
		return
	}
	c.right++
	r.Precision.Part++
	for _, name := range item.Corrected {
		c.wrong[name]++
	}
}

// promoted counts a claim that a reviewer added, for the guard that had held it back.
func (c *counter) promoted(item *review.Item) {
	if item.Claim.ReviewStatus == schema.Rejected {
		return
	}
	guard := ""
	for _, n := range c.session.Suppressed(item.Claim.Source) {
		if n.Start < item.Claim.NumberEnd && item.Claim.NumberStart < n.End {
			guard = n.Guard
			break
		}
	}
	blame(c.promotions, guard, item)
}

func blame(all map[string]*Blame, id string, item *review.Item) {
	b := all[id]
	if b == nil {
		b = &Blame{ID: id}
		all[id] = b
	}
	b.Count++
	if len(b.Examples) < maxExamples {
		claim := item.Claim
		b.Examples = append(b.Examples, Example{claim.Source, claim.ClaimID, claim.NumberText, claim.Quote, item.ErrorType, claim.ReviewNote})
	}
}

func (c *counter) finish() Report {
	r := &c.report
	r.Statuses, r.ErrorTypes = inOrder(c.statuses), frequent(c.errors)
	for name, statuses := range c.reviewers {
		r.Reviewers = append(r.Reviewers, Reviewer{name, inOrder(statuses)})
	}
	slices.SortFunc(r.Reviewers, func(a, b Reviewer) int { return strings.Compare(a.Name, b.Name) })
	for _, rule := range c.rules {
		rule.Precision, rule.Untouched = share(rule.Precision.Part, rule.Precision.Whole), share(rule.Untouched.Part, rule.Precision.Whole)
		r.Rules = append(r.Rules, *rule)
	}
	slices.SortFunc(r.Rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	for _, name := range review.Editable {
		r.Fields = append(r.Fields, Field{name, share(c.right-c.wrong[name], c.right)})
	}
	r.Precision, r.Recall = share(c.right, c.decided), share(c.found, c.found+c.missed)
	r.Rejections, r.Promotions = blamed(c.rejections), blamed(c.promotions)
	return *r
}

// inOrder lists statuses as the vocabulary does.
func inOrder(counts map[string]int) []Count {
	out := []Count{}
	for _, name := range schema.Vocabulary["review_status"] {
		if counts[name] > 0 {
			out = append(out, Count{name, counts[name]})
		}
	}
	return out
}

func frequent(counts map[string]int) []Count {
	out := []Count{}
	for name, n := range counts {
		out = append(out, Count{name, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
	return out
}

func blamed(all map[string]*Blame) []Blame {
	out := []Blame{}
	for _, b := range all {
		out = append(out, *b)
	}
	slices.SortFunc(out, func(a, b Blame) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.ID, b.ID)) })
	return out
}
