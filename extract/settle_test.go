package extract

import (
	"reflect"
	"testing"

	"statclaim/schema"
)

// TestSettledWhenAsked extracts texts once as always, where an article is settled when the first of its numbers may be claimed, and once as
// explanations do, which settle every article before its first sentence.
func TestSettledWhenAsked(t *testing.T) {
	e := engine(t)
	for _, text := range glanceTexts(t) {
		_, want := e.extract(&schema.Document{Text: text, MediaType: "text/plain"}, &tracer{})
		got := e.Extract(&schema.Document{Text: text, MediaType: "text/plain"})
		if !reflect.DeepEqual(got.Claims, want.Claims) || len(got.Suppressed) != len(want.Suppressed) {
			t.Errorf("%d claims and %d suppressed, settled before %d and %d, or others, of %.300q", len(got.Claims), len(got.Suppressed), len(want.Claims), len(want.Suppressed), text)
		}
	}
}
