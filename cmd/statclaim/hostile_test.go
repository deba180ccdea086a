package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHostileRules: a pack that is made to harm is refused with a place, in bounded time, before the first document.
func TestHostileRules(t *testing.T) {
	const good = "- id: a\n  about: b\n  pattern: '%s'\n  match: [增长5%%]\n  reject: [增长]\n"
	rule := func(pattern string) string { return fmt.Sprintf(good, pattern) }
	laughs := "a0: &a0 [哈,哈,哈,哈,哈,哈,哈,哈,哈,哈]\n"
	for i := range 12 {
		laughs += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d,", i), 9), i)
	}
	tests := []struct{ name, file, content, want string }{
		{"billion laughs in the words", "words.yaml", laughs, "words.yaml:1: an anchor or alias"},
		{"billion laughs in the rules", "rules.yaml", "- " + strings.ReplaceAll(strings.TrimSpace(laughs), "\n", "\n  "), "rules.yaml"},
		{"an alias of itself", "rules.yaml", "- &a\n  id: *a\n", "rules.yaml"},
		{"an alias of nothing", "rules.yaml", "- id: *nothing\n", "rules.yaml:1"},
		{"deep entries", "rules.yaml", strings.Repeat("- ", 400_000), "rules.yaml:1: lists and maps inside each other, more than 16 deep"},
		{"deep keys", "rules.yaml", strings.Repeat("? ", 400_000), "rules.yaml:1"},
		{"a million lists", "rules.yaml", strings.Repeat("[", 1_000_000), "rules.yaml:1: lists and maps inside each other"},
		{"deep lists", "rules.yaml", strings.Repeat("[", 20_000), "rules.yaml"},
		{"deep maps", "rules.yaml", "- " + strings.Repeat("{a: ", 20_000), "rules.yaml"},
		{"deep indentation", "rules.yaml", deepIndentation(2000), "rules.yaml"},
		{"invalid UTF-8", "rules.yaml", "- id: \xff\xfe\n", "rules.yaml"},
		{"NUL", "rules.yaml", "- id: a\x00b\n", "rules.yaml"},
		{"a binary", "rules.yaml", string(randomBytes(4096)), "rules.yaml"},
		{"an unknown key", "rules.yaml", "- id: a\n  exec: rm\n", `rules.yaml:2: rule a: unknown key "exec"`},
		{"a tag", "rules.yaml", "- !!python/object/apply:os.system [id]\n", "rules.yaml"},
		{"a key twice", "rules.yaml", "- id: a\n  id: b\n", "rules.yaml:2"},
		{"a number for a list", "rules.yaml", "- id: a\n  match: 1\n", "rules.yaml"},
		{"nested repeats", "rules.yaml", rule("(?:增+)+长{q}"), "rules.yaml:1: rule a"},
		{"an open repeat", "rules.yaml", rule("增.*长{q}"), "rules.yaml:1: rule a"},
		{"a large repeat", "rules.yaml", rule("增{1,99999}长{q}"), "rules.yaml:1: rule a"},
		{"an open repeat in braces", "rules.yaml", rule("增{2,}长{q}"), "rules.yaml:1: rule a"},
		{"a gap too wide", "rules.yaml", rule("增{gap:4000}{q}"), "rules.yaml:1: rule a"},
		{"an unclosed group", "rules.yaml", rule("(增长{q}"), "rules.yaml:1: rule a"},
		{"deep groups", "rules.yaml", rule(strings.Repeat("(", 20_000) + "增" + strings.Repeat(")", 20_000) + "{q}"), "rules.yaml:1: rule a"},
		{"a huge file", "rules.yaml", strings.Repeat(rule("增长{q}"), 30_000), "rules.yaml"},
		{"a table of garbage", "units.tsv", string(randomBytes(4096)), "units.tsv:1"},
		{"a folder as a file", "rules.yaml/x", "", "rules.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, filepath.Join(dir, "pack", tt.file), tt.content)
			input := filepath.Join(dir, "a.txt")
			writeFile(t, input, "出口增长5%。")
			type result struct {
				code       int
				out, words string
			}
			done := make(chan result, 1)
			go func() {
				code, out, words := output(input, "--rules", filepath.Join(dir, "pack"))
				done <- result{code, out, words}
			}()
			select {
			case r := <-done:
				if r.code != exitUsage || r.out != "" || !strings.Contains(r.words, tt.want) || len(r.words) > 8<<20 {
					t.Errorf("exit code %d, want %d and %s; said %.600s", r.code, exitUsage, tt.want, r.words)
				}
			case <-time.After(2 * time.Minute):
				t.Fatal("it takes for ever")
			}
		})
	}
}

func deepIndentation(n int) string {
	var b strings.Builder
	b.WriteString("- id: a\n")
	for i := range n {
		b.WriteString(strings.Repeat(" ", i+2) + "a:\n")
	}
	return b.String()
}

func randomBytes(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

// TestDamagedTables gives cut files and files with a flipped bit to the commands that read tables back: each ends with a result or with
// an error that names the file, none panics.
func TestDamagedTables(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.txt", "2022年，全县刑事发案同比下降13.38%，共帮助困难妇女28名。")
	if code, _, words := output("a.txt", "-o", "run", "--format", "parquet,arrow,csv,csv-excel,jsonl,xlsx"); code != exitOK {
		t.Fatal(words)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, end := range []string{"parquet", "arrow", "csv", "excel.csv", "jsonl", "xlsx"} {
		raw := []byte(readFile(t, "run/claims."+end))
		file := "damaged." + end
		var variants [][]byte
		for range 12 {
			variants = append(variants, raw[:r.IntN(len(raw))])
		}
		for range 60 {
			flipped := bytes.Clone(raw)
			for range 1 + r.IntN(3) {
				flipped[r.IntN(len(raw))] ^= 1 << r.IntN(8)
			}
			variants = append(variants, flipped)
		}
		variants = append(variants, nil, randomBytes(2048), append(bytes.Clone(raw), randomBytes(100)...))
		t.Run(end, func(t *testing.T) {
			for i, content := range variants {
				if err := os.WriteFile(file, content, 0o644); err != nil {
					t.Fatal(err)
				}
				for _, args := range [][]string{{"convert", file, "-"}, {"audit", file, "--format", "jsonl"}, {"diff", file, "run"}} {
					damaged(t, i, file, args)
				}
			}
		})
	}
}

func damaged(t *testing.T, i int, file string, args []string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("variant %d: %q: panic: %v", i, args, p)
		}
	}()
	var out, words strings.Builder
	code := run(context.Background(), args, strings.NewReader(""), &out, &words)
	switch {
	case code == exitOK || code == exitRejects && args[0] == "audit": // audit reads what is no table as a document
	case code != exitIO && code != exitUsage:
		t.Errorf("variant %d: %q: exit code %d: %s", i, args, code, words.String())
	case !strings.Contains(words.String(), file):
		t.Errorf("variant %d: %q: the error does not name the file: %s", i, args, words.String())
	}
}
