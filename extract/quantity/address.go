package quantity

import (
	"strings"

	"statclaim/extract/numeral"
)

// addresses guards the numbers of web addresses, whose percent signs and digits mean nothing (https://a.cn/s?q=30%25).
func addresses(runes []rune, drafts []draft) {
	start, end := nextAddress(runes, 0)
	for i := range drafts {
		d := &drafts[i]
		for end > 0 && end <= d.Anchor.Start {
			start, end = nextAddress(runes, end)
		}
		if end == 0 {
			return
		}
		if d.Guard == "" && d.Anchor.Start >= start {
			d.Guard = "identifier"
		}
	}
}

// nextAddress is the next web address from i on: what follows :// or www. in one run of visible ASCII. end is 0 where there is none.
func nextAddress(runes []rune, i int) (start, end int) {
	for ; i < len(runes); i++ {
		if runes[i] != ':' && runes[i] != 'w' || !hasText(runes, i, "://") && !hasText(runes, i, "www.") {
			continue
		}
		for end = i; end < len(runes) && runes[end] > ' ' && runes[end] < 0x7F; end++ {
		}
		return i, end
	}
	return 0, 0
}

// addressUnits are the units of the outer parts of an address, innerParts what may stand behind the number of an inner part.
const addressUnits = "栋幢座层楼号排车厢组"

var innerParts = []string{"单元", "室", "号", "层", "楼", "铺", "座"}

// isAddressPart reports a number whose unit is followed at once by the next part of an address: 14栋2单元, 3层12号, 5栋802.
func (d *draft) isAddressPart(runes []rune) bool {
	i := d.Anchor.End
	if d.unit == nil || !d.m.Has(numeral.Arabic) || !isDigit(runeAt(runes, i)) || !strings.Contains(addressUnits, d.unit.text) {
		return false
	}
	digits := 0
	for ; digits < 5 && isDigit(runeAt(runes, i)); digits++ {
		i++
	}
	if digits >= 3 && digits < 5 && !isHan(runeAt(runes, i)) && runeAt(runes, i) != '.' {
		return true
	}
	for _, w := range innerParts {
		if hasText(runes, i, w) {
			return true
		}
	}
	return false
}
