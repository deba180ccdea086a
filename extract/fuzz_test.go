package extract

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzExtract holds on any text: no panic, spans in bounds, number_text is what stands there, the same twice.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		"2022年，全县刑事发案同比下降13.38%，连续5年未发生命案。",
		"产品　产量（吨）　比上年增长（%）\n水泥　601.8　4.9\n茶叶　48　-3.6\n",
		"城镇和农村居民收入分别增长3.9%和5.7%（其中1月3.1%）。",
		"# 标题\n\n■ 通讯员 某某\n\n由168件上升到247件，占全省的1/3。\n",
		"城乡低保标准分别提高到每人億秸月540元、每人每年4600元。",
		"，建成后县城到　转型汉中的车程将由2个多小时缩短到70分钟。",
		"第一时间“三个拓宽”12309热线、5A级、1+N、1∶17.02、三五天、百分之",
	} {
		f.Add(seed)
	}
	e := engine(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4000 {
			return
		}
		runes := []rune(text)
		first := e.extractExample(text)
		for _, c := range first.Claims {
			in(t, "number", c.NumberText, runes, c.NumberStart, c.NumberEnd)
			in(t, "quote", c.Quote, runes, c.QuoteStart, c.QuoteEnd)
			if text[c.NumberStartByte:c.NumberEndByte] != c.NumberText {
				t.Errorf("bytes %d:%d are not %q", c.NumberStartByte, c.NumberEndByte, c.NumberText)
			}
			if c.Value != nil && c.Lower != nil && c.Upper != nil && c.Lower.Cmp(*c.Upper) > 0 {
				t.Errorf("%q: bounds %s..%s", c.NumberText, c.Lower, c.Upper)
			}
		}
		for _, s := range first.Suppressed {
			in(t, "suppressed", s.Text, runes, s.Start, s.End)
		}
		if diff := cmp.Diff(first, e.extractExample(text)); diff != "" {
			t.Errorf("twice: %s", diff)
		}
	})
}

func in(t *testing.T, what, want string, text []rune, start, end int64) {
	t.Helper()
	if start < 0 || end > int64(len(text)) || start > end || string(text[start:end]) != want {
		t.Errorf("%s %q is not at %d:%d", what, want, start, end)
	}
}
