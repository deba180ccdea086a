package extract

import (
	"strings"
	"testing"

	"statclaim/extract/layout"
	"statclaim/schema"
)

// TestBlanksAroundFigures reads sentences as many typesetters print them, with a blank between Han and figures: the claims are those of the
// sentence without, and stand where the text prints them.
func TestBlanksAroundFigures(t *testing.T) {
	e := engine(t)
	for _, spaced := range []string{
		"2024 年，规上工业增加值同比增长 8.6%，其中轻纺产业增长 13.2%，满意率较上年同期提高 1.1 个百分点。",
		"人均结案由 2018 年的 168 件上升到 247 件，28% 的受访者满意。",
		"比 2015 年增加 ３ 家，占 40％ 以上。",
		"縣內旅館 108 家，較去年減少 6 家。",
	} {
		plain := strings.ReplaceAll(spaced, " ", "")
		want := e.Extract(&schema.Document{Text: plain, MediaType: "text/plain"}).Claims
		got := e.Extract(&schema.Document{Text: spaced, MediaType: "text/plain"}).Claims
		if len(got) != len(want) {
			t.Errorf("%s: %d claims, want %d", spaced, len(got), len(want))
			continue
		}
		runes := []rune(spaced)
		for i, g := range got {
			w := want[i]
			if text := string(runes[g.NumberStart:g.NumberEnd]); text != g.NumberText || strings.ReplaceAll(text, " ", "") != w.NumberText {
				t.Errorf("%s: number %q at %q, want %q", spaced, g.NumberText, text, w.NumberText)
			}
			if g.Measure != w.Measure || g.Comparison != w.Comparison || g.Direction != w.Direction || g.Period != w.Period || g.RuleID != w.RuleID {
				t.Errorf("%s: %s is %s %s %s %s by %s, want %s %s %s %s by %s", spaced, g.NumberText, g.Measure, g.Comparison, g.Direction, g.Period, g.RuleID,
					w.Measure, w.Comparison, w.Direction, w.Period, w.RuleID)
			}
		}
	}
}

// TestBlanksThatPart keeps blanks that part more than a figure from its words.
func TestBlanksThatPart(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"岳麓区 742 13280", "岳麓区742 13280"},
		{"iPhone 15 销量", "iPhone 15销量"},
		{"增长　8.6%", "增长　8.6%"},
		{"增长  8.6%", "增长  8.6%"},
		{"GDP 增长", "GDP 增长"},
	} {
		p := &layout.Paragraph{Text: layout.Text{Runes: []rune(test.text)}}
		var got []rune
		for _, s := range sentences(p, &scratch{}) {
			got = append(got, s.text...)
		}
		if string(got) != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, string(got), test.want)
		}
	}
}

// TestBlanksStayInWhatArticlesPrint keeps the blanks of titles, bylines and datelines, and what they count.
func TestBlanksStayInWhatArticlesPrint(t *testing.T) {
	text := "二季度 3 家新店开业\n记者 张某某 摄影 3 人\n\n　　本报南京 3 月 5 日讯　新建 3 家，增长 8.6%。\n"
	articles := engine(t).Extract(&schema.Document{Text: text, MediaType: "text/plain"}).Articles
	if len(articles) != 1 {
		t.Fatalf("%d articles", len(articles))
	}
	a := articles[0]
	if a.Title != "二季度 3 家新店开业" || a.Dateline != "本报南京 3 月 5 日讯　" {
		t.Errorf("title %q, dateline %q", a.Title, a.Dateline)
	}
}
