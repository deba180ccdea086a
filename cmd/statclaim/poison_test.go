package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// TestOnePoisonousDocument gives 10,000 documents to the real runner and the real files, one of which kills its extraction.
func TestOnePoisonousDocument(t *testing.T) {
	const documents, poisonous = 10_000, 6_283
	var corpus strings.Builder
	for i := range documents {
		fmt.Fprintf(&corpus, "{\"text\":\"全县帮助困难妇女%d名。\"}\n", i+1)
	}
	input := filepath.Join(t.TempDir(), "corpus.jsonl")
	writeFile(t, input, corpus.String())
	engine, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := worker{extract: func(d *schema.Document) extract.Result {
		if strings.HasSuffix(d.Source, fmt.Sprintf("#%d", poisonous)) {
			panic("index out of range")
		}
		return engine.Extract(d)
	}}
	dir := filepath.Join(t.TempDir(), "out")
	run, err := export.Open(export.Options{Dir: dir, Formats: []export.Format{export.JSONL}})
	if err != nil {
		t.Fatal(err)
	}
	d := &files{run: run}
	defer d.abort()
	sources, err := ingest.Inputs([]string{input}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := process(context.Background(), ingest.Documents(sources, ingest.Options{}), 4, w.run, d.write); err != nil {
		t.Fatal(err)
	}
	if err := d.commit([]byte("{}")); err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string]int{"documents": documents - 1, "claims": documents - 1, "rejects": 1} {
		if got := strings.Count(readFile(t, filepath.Join(dir, table+".jsonl")), "\n"); got != want {
			t.Errorf("%s: %d rows, want %d", table, got, want)
		}
	}
	want := fmt.Sprintf(`corpus.jsonl#%d","stage":"extract","code":"panic","message":"panic: index out of range in `, poisonous)
	if got := readFile(t, filepath.Join(dir, "rejects.jsonl")); !strings.Contains(got, want) {
		t.Errorf("rejects: got %s, want %s in it", got, want)
	}
}

// TestPoisonOfEveryStage gives documents that fail for their bytes to the command, one beside others that are read.
func TestPoisonOfEveryStage(t *testing.T) {
	const good = "全县共帮助困难妇女28名。"
	tests := []struct{ name, file, content, want string }{
		{"bytes of no encoding", "bad.txt", good + "\xff\xfe\xfd", `"stage":"decode","code":"invalid_utf8","message":".*","offset":35`},
		{"NUL", "bad.txt", good + "\x00", `"stage":"decode","code":"binary","message":".*","offset":35`},
		{"a cut character", "bad.txt", good[:len(good)-1], `"stage":"decode","code":"truncated","message":".*","offset":32`},
		{"too large", "bad.txt", strings.Repeat(good, 60), `"stage":"open","code":"too_large"`},
		{"no Word document", "bad.docx", "PK\x03\x04" + good, `"stage":"(open|parse)","code":"(truncated|damaged)"`},
		{"no PDF", "bad.pdf", "%PDF-1.7\n" + good, `"stage":"parse","code":"damaged"`},
		{"a row of no JSON", "bad.jsonl", "{\"text\":\"" + good + "\"}\n{\"text\":\n", `"source":"[^"]*bad.jsonl#2","stage":"parse","code":"invalid_json"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for i := range 3 {
				writeFile(t, filepath.Join(dir, "in", fmt.Sprintf("%d.txt", i)), good)
			}
			writeFile(t, filepath.Join(dir, "in", tt.file), tt.content)
			code, _, words := output(filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out"), "--format", "jsonl", "--max-bytes", "1K")
			if code != exitRejects {
				t.Errorf("exit code %d, want %d: %s", code, exitRejects, words)
			}
			matches(t, readFile(t, filepath.Join(dir, "out", "rejects.jsonl")), tt.want)
			if got := strings.Count(readFile(t, filepath.Join(dir, "out", "claims.jsonl")), `"number_text":"28名"`); got < 3 {
				t.Errorf("%d claims of the three good documents", got)
			}
		})
	}
}

// output runs extract inside the process.
func output(args ...string) (code int, out, words string) {
	return ran(append([]string{"extract"}, args...)...)
}

// ran runs a command inside the process.
func ran(args ...string) (code int, out, words string) {
	var o, e strings.Builder
	code = run(context.Background(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func matches(t *testing.T, text, pattern string) {
	t.Helper()
	if !regexp.MustCompile(pattern).MatchString(text) {
		t.Errorf("got %s\nwant a match of %s", text, pattern)
	}
}
