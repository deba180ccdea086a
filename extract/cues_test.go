package extract

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"statclaim/extract/data"
)

// TestCuesTable has the loader refuse a table that does not hold every list once.
func TestCuesTable(t *testing.T) {
	raw, err := fs.ReadFile(data.Tables, "cues.tsv")
	if err != nil {
		t.Fatal(err)
	}
	table := string(raw)
	tests := []struct{ name, table, want string }{
		{"as embedded", table, ""},
		{"unknown list", "Plans\t计划\n" + table, `cues.tsv:1: want the name of a list, each once, a tab and words, got "Plans\t计划"`},
		{"list twice", "Plan\t计划\n" + table, "cues.tsv:"},
		{"no words", "Plan\t \n", "cues.tsv:1: "},
		{"list missing", strings.Replace(table, "\nPlan\t", "\n#Plan\t", 1), "cues.tsv: no list Plan"},
		{"pair", strings.Replace(table, "城乡:城镇:农村", "城乡:城镇", 1), `cues.tsv: Pairs: want word:first:second, got "城乡:城镇"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadCues(fstest.MapFS{"cues.tsv": {Data: []byte(tt.table)}})
			got := ""
			if err != nil {
				got = err.Error()
			}
			if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("input %s, got error %q, want %q", tt.name, got, tt.want)
			}
		})
	}
}
