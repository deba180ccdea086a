package export

import (
	"testing"

	"statclaim/schema"
)

func TestEmphasisFindsTheNumber(t *testing.T) {
	claim := func(sentence, quote, before, number string) *schema.Claim {
		return &schema.Claim{Sentence: sentence, Quote: quote, NumberText: number, QuoteStart: 100, NumberStart: 100 + int64(len([]rune(before)))}
	}
	tests := []struct {
		name   string
		claims []*schema.Claim
		want   []string // what stands before the number, and the number
	}{
		{"once", []*schema.Claim{claim("发案5起。", "发案5起", "发案", "5起")}, []string{"发案|5起"}},
		{"the quote tells equal numbers apart", []*schema.Claim{claim("立案5起，破案5起。", "破案5起", "破案", "5起")}, []string{"立案5起，破案|5起"}},
		{"equal quotes in turn", []*schema.Claim{claim("一等奖5元，二等奖5元。", "奖5元", "奖", "5元"), claim("一等奖5元，二等奖5元。", "奖5元", "奖", "5元")},
			[]string{"一等奖|5元", "一等奖5元，二等奖|5元"}},
		{"a line break in the number", []*schema.Claim{claim("发案13.38起。", "发案13.\n38起", "发案", "13.\n38起")}, []string{"发案|13.38起"}},
		{"a line break and an indent before it", []*schema.Claim{claim("刑事发案5起。", "刑事\r\n　　发案5起", "刑事\r\n　　发案", "5起")}, []string{"刑事发案|5起"}},
		{"a space that the sentence keeps", []*schema.Claim{claim("发案 5 起。", "发案 5 起", "发案 ", "5 起")}, []string{"发案 |5 起"}},
		{"beyond the basic plane", []*schema.Claim{claim("𠮷村5人。", "𠮷村5人", "𠮷村", "5人")}, []string{"𠮷村|5人"}},
		{"a quote that is not in the sentence", []*schema.Claim{claim("发案5起。", "表头 5起", "表头 ", "5起")}, []string{"发案|5起"}},
		{"no such number", []*schema.Claim{claim("发案5起。", "破案7起", "破案", "7起")}, []string{"|"}},
		{"nothing", []*schema.Claim{claim("", "", "", "")}, []string{"|"}},
	}
	for _, tt := range tests {
		var e emphasis
		for i, c := range tt.claims {
			start, end := e.find(c)
			if got := c.Sentence[:start] + "|" + c.Sentence[start:end]; got != tt.want[i] {
				t.Errorf("%s, claim %d: got %q, want %q", tt.name, i, got, tt.want[i])
			}
		}
	}
}
