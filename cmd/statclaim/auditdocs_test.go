package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/audit"
)

// TestAuditPages runs docs/audit.md and its translation: every command succeeds and prints what is shown of it, and the tables of
// types and limits are those of the package. -update rewrites the tables.
func TestAuditPages(t *testing.T) {
	for _, page := range []struct {
		name    string
		chinese bool
	}{{"audit.md", false}, {"audit.zh-CN.md", true}} {
		t.Run(page.name, func(t *testing.T) {
			path := filepath.Join(root, "docs", page.name)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := replace(t, string(content), "types", typesTable(t, page.chinese))
			want = replace(t, want, "limits", limitsTable(t, page.chinese))
			switch {
			case want == string(content):
			case *update:
				if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s has tables of another state; run go test ./cmd/statclaim -run AuditPages -update", page.name)
			}
			blocks := blocksOf(t, path)
			t.Chdir(t.TempDir())
			if commands := runPage(t, blocks); commands < 4 {
				t.Errorf("only %d commands", commands)
			}
		})
	}
}

// typesTable lists the types, each with the first case of it that the package's tests run.
func typesTable(t *testing.T, chinese bool) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "audit", "testdata", "cases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	head, none := "| type | found where | example, with its grade |", "made claims only"
	if chinese {
		head, none = "| 类型 | 何时报出 | 例子及其级别 |", "仅见于手工构造的主张"
	}
	var b strings.Builder
	b.WriteString(head + "\n|---|---|---|\n")
	for _, kind := range audit.Types() {
		meaning := kind.Meaning
		if chinese {
			meaning = kind.Chinese
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", kind.ID, meaning, exampleOf(string(content), kind.ID, none))
	}
	return b.String()
}

func exampleOf(cases, kind, none string) string {
	for line := range strings.Lines(cases) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		if grade, ok := strings.CutPrefix(cells[2], kind+":"); ok {
			text := strings.NewReplacer("⏎⏎", " ⏎ ", "⏎", " ⏎ ", "|", "\\|").Replace(cells[3])
			return text + " — " + grade
		}
	}
	return none
}

func limitsTable(t *testing.T, chinese bool) string {
	t.Helper()
	limits, err := audit.Limits()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if chinese {
		b.WriteString("| 限值 | 值 | 含义 |\n|---|---|---|\n")
	} else {
		b.WriteString("| limit | value | meaning |\n|---|---|---|\n")
	}
	for _, l := range limits {
		meaning := l.Meaning
		if chinese {
			meaning = l.Chinese
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", l.ID, l.Value, meaning)
	}
	return b.String()
}
