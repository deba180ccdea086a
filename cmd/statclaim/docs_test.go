package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is one fenced block of a page: info is what stands behind the opening fence.
type block struct{ info, text string }

var fence = regexp.MustCompile("(?ms)^```([a-z ]*)\n(.*?)^```$")

func blocksOf(t *testing.T, path string) []block {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []block
	for _, m := range fence.FindAllStringSubmatch(string(content), -1) {
		out = append(out, block{m[1], m[2]})
	}
	return out
}

// TestPages runs every page of docs in a folder of its own: every command succeeds, and what is shown of an output is printed, but for
// the lines of rules in their files. The rules of a page hold their examples, and a mistake gives the message that follows it.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(pages) < 4 {
		t.Fatalf("pages: %q, %v", pages, err)
	}
	fixtures, err := filepath.Abs(filepath.Join(root, "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		if filepath.Base(page) == "licences.md" {
			continue // a list that fixtures/faults/licences.py writes and checks
		}
		t.Run(filepath.Base(page), func(t *testing.T) {
			blocks := blocksOf(t, page)
			t.Chdir(t.TempDir())
			if err := os.Symlink(fixtures, "fixtures"); err != nil {
				t.Fatal(err)
			}
			writePack(t, blocks)
			writeFile(t, "report.txt", "全县小学生师比为15.2:1。公司推出19元套餐。\n")
			if commands := runPage(t, blocks); commands < 2 {
				t.Errorf("only %d commands", commands)
			}
		})
	}
}

// writePack puts the rules of a page into my-rules.
func writePack(t *testing.T, blocks []block) {
	t.Helper()
	var rules, words string
	for _, b := range blocks {
		switch b.info {
		case "yaml":
			rules += b.text
		case "yaml words":
			words += b.text
		}
	}
	if rules != "" {
		writeFile(t, "my-rules/rules.yaml", rules)
		writeFile(t, "my-rules/words.yaml", words)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// runPage runs the commands and gives their number.
func runPage(t *testing.T, blocks []block) int {
	t.Helper()
	commands, printed := 0, ""
	foreign := false // what is shown next is printed by a program of another language, which fixtures/clients/recipes.py runs
	for _, b := range blocks {
		switch b.info {
		case "sh":
			printed, foreign = "", false
			for line := range strings.Lines(b.text) {
				commands++
				args := arguments(strings.TrimSpace(line))
				if len(args) == 0 || args[0] != "statclaim" {
					t.Fatalf("not a command of ours: %s", line)
				}
				printed += command(t, "", args[1:]...)
			}
		case "jsonl decisions":
			writeFile(t, "run/reviews.jsonl", b.text) // as people make them on the page or in a workbook
		case "text report":
			writeFile(t, "report.txt", b.text) // in place of the one that is there
		case "yaml mistake":
			printed = mistake(t, b.text)
		case "python":
			foreign = true
		case "text":
			if !foreign {
				shows(t, printed, b.text)
			}
		}
	}
	return commands
}

// mistake checks a pack with one rule that is wrong, beside the right ones' place, and gives what is said about it.
func mistake(t *testing.T, rules string) string {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(here)
	if err := os.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	writeFile(t, "my-rules/rules.yaml", rules)
	var out, said bytes.Buffer
	if code := run(context.Background(), []string{"rules", "check", "my-rules"}, strings.NewReader(""), &out, &said); code != exitUsage {
		t.Errorf("exit code %d, want %d for\n%s", code, exitUsage, rules)
	}
	return said.String()
}

// arguments splits a command line at blanks outside single quotes.
func arguments(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

var lineOfEmbedded = regexp.MustCompile(`((?:embedded|rules)[^ ]*\.yaml):\d+ `)

// shows wants every line of an example among the printed ones. White space is free, … at the end leaves out the rest.
func shows(t *testing.T, printed, example string) {
	t.Helper()
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	var lines []string
	for line := range strings.Lines(printed) {
		lines = append(lines, squeeze(line), squeeze(lineOfEmbedded.ReplaceAllString(line, "$1 ")))
	}
	for want := range strings.Lines(example) {
		want, cut := strings.CutSuffix(squeeze(want), "…")
		found := false
		for _, line := range lines {
			found = found || line == want || cut && strings.HasPrefix(line, want)
		}
		if !found {
			t.Errorf("not printed: %s\nin\n%s", want, printed)
		}
	}
}
