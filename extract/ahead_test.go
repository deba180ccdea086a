package extract

import (
	"reflect"
	"testing"

	"statclaim/schema"
)

// TestLookingAhead extracts texts once as always, where an article without a number that may be claimed is read no further, and once as
// explanations do, which read all of every article.
func TestLookingAhead(t *testing.T) {
	e := engine(t)
	for _, text := range append(glanceTexts(t), "我们一起走。\n", "第一，村里的一位老人说，他第一时间就来了。2023年，一切都好。", "未发生一起。", "　一　\n二\n") {
		_, want := e.extract(&schema.Document{Text: text, MediaType: "text/plain"}, &tracer{})
		got := e.Extract(&schema.Document{Text: text, MediaType: "text/plain"})
		if !reflect.DeepEqual(got.Claims, want.Claims) || !reflect.DeepEqual(got.Suppressed, want.Suppressed) {
			t.Errorf("%d claims and %d suppressed, read to the end %d and %d, or others, of %.300q", len(got.Claims), len(got.Suppressed), len(want.Claims), len(want.Suppressed), text)
		}
	}
}
