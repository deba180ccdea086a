package extract

import (
	"slices"
	"strings"
	"testing"

	"statclaim/extract/layout"
)

func TestEndsSentence(t *testing.T) {
	for text, want := range map[string][]string{
		"建校3所。改造5所！好吗？":        {"建校3所。", "改造5所！", "好吗？"},
		"怎么办?2023年建校3所":        {"怎么办?", "2023年建校3所"},
		"见a.cn/s?q=30%25，共3页。": {"见a.cn/s?q=30%25，共3页。"},
		"他问：“几所？”答：“3所。”":      {"他问：“几所？”", "答：“3所。”"},
	} {
		runes := []rune(text)
		var got []string
		for _, s := range sentences(&layout.Paragraph{Text: layout.Text{Runes: runes}}, &scratch{}) {
			got = append(got, string(s.text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestALongSentenceThatEndsAtItsCut has text without a mark that is as long as a sentence may be, and a little less and more.
func TestALongSentenceThatEndsAtItsCut(t *testing.T) {
	for n := longest - 2; n < longest+4; n++ {
		for _, unit := range []string{"全", "（", "a", "1"} {
			text := strings.Repeat(unit, n)
			p := &layout.Paragraph{Text: layout.Text{Runes: []rune(text)}}
			got := ""
			for _, s := range sentences(p, &scratch{}) {
				got += string(s.text)
			}
			if len([]rune(got)) != n {
				t.Errorf("%d times %s: %d code points in sentences", n, unit, len([]rune(got)))
			}
		}
	}
}
