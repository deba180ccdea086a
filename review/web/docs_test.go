package web

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestPagesOfTheAPI wants every route, problem and filter on both pages, and no problem that there is not.
func TestPagesOfTheAPI(t *testing.T) {
	for _, name := range []string{"../../docs/api.md", "../../docs/api.zh-CN.md"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page := string(content)
		for _, r := range routes() {
			if row := fmt.Sprintf("| `%s %s` |", r.method, r.path); !strings.Contains(page, row) {
				t.Errorf("%s: no row %s", name, row)
			}
		}
		for _, kind := range problemKinds {
			if row := fmt.Sprintf("| `%s` | %d |", kind.code, kind.status); !strings.Contains(page, row) {
				t.Errorf("%s: no row %s", name, row)
			}
		}
		_, table, _ := strings.Cut(page, "urn:statclaim:problem:")
		if rows := strings.Count(table, "\n| `"); rows != len(problemKinds) {
			t.Errorf("%s: %d problems, want %d", name, rows, len(problemKinds))
		}
		for _, parameter := range filterParameters() {
			if !strings.Contains(page, "`"+parameter+"`") && !strings.Contains(page, "`"+parameter+"=") {
				t.Errorf("%s: no filter %s", name, parameter)
			}
		}
	}
}
