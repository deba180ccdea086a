package quantity

import (
	"strings"

	"statclaim/extract/numeral"
)

// addresses guards the numbers of web addresses, whose percent signs and digits mean nothing (https://a.cn/s?q=30%25).
func addresses(runes []rune, drafts []draft) {
	start, end := 0, 0 // of the address in the run of visible ASCII at hand, and of that run
	for i := range drafts {
		d := &drafts[i]
		at := d.Anchor.Start
		if at >= end && isVisible(runeAt(runes, at-1)) && isVisible(runes[at]) {
			start, end = address(runes, end, at)
		}
		if d.Guard == "" && at >= start && at < end {
			d.Guard = "identifier"
		}
	}
}

// address finds the web address in the run of visible ASCII around at, not before floor: it starts with :// or www., and start is the end of
// the run where there is none.
func address(runes []rune, floor, at int) (start, end int) {
	for start = at; start > floor && isVisible(runes[start-1]); start-- {
	}
	for end = at; end < len(runes) && isVisible(runes[end]); end++ {
	}
	for start < end && !hasText(runes, start, "://") && !hasText(runes, start, "www.") {
		start++
	}
	return start, end
}

// isVisible reports ASCII that is neither blank nor control.
func isVisible(r rune) bool { return r > ' ' && r < 0x7F }

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
