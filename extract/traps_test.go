package extract

import (
	"os"
	"strings"
	"testing"
)

// mostFalse is the share of the traps, in percent, that may be taken for quantities.
const mostFalse = 2

// TestTraps reads testdata/traps.tsv: sentences with numerals in names, idioms and the like, none of which counts anything.
func TestTraps(t *testing.T) {
	raw, err := os.ReadFile("testdata/traps.tsv")
	if err != nil {
		t.Fatal(err)
	}
	e := engine(t)
	n, failed := 0, 0
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		_, text, _ := strings.Cut(line, "\t")
		var found []string
		for _, r := range e.ScanLine(text, nil) {
			if r.Type != "period" && r.Guard == "" {
				found = append(found, r.Text)
			}
		}
		if len(found) > 0 {
			failed++
			t.Logf("traps.tsv:%d: %s: %s", i+1, text, strings.Join(found, ", "))
		}
	}
	if n < 300 || failed*100 > n*mostFalse {
		t.Errorf("%d of %d traps taken for quantities, want at least 300 and at most %d %%", failed, n, mostFalse)
	}
}
