package quantity

// addresses guards the numbers of web addresses, whose percent signs and digits mean nothing (https://a.cn/s?q=30%25).
func addresses(runes []rune, drafts []draft) {
	start := 0
	for i := range drafts {
		d := &drafts[i]
		if d.Anchor.Start < start { // inside the address found last
			d.Guard = "identifier"
			continue
		}
		if d.Guard == "" && isInAddress(runes, d.Anchor.Start) {
			d.Guard = "identifier"
			start = addressEnd(runes, d.Anchor.End)
		}
	}
}

// addressLimit is how far an address is followed, in code points; it keeps the search linear.
const addressLimit = 200

// isInAddress reports that the word of ASCII that i stands in has a scheme or www in front of i.
func isInAddress(runes []rune, i int) bool {
	for j := i - 1; j >= 0 && j > i-addressLimit && isAddressRune(runes[j]); j-- {
		if hasText(runes, j, "://") || hasText(runes, j, "www.") {
			return true
		}
	}
	return false
}

func addressEnd(runes []rune, i int) int {
	for i < len(runes) && isAddressRune(runes[i]) {
		i++
	}
	return i
}

// isAddressRune reports what may stand in an address: visible ASCII.
func isAddressRune(r rune) bool { return r > ' ' && r < 0x7F }
