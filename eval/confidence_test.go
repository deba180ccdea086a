package eval

import "testing"

func TestConfidence(t *testing.T) {
	r := Report{Figures: Figures{Documents: 3}, PerRule: []Rule{{ID: "a.b", Hits: 20, Precision: 0.95}, {ID: "rare", Hits: MinimumHits - 1, Precision: 1}}}
	want := "# Precision of each rule on 3 documents labelled by hand, where it made at least 20 claims: rule, claims, precision.\na.b\t20\t0.9500\n"
	if got := string(r.Confidence()); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestMediaTypeOfLabels(t *testing.T) {
	gold, err := LoadGold(writeSet(t, map[string]string{"a.json": `{"published": null, "media_type": "text/markdown", "claims": []}`, "a.txt": "# 无"}))
	if err != nil || gold[0].MediaType != "text/markdown" {
		t.Errorf("%+v, %v", gold, err)
	}
}
