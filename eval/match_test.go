package eval

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/schema"
)

func TestMatch(t *testing.T) {
	type span = [2]int
	tests := []struct {
		name   string
		claims []span
		gold   []span
		want   []span // claim and label
	}{
		{"equal spans", []span{{3, 6}}, []span{{3, 6}}, []span{{0, 0}}},
		{"neighbours do not overlap", []span{{3, 6}}, []span{{6, 9}}, nil},
		{"half of the shorter is enough", []span{{0, 4}}, []span{{2, 9}}, []span{{0, 0}}},
		{"less than half of the shorter is not", []span{{0, 5}}, []span{{3, 9}}, nil},
		{"a claim inside a long label", []span{{4, 5}}, []span{{0, 20}}, []span{{0, 0}}},
		{"one label takes one claim, the larger overlap", []span{{0, 3}, {0, 5}}, []span{{0, 6}}, []span{{1, 0}}},
		{"one claim takes one label, the larger overlap", []span{{0, 6}}, []span{{0, 2}, {2, 6}}, []span{{0, 1}}},
		{"equal overlap: the more equal length", []span{{0, 9}, {0, 5}}, []span{{0, 4}}, []span{{1, 0}}},
		{"all equal: the first claim", []span{{0, 4}, {0, 4}}, []span{{0, 4}}, []span{{0, 0}}},
		{"all equal: the first label", []span{{0, 4}}, []span{{0, 2}, {2, 4}}, []span{{0, 0}}},
		{"the best pair first, even against the sum", []span{{0, 6}, {5, 9}}, []span{{0, 3}, {2, 8}}, []span{{0, 1}}},
		{"an empty claim matches nothing", []span{{3, 3}}, []span{{0, 6}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var claims []schema.Claim
			for _, s := range test.claims {
				claims = append(claims, schema.Claim{NumberStart: int64(s[0]), NumberEnd: int64(s[1])})
			}
			var gold []Gold
			for _, s := range test.gold {
				gold = append(gold, Gold{Start: s[0], End: s[1]})
			}
			var got []span
			for _, p := range match(claims, gold) {
				got = append(got, span{p.claim, p.gold})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("claims %v gold %v (-want +got):\n%s", test.claims, test.gold, diff)
			}
		})
	}
}

func TestBorderlineIsNeutral(t *testing.T) {
	d := Document{Name: "d", Claims: []Gold{{Start: 0, End: 3}, {Start: 5, End: 8}}}
	claims := map[string][]schema.Claim{"d": {{NumberStart: 0, NumberEnd: 3}, {NumberStart: 0, NumberEnd: 3}}}
	r := Score([]Document{d}, claims, nil)
	// The first claim and the second label do not count; the second claim finds its label taken.
	if r.Must != 0 || r.Predicted != 1 || r.Found != 0 {
		t.Errorf("got must %d predicted %d found %d, want 0 1 0", r.Must, r.Predicted, r.Found)
	}
}
