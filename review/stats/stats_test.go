package stats

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/export"
	"statclaim/review"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

func TestShare(t *testing.T) {
	tests := []struct {
		part, whole int
		want        string
	}{
		{0, 0, ""},
		{3, 3, "1 0.4385 1"}, // n / (n + z²)
		{0, 10, "0 0 0.2775"},
		{95, 100, "0.95 0.8882 0.9785"},
	}
	for _, tt := range tests {
		s := share(tt.part, tt.whole)
		got := ""
		if s.Value != nil {
			got = fmt.Sprint(*s.Value, *s.Low, *s.High)
		}
		if got != tt.want {
			t.Errorf("%d of %d: %s, want %s", tt.part, tt.whole, got, tt.want)
		}
	}
}

// session is a run of two documents.
func session(t *testing.T) *review.Session {
	t.Helper()
	dir := t.TempDir()
	reviewtest.WriteRun(t, export.Options{Dir: dir, Formats: []export.Format{export.JSONL}}, "{}",
		schema.Document{Source: "a.txt", Text: "2022年，全市刑事发案同比下降13.38%，发放司法救助金3.3万元，拨打12309热线咨询。"},
		schema.Document{Source: "b.txt", Text: "2023年，新建农村派出所9个，修路3.5公里。"})
	s, err := review.Open(dir, review.Options{Engine: reviewtest.Engine(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func decide(t *testing.T, s *review.Session, number string, d review.Decision) {
	t.Helper()
	for item := range s.All() {
		if item.Claim.NumberText == number {
			d.Key, d.Version = item.Key(), review.AnyVersion
		}
	}
	if _, err := s.Decide(review.Step{Reviewer: "王", Origin: "api", Decisions: []review.Decision{d}}); err != nil {
		t.Fatal(err)
	}
}

// TestOf counts a review with one decision of each kind.
func TestOf(t *testing.T) {
	s := session(t)
	decide(t, s, "13.38%", review.Decision{Kind: schema.Corrected, Fields: []review.Field{{Name: "value", Value: "-13.4"}}})
	decide(t, s, "3.3万元", review.Decision{Kind: schema.Rejected, ErrorType: "duplicate", Note: "见首段"})
	decide(t, s, "9个", review.Decision{Kind: schema.Accepted})
	hotline := s.Suppressed("a.txt")[0]
	added, err := s.Propose("a.txt", schema.Span{Start: int(hotline.Start), End: int(hotline.End)})
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, "", added)

	r := Of(s)
	if r.Claims != 5 || r.Open != 1 || r.Whole != 1 || !r.Documents[0].Whole || r.Documents[1].Whole {
		t.Errorf("claims %d, open %d, whole %d, %+v", r.Claims, r.Open, r.Whole, r.Documents)
	}
	want := []Count{{"unreviewed", 1}, {"accepted", 1}, {"corrected", 1}, {"rejected", 1}, {"added", 1}}
	if diff := cmp.Diff(want, r.Statuses); diff != "" {
		t.Errorf("statuses: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]Count{{"duplicate", 1}, {"value", 1}}, r.ErrorTypes); diff != "" {
		t.Errorf("errors: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]Reviewer{{"王", want[1:]}}, r.Reviewers); diff != "" {
		t.Errorf("reviewers: -want +got\n%s", diff)
	}
	if r.Precision.Part != 2 || r.Precision.Whole != 3 || r.Recall.Part != 1 || r.Recall.Whole != 2 {
		t.Errorf("precision %+v, recall %+v", r.Precision, r.Recall)
	}
	for _, f := range r.Fields {
		if wrong := f.Precision.Whole - f.Precision.Part; f.Precision.Whole != 2 || wrong != map[string]int{"value": 1}[f.Column] {
			t.Errorf("%s: %+v", f.Column, f.Precision)
		}
	}
	if len(r.Rejections) != 1 || r.Rejections[0].Examples[0].Note != "见首段" || len(r.Promotions) != 1 || r.Promotions[0].ID != hotline.Guard {
		t.Errorf("rejections %+v, promotions %+v", r.Rejections, r.Promotions)
	}
}
