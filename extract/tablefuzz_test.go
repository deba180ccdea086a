package extract

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/extract/data"
)

// FuzzTables gives broken tables of a user's folder to the loader of each: it refuses them with their file or loads them and reads a
// text by them, and never panics.
func FuzzTables(f *testing.F) {
	names, err := fs.Glob(data.Tables, "*.tsv")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for i, name := range names {
		content, err := fs.ReadFile(data.Tables, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, string(content[:min(len(content), 2000)]))
		f.Add(i, "a\tb\tc\td\te\tf\tg\th\n\t\n")
	}
	f.Fuzz(func(t *testing.T, which int, content string) {
		dir := t.TempDir()
		name := names[uint(which)%uint(len(names))]
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		e, err := New(Options{RuleDirs: []string{dir}})
		if err == nil {
			e.extractExample("2022年，全县刑事发案同比下降13.38%，占全市的1/3，约28名妇女增加2.7万余亩。")
			return
		}
		if !strings.Contains(err.Error(), strings.TrimSuffix(name, ".tsv")) {
			t.Errorf("%s: no place in %v", name, err)
		}
	})
}
