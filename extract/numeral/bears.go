package numeral

// Bears reports a code point of which every text with a number holds one: its digits and number words, and the openers that are numbers
// without any. A text that holds none needs not be scanned.
func Bears(r rune) bool {
	k := kindOf(r)
	return k != none && k.class() != opener || contains("几幾半俩倆仨首翻折", r)
}
