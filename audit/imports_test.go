package audit_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestImportsOnlySchema: who audits pays for neither the extractor nor the writers.
func TestImportsOnlySchema(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, "statclaim/audit").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(out)) {
		if strings.HasPrefix(name, "statclaim/") && name != "statclaim/schema" || strings.Contains(name, ".") {
			t.Errorf("audit imports %s", name)
		}
	}
}
