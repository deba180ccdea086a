package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files (and links, as "name -> target"; and empty directories, as "name/") in a new working directory.
func tree(t *testing.T, entries ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, entry := range entries {
		name, target, link := strings.Cut(entry, " -> ")
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		switch {
		case err != nil:
		case link:
			err = os.Symlink(target, name)
		case strings.HasSuffix(entry, "/"):
			err = os.MkdirAll(entry, 0o755)
		default:
			err = os.WriteFile(name, []byte("28名"), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestInputs(t *testing.T) {
	corpus := []string{"d/b.txt", "d/a.md", "d/C.TXT", "d/x/z.text", "d/x/y.markdown", "d/photo.jpg", "d/.hidden.txt", "d/.git/a.txt", "top.txt"}
	tests := []struct {
		name    string
		entries []string
		args    []string
		want    []string
	}{
		{"a file as it is given", corpus, []string{"./top.txt"}, []string{"./top.txt"}},
		{"a named file of any extension", corpus, []string{"d/photo.jpg"}, []string{"d/photo.jpg"}},
		{"a named hidden file", corpus, []string{"d/.hidden.txt"}, []string{"d/.hidden.txt"}},
		{"a directory, sorted", corpus, []string{"d"}, []string{"d/C.TXT", "d/a.md", "d/b.txt", "d/x/y.markdown", "d/x/z.text"}},
		{"the order of the arguments", corpus, []string{"top.txt", "d/x"}, []string{"top.txt", "d/x/y.markdown", "d/x/z.text"}},
		{"duplicates once, at the first place", corpus, []string{"d/b.txt", "./d/x", "d", "d/b.txt"},
			[]string{"d/b.txt", "d/x/y.markdown", "d/x/z.text", "d/C.TXT", "d/a.md"}},
		{"a directory twice", corpus, []string{"d/x", "d/x/"}, []string{"d/x/y.markdown", "d/x/z.text"}},
		{"standard input", corpus, []string{"-", "top.txt", "-"}, []string{"-", "top.txt"}},
		{"glob", corpus, []string{"d/*.txt"}, []string{"d/b.txt"}},
		{"glob of a class", corpus, []string{"d/[a-c].*"}, []string{"d/a.md", "d/b.txt"}},
		{"glob that meets a directory", corpus, []string{"d/x*"}, []string{"d/x/y.markdown", "d/x/z.text"}},
		{"glob of any depth", corpus, []string{"**/*.t*xt"}, []string{"d/b.txt", "d/x/z.text", "top.txt"}},
		{"glob of any depth inside", corpus, []string{"d/**/z.text"}, []string{"d/x/z.text"}},
		{"glob of directories", corpus, []string{"d/**"}, []string{"d/C.TXT", "d/a.md", "d/b.txt", "d/x/y.markdown", "d/x/z.text"}},
		{"glob of hidden names when asked", corpus, []string{"d/.*.txt"}, []string{"d/.hidden.txt"}},
		{"a file with the name of a glob", []string{"[1].txt", "1.txt"}, []string{"[1].txt"}, []string{"[1].txt"}},
		{"link loops end", []string{"d/a.txt", "d/up -> ..", "d/self -> ."}, []string{"d"}, []string{"d/a.txt"}},
		{"a link to a file counts once", []string{"d/a.txt", "d/b.txt -> a.txt"}, []string{"d"}, []string{"d/a.txt"}},
		{"a link to a directory is followed", []string{"e/a.txt", "d/l -> ../e"}, []string{"d"}, []string{"d/l/a.txt"}},
		{"a broken link is left to Load", []string{"d/a.txt -> gone"}, []string{"d"}, []string{"d/a.txt"}},
		{"empty directories beside documents", []string{"d/a.txt", "d/empty/"}, []string{"d"}, []string{"d/a.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree(t, tt.entries...)
			sources, err := Inputs(tt.args, strings.NewReader(""))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range sources {
				got = append(got, filepath.ToSlash(s.Name))
				if (s.Reader != nil) != (s.Name == "-") {
					t.Errorf("%s: reader %v", s.Name, s.Reader)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q\n got %q\nwant %q", tt.args, got, tt.want)
			}
		})
	}
}

func TestInputsProblems(t *testing.T) {
	tests := []struct {
		name string
		arg  string
		want string
	}{
		{"missing file", "gone.txt", "gone.txt: no such file or directory"},
		{"file used as a directory", "top.txt/x.txt", "top.txt/x.txt: no such file or directory"},
		{"no name", "", `"": no such file or directory`},
		{"empty directory", "empty", "empty: directory without documents (text, markdown, html, docx, pdf, jsonl, csv, tsv, parquet, arrow, zip, tar, gz, zst)"},
		{"directory without documents", "pictures", "pictures: directory without documents (text, markdown, html, docx, pdf, jsonl, csv, tsv, parquet, arrow, zip, tar, gz, zst)"},
		{"directory that holds only itself", "loop", "loop: directory without documents (text, markdown, html, docx, pdf, jsonl, csv, tsv, parquet, arrow, zip, tar, gz, zst)"},
		{"glob without a match", "*.doc", "*.doc: glob matches no document"},
		{"glob of empty directories", "e*", "e*: glob matches no document"},
		{"malformed glob", "[a.txt", "[a.txt: malformed glob: want * ? [ab] [a-z] or **"},
	}
	tree(t, "top.txt", "empty/", "pictures/a.jpg", "pictures/.b.txt", "loop/", "loop/l -> .")
	var all, wants []string
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sources, err := Inputs([]string{"top.txt", tt.arg}, nil)
			if err == nil || err.Error() != tt.want {
				t.Errorf("%q: got %v, %v; want %s", tt.arg, sources, err, tt.want)
			}
		})
		all, wants = append(all, tt.arg), append(wants, tt.want)
	}
	if _, err := Inputs(all, nil); err == nil || err.Error() != strings.Join(wants, "\n") {
		t.Errorf("together: got\n%v", err)
	}
}

// TestOutputsOfAnInterruptedRun are no documents: run.json comes last.
func TestOutputsOfAnInterruptedRun(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "out/claims.jsonl", "out/" + ResumeName + "/manifest.jsonl"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("{}"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := Inputs([]string{dir}, nil)
	if err != nil || len(sources) != 1 || sources[0].Name != filepath.Join(dir, "a.txt") {
		t.Errorf("got %+v, %v", sources, err)
	}
}

// TestPosition tells how far a source is read where it is read from front to back.
func TestPosition(t *testing.T) {
	formats := filepath.Join("..", "fixtures", "formats")
	for name, known := range map[string]bool{"notice.jsonl": true, "notice.jsonl.gz": true, "notice.tar.gz": true, "notice.zip": false, "notice.parquet": false} {
		path := filepath.Join(formats, name)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		documents := 0
		for item := range Documents([]Source{{Name: path}}, Options{}) {
			documents++
			if want := info.Size(); known && item.Position != want || !known && item.Position != -1 { // all are smaller than what is read at once
				t.Errorf("%s: position %d of %d", item.Name, item.Position, want)
			}
		}
		if documents == 0 {
			t.Errorf("%s: no document", name)
		}
	}
}
