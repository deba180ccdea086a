package period

// Signs gives words, in no order, and code points of numbers: every text that holds an expression holds one of them, and needs not be
// scanned if it does not.
//
// Most are what expressions begin with. Those of one code point (到, 近, 前, 早) stand in every other sentence: behind them an expression needs
// a number, a point that begins with another sign, or what is listed here.
func Signs() (words []string, numerals string) {
	for _, list := range openers {
		for _, o := range list {
			if len(o.word) > 1 {
				words = append(words, string(o.word))
			}
		}
	}
	words = append(words, "周日", "周天", string(since))
	for _, count := range []string{"数", "半", "多"} { // 数年来, 半年前, 多日来; the other counts are numerals
		for _, units := range []*dictionary{frameUnits, frameHours} {
			for _, unit := range units.list() {
				words = append(words, count+unit)
			}
		}
		for _, between := range []string{"多", "余", "来", " ", "\u00a0"} {
			words = append(words, count+between)
		}
	}
	for _, c := range "0123456789０１２３４５６７８９〇○零一二三四五六七八九十廿卅百千两几OＯ" {
		if starters.Has(c) {
			numerals += string(c)
		}
	}
	return words, numerals
}
