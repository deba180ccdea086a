package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"
)

// evil is what no terminal may get raw: CSI, OSC with both ends, a reset, a C1 control in both forms, the turns of writing, and a bell.
const evil = "\x1b[31m\x1b]0;owned\x07\x1b]8;;http://x\x1b\\\x1bc\u009b31m\u202e\u2066\a\b"

// TestNoEscapesReachTheTerminal puts them into names and contents and runs every command that prints for people.
func TestNoEscapesReachTheTerminal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such file names")
	}
	t.Chdir(t.TempDir())
	name := "报" + strings.ReplaceAll(evil, "/", "") + ".txt"
	bad := "坏" + strings.ReplaceAll(evil, "/", "") + ".txt"
	text := "2022年，" + evil + "县刑事" + evil + "发案同比下降13.38%，共有28" + evil + "名。某" + evil + "局表示，其中男30名，女20名，共60名。\n"
	writeFile(t, filepath.Join("in", name), text)
	writeFile(t, filepath.Join("in", bad), "全县\xff28名")
	writeFile(t, filepath.Join("rows.csv"), "text,"+evil+"\n"+strings.TrimSpace(text)+",x\n")
	writeFile(t, filepath.Join("evil"+evil[:5]+".jsonl"), "{\"source\":\""+evil+"\"")
	writeFile(t, "pack/rules.yaml", "- id: \"a"+strings.ReplaceAll(evil, "\x1b", "\\e")+"\"\n  pattern: '"+"x\x1b[31m"+"'\n")
	writeFile(t, "pack2/rules.yaml", "- id: \x1b[31m"+"\n")
	if code, _, words := output("in", "-o", "run", "--format", "jsonl"); code != exitRejects {
		t.Fatalf("exit code %d: %s", code, words)
	}
	if code, _, words := output("rows.csv", "-o", "other", "--format", "jsonl"); code != exitOK {
		t.Fatalf("exit code %d: %s", code, words)
	}
	for _, args := range [][]string{
		{"extract", "in"}, {"extract", "in", "-o", "out", "--explain-suppressed"}, {"extract", "in", "rows.csv", "--text-column", evil},
		{"extract", "no" + evil}, {"extract", "in", "--format", evil}, {"extract", "in", "--rules", "pack"}, {"extract", "in", "--rules", "pack2"},
		{"extract", "in", "--rules", "no" + evil}, {"extract", "--" + evil}, {evil}, {"help", evil}, {"completion", evil},
		{"text", "in/" + bad}, {"text", "no" + evil}, {"text", "rows.csv#" + evil},
		{"doctor", "in", "rows.csv"}, {"doctor", "no" + evil},
		{"scan", "in"}, {"scan", "-e", text}, {"explain", "in/" + name + ":1"}, {"explain", "-e", text}, {"explain", "no" + evil + ":1"},
		{"audit", "in"}, {"audit", "run"}, {"audit", "evil" + evil[:5] + ".jsonl"},
		{"diff", "run", "other"}, {"diff", "other", "run"}, {"diff", "run", "no" + evil}, {"diff", "evil" + evil[:5] + ".jsonl", "run"},
		{"convert", "run", "x" + evil}, {"convert", "no" + evil, "x.csv"}, {"convert", "evil" + evil[:5] + ".jsonl", "x.csv"},
		{"rules", "check", "pack"}, {"rules", "check", "no" + evil}, {"rules", "show", evil}, {"rules", "list", "--rules", "pack"},
		{"eval", "in"}, {"eval", "no" + evil}, {"schema", evil}, {"version", evil},
	} {
		code, out, words := ran(args...)
		if out+words == "" {
			t.Errorf("%q prints nothing (exit code %d)", args, code)
		}
		for _, printed := range []string{out, words} {
			if at := strings.IndexFunc(printed, raw); at >= 0 {
				t.Errorf("%q (exit code %d) prints %q", args, code, printed[max(0, at-40):min(len(printed), at+40)])
			}
		}
	}
}

// raw reports what a terminal acts on.
func raw(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// TestTextOnATerminal: text prints the layer as it is, for offsets count in it, but not to a terminal.
func TestTextOnATerminal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("全县"+evil+"\n\t28名\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for width, want := range map[int]string{0: "全县" + evil + "\n\t28名\r\n", 80: "全县31m\n 28名 \n"} {
		var out strings.Builder
		s := &streams{out: &trackedWriter{w: &out}, err: &out, width: width}
		if err := runText(s, inputFlags{encodingErrors: "strict", maxBytes: "1M"}, path); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("width %d: got %q, want %q", width, out.String(), want)
		}
	}
}
