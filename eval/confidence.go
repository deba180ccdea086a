package eval

import (
	"bytes"
	"fmt"
)

// Confidence is the table confidence.tsv that the engine reads: rule, claims and precision of every rule that made claims enough.
func (r Report) Confidence() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Precision of each rule on %d documents labelled by hand, where it made at least %d claims: rule, claims, precision.\n", r.Documents, MinimumHits)
	for _, rule := range r.PerRule {
		if rule.Measured() {
			fmt.Fprintf(&out, "%s\t%d\t%.4f\n", rule.ID, rule.Hits, rule.Precision)
		}
	}
	return out.Bytes()
}
