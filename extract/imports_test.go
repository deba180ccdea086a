package extract

import (
	"os/exec"
	"strings"
	"testing"
)

// TestImportsGoOneWay holds the line of the architecture: who imports extract pays for neither Arrow nor Excel, only
// extract/rule knows the regular expression engine, and nothing flows back.
func TestImportsGoOneWay(t *testing.T) {
	deps := func(flag string, pattern string) map[string]string {
		out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join ."+flag+" \" \"}}", pattern).Output()
		if err != nil {
			t.Fatalf("go list %s: %v", pattern, err)
		}
		packages := map[string]string{}
		for line := range strings.Lines(string(out)) {
			name, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
			packages[name] = imports
		}
		return packages
	}
	forbid := func(name, imports string, prefixes ...string) {
		for _, dep := range strings.Fields(imports) {
			for _, prefix := range prefixes {
				if strings.HasPrefix(dep, prefix) {
					t.Errorf("%s imports %s", name, dep)
				}
			}
		}
	}
	for name, imports := range deps("Deps", "statclaim/extract/...") {
		forbid(name, imports, "github.com/apache/arrow", "github.com/xuri/", "statclaim/export", "statclaim/ingest", "statclaim/review", "statclaim/cmd")
	}
	for name, imports := range deps("Imports", "statclaim/...") {
		if name != "statclaim/extract/rule" {
			forbid(name, imports, "github.com/dlclark/regexp2")
		}
	}
	for name, imports := range deps("Deps", "statclaim/export/...") {
		forbid(name, imports, "statclaim/extract", "statclaim/ingest", "statclaim/review", "statclaim/cmd")
	}
	for name, imports := range deps("Deps", "statclaim/schema") {
		forbid(name, imports, "statclaim/extract", "statclaim/export", "statclaim/ingest")
	}
	for name, imports := range deps("Deps", "statclaim/review") {
		forbid(name, imports, "statclaim/review/", "statclaim/ingest", "statclaim/cmd")
	}
	for name, imports := range deps("Deps", "statclaim/ingest") {
		forbid(name, imports, "statclaim/extract", "statclaim/export", "github.com/xuri/")
	}
}
