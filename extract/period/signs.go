package period

// Signs gives what tells that a text may hold an expression: words, in no order, of two code points or more; and code points of figures with
// those that stand behind one. Scan finds nothing in a text without any word and without a figure that one of these is behind.
//
// Most words are what expressions begin with. What begins with one code point (到, 近, 前, 早) stands in every other sentence: behind it an
// expression needs a figure, a point that begins with a word, or what is listed here.
func Signs() (words []string, figures, behind string) {
	for i := range openings.all {
		for _, w := range openings.all[i].words {
			words = append(words, string(w.word))
		}
	}
	words = append(words, "周日", "周天", string(since))
	for _, figure := range "一二三四五六" {
		words = append(words, "周"+string(figure))
	}
	for _, figure := range "1234１２３４一二三四" {
		words = append(words, "Q"+string(figure))
	}
	behind = "多余来 \u00a0季月个时点:："
	for _, units := range []*dictionary{frameUnits, frameHours} {
		for _, unit := range units.list() {
			behind += string([]rune(unit)[0])
		}
	}
	for c := range rune(1 << 16) {
		if behindNumber(c) != 0 {
			behind += string(c)
		}
	}
	return words, "0123456789０１２３４５６７８９〇○零一二三四五六七八九十廿卅百千两几OＯ数半多", behind // 数年来, 半年前, 多日来
}
