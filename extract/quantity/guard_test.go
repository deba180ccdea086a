package quantity

import (
	"math/rand/v2"
	"testing"

	"statclaim/extract/data"
	"statclaim/extract/numeral"
)

// TestPlainNumbersPass holds the one look that lets most numbers pass against the guards that it saves, on random texts of what tells.
func TestPlainNumbersPass(t *testing.T) {
	s, err := Load(data.Tables)
	if err != nil {
		t.Fatal(err)
	}
	pieces := []string{"高", "一", "二", "三", "十", "第", "1", "25", "3.5", "012", "110", "12345", "1.2.3", "-5", "2-1", "4K", "16/5", "3:1", "0.5", "％", "%", "万", "亿", "零", "两", "俩", "千", "半", "版", "个", "元",
		"学生", "（", "）", "[", "]", "〔", "〕", "“", "”", "「", "·", "-", "+", "＋", "×", "*", "/", "无", "。", "，", "、", "是", "A", "G", " ", "　", "\n", "工业", "的", "人", "年", "大"}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	var room Room
	for range 200_000 {
		text := ""
		for range 2 + random.IntN(6) {
			text += pieces[random.IntN(len(pieces))]
		}
		runes := []rune(text)
		s.draft(&room, numeral.Scan(runes), runes, nil)
		for i := range room.drafts {
			d := &room.drafts[i]
			before, after := runeAt(runes, d.m.Span.Start-1), runeAt(runes, d.Anchor.End)
			if !d.isPlain(runes, before, after) {
				continue
			}
			plain++
			if guard := shapeBeside(runes, d, before, after); guard != "" {
				t.Fatalf("%q: %s is plain, and guarded as %s", text, string(runes[d.Anchor.Start:d.Anchor.End]), guard)
			}
		}
	}
	if plain == 0 {
		t.Error("no number is plain")
	}
}
