package rule

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzLoad gives broken packs to the loader: it refuses them with their place or loads them, and never panics.
func FuzzLoad(f *testing.F) {
	names, err := filepath.Glob("../data/rules/*.yaml")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content[:min(len(content), 1500)]), "up: [增长]\n")
	}
	f.Add(growth, "up: [增长, 增]\nup: &a [*a]\n")
	f.Add("- disable: [a]\n- &a {id: *a}\n", "a: {}\n")
	f.Fuzz(func(t *testing.T, rules, words string) {
		set, err := Load(Source{Name: "pack", FS: fstest.MapFS{"rules.yaml": {Data: []byte(rules)}, "words.yaml": {Data: []byte(words)}}})
		if err == nil {
			set.Lint()
			return
		}
		if !strings.Contains(err.Error(), "pack") {
			t.Errorf("no place in %v", err)
		}
	})
}
