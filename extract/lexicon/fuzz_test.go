package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzLoad gives broken word lists to the loader: it refuses them with file and line or loads them, and then looks words up.
func FuzzLoad(f *testing.F) {
	f.Add("一\tm\t90\n一下\td\t80\n", "# 领域\n刑事\tn\t70\n")
	f.Add("一\tm\n", "\n\n")
	f.Add("刑事\tn\t999999999999999999999\n", "刑")
	f.Fuzz(func(t *testing.T, words, domain string) {
		l, err := Load(fstest.MapFS{wordsFile: {Data: []byte(words)}, domainFile: {Data: []byte(domain)}})
		if err == nil {
			l.Segment([]rune("一下刑事发案"), nil)
			return
		}
		if !strings.Contains(err.Error(), ".tsv") {
			t.Errorf("no place in %v", err)
		}
	})
}
