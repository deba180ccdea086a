package web

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/schema"
)

// facet is a column that claims are filtered by, and counted by.
type facet struct {
	name   string
	counts bool // listed by /v1/facets
	value  func(*schema.Claim) string
}

// facets lists them in the order of the answer of /v1/facets.
var facets = []facet{
	{"indicator", true, func(c *schema.Claim) string { return c.Indicator }},
	{"subject", true, func(c *schema.Claim) string { return c.Subject }},
	{"place", true, func(c *schema.Claim) string { return c.Place }},
	{"period", true, func(c *schema.Claim) string { return c.Period }},
	{"unit_kind", true, func(c *schema.Claim) string { return c.UnitKind }},
	{"measure", true, func(c *schema.Claim) string { return c.Measure }},
	{"comparison", true, func(c *schema.Claim) string { return c.Comparison }},
	{"modality", true, func(c *schema.Claim) string { return c.Modality }},
	{"rule_id", true, func(c *schema.Claim) string { return c.RuleID }},
	{"review_status", true, func(c *schema.Claim) string { return c.ReviewStatus }},
	{"source", true, func(c *schema.Claim) string { return c.Source }},
	{"document_id", false, func(c *schema.Claim) string { return c.DocumentID }},
}

// reasonFacet stands for why claims need a look, which is no column: a claim may have several reasons.
var reasonFacet = &facet{name: "reason"}

// filterParameters are the parameters that choose claims.
func filterParameters() []string {
	var names []string
	for i := range facets {
		names = append(names, facets[i].name)
	}
	return append(names, "status", "reason", "q")
}

// Orders of claims.
const (
	orderDocument  = "document"
	orderAttention = "attention"
)

// selection is which claims are wanted, and in which order.
type selection struct {
	filters []filter
	open    bool
	reasons []string
	search  string // lower case
	order   string
}

// filter wants one of some values of a column; "" is null.
type filter struct {
	facet  *facet
	values []string
}

func readSelection(q query) (*selection, error) {
	s := &selection{}
	for i := range facets {
		if values := q.values[facets[i].name]; len(values) > 0 {
			s.filters = append(s.filters, filter{&facets[i], values})
		}
	}
	for _, status := range q.values["status"] {
		if status != "open" {
			return nil, refuse(badParameter, "status=%s: want open; review_status takes the values of the column", clipped(status)).with("parameter", "status")
		}
		s.open = true
	}
	s.reasons = q.values["reason"]
	search, _ := q.last("q")
	s.search = strings.ToLower(search)
	s.order = orderDocument
	if slices.Contains(q.names, "order") {
		var err error
		if s.order, err = q.oneOf("order", orderDocument, orderAttention); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// holds reports whether a claim is wanted.
func (s *selection) holds(item *review.Item) bool {
	missed, _ := s.misses(item)
	return missed == 0
}

// misses counts the conditions that a claim does not meet, and gives the column of the last, nil where it is none of a column. More than
// one are not counted.
func (s *selection) misses(item *review.Item) (missed int, last *facet) {
	if s.open && !item.Open() || s.search != "" && !s.finds(item.Claim) {
		return 2, nil
	}
	if len(s.reasons) > 0 && !anyOf(s.reasons, item.Reasons) {
		missed, last = 1, reasonFacet
	}
	for i := range s.filters {
		f := &s.filters[i]
		if slices.Contains(f.values, f.facet.value(item.Claim)) {
			continue
		}
		if missed++; missed > 1 {
			return missed, nil
		}
		last = f.facet
	}
	return missed, last
}

func anyOf(wanted, given []string) bool {
	return slices.ContainsFunc(given, func(g string) bool { return slices.Contains(wanted, g) })
}

// finds looks for the searched text where a reader would look.
func (s *selection) finds(c *schema.Claim) bool {
	for _, text := range []string{c.Quote, c.Indicator, c.Subject, c.NumberText} {
		if strings.Contains(strings.ToLower(text), s.search) {
			return true
		}
	}
	return false
}

// mark stands for the selection in a cursor, which serves for it alone.
func (s *selection) mark() string {
	h := sha256.New()
	add := func(parts ...string) {
		for _, p := range parts {
			h.Write([]byte(p))
			h.Write([]byte{0})
		}
	}
	add(s.order, s.search)
	if s.open {
		add("open")
	}
	for _, f := range s.filters {
		add("\x01" + f.facet.name)
		add(slices.Sorted(slices.Values(f.values))...)
	}
	add("\x01reason")
	add(slices.Sorted(slices.Values(s.reasons))...)
	return hex.EncodeToString(h.Sum(nil)[:8])
}
