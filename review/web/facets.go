package web

import (
	"net/http"
	"slices"
	"strings"
)

// serveFacets counts the claims of a selection by every value of the columns that they are filtered by. A column's own filter does not
// count for it, so that its other values can be seen.
func serveFacets(s *Server, w http.ResponseWriter, q *request) error {
	chosen, err := readSelection(q.query)
	if err != nil {
		return err
	}
	if err := s.refresh(); err != nil {
		return err
	}
	counts := make([]map[string]int, len(facets))
	for i := range counts {
		counts[i] = map[string]int{}
	}
	reasons := map[string]int{}
	for item := range s.options.Session.All() {
		missed, last := chosen.misses(item)
		if missed > 1 {
			continue
		}
		if missed == 0 || last == reasonFacet {
			for _, reason := range item.Reasons {
				reasons[reason]++
			}
		}
		for i := range facets {
			if f := &facets[i]; f.counts && (missed == 0 || f == last) {
				counts[i][f.value(item.Claim)]++
			}
		}
	}
	out := s.output(w)
	w.Header().Set("Content-Type", typeJSON)
	separator := `{"`
	for i := range facets {
		if !facets[i].counts {
			continue
		}
		out.text(separator + facets[i].name + `":`)
		out.value(mostFrequent(counts[i]))
		separator = `,"`
	}
	out.text(`,"reason":`)
	out.value(mostFrequent(reasons))
	out.text("}\n")
	out.flush()
	return nil
}

// facetValues is how many values of a column are listed.
const facetValues = 200

type facetCount struct {
	Value *string `json:"value"` // null for claims without one
	Count int     `json:"count"`
}

func mostFrequent(counts map[string]int) []facetCount {
	values := make([]string, 0, len(counts))
	for value := range counts {
		values = append(values, value)
	}
	slices.SortFunc(values, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	out := []facetCount{}
	for _, value := range values[:min(len(values), facetValues)] {
		out = append(out, facetCount{orNull(value), counts[value]})
	}
	return out
}
