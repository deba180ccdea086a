package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/schema"
)

var update = flag.Bool("update", false, "rewrite the generated parts of the READMEs")

const root = "../.."

// TestReadmes runs what the READMEs show: the example's output and the table of columns stand there as they are printed.
func TestReadmes(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		path := filepath.Join(root, name)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		readme := string(content)
		text, _, ok := strings.Cut(between(readme, "echo '", "' | go run ./cmd/statclaim extract -"), "\n")
		if ok || text == "" {
			t.Fatalf("%s: no example", name)
		}
		want := replace(t, readme, "result", "```\n"+command(t, text+"\n", "extract", "-")+"```\n")
		if strings.Contains(readme, "<!-- columns -->") {
			want = replace(t, want, "columns", columns(t))
		}
		if want == readme {
			continue
		}
		if !*update {
			t.Errorf("%s shows what is no longer printed; run go test ./cmd/statclaim -run Readmes -update", name)
			continue
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeMainJob runs the first command of the README in a folder of its own.
func TestReadmeMainJob(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	job, ok := strings.CutPrefix(line(string(content), "go run ./cmd/statclaim extract"), "go run ./cmd/statclaim ")
	if !ok {
		t.Fatal("README.md has no main job")
	}
	args := strings.Fields(job)
	dir := t.TempDir()
	for i, arg := range args {
		switch {
		case i > 0 && args[i-1] == "-o":
			args[i] = filepath.Join(dir, arg)
		case strings.HasPrefix(arg, "fixtures"):
			args[i] = filepath.Join(root, arg)
		}
	}
	command(t, "", args...)
	for _, file := range []string{"claims.parquet", "claims.xlsx", "documents.parquet", "run.json"} {
		if info, err := os.Stat(filepath.Join(dir, "out", file)); err != nil || info.Size() == 0 {
			t.Errorf("the main job wrote no %s: %v", file, err)
		}
	}
}

func command(t *testing.T, in string, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(in), &out, &errors); code != exitOK {
		t.Fatalf("statclaim %s: exit code %d: %s", strings.Join(args, " "), code, errors.String())
	}
	return out.String()
}

// columns is the table of claims as `statclaim schema --format markdown` prints it.
func columns(t *testing.T) string {
	var out bytes.Buffer
	if err := schema.WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	table := out.String()[strings.Index(out.String(), "| id |"):]
	end := strings.Index(table, "\n\n")
	return table[:end+1]
}

// replace puts text between the marks <!-- name --> and <!-- /name -->.
func replace(t *testing.T, readme, name, text string) string {
	t.Helper()
	open, close := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	i, j := strings.Index(readme, open), strings.Index(readme, close)
	if i < 0 || j < i {
		t.Fatalf("no marks for %s", name)
	}
	return readme[:i+len(open)] + text + readme[j:]
}

func between(s, open, close string) string {
	_, s, _ = strings.Cut(s, open)
	s, _, _ = strings.Cut(s, close)
	return s
}

func line(s, prefix string) string {
	for l := range strings.Lines(s) {
		if strings.HasPrefix(l, prefix) {
			return strings.TrimSpace(l)
		}
	}
	return ""
}
