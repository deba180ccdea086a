package rule

import (
	"fmt"
	"strings"

	"statclaim/schema"
)

// Slot runes stand in a masked sentence for what was recognised there. They are Unicode noncharacters (U+FDD0..U+FDEF), which
// no text has a right to contain.
const (
	firstSlot rune = 0xFDD0
	Period    rune = firstSlot + 24 // a time expression
	Zero      rune = firstSlot + 25 // an explicit zero: 未发生, 零
	Word      rune = firstSlot + 26 // a word that only looks like a cue: 增加值
	bare      rune = firstSlot + 27 // a number without a unit
	lastSlot  rune = 0xFDEF
)

// Quantity gives the slot rune of a unit kind (a value of [schema.UnitKinds]); "" is a number without a unit.
func Quantity(unitKind string) rune {
	if r, ok := quantities[unitKind]; ok {
		return r
	}
	return bare
}

// quantities are the slot runes by unit kind.
var quantities = func() map[string]rune {
	out := map[string]rune{}
	for i, kind := range schema.UnitKinds {
		out[kind] = firstSlot + rune(i)
	}
	return out
}()

// Reserved reports whether r is a slot rune. Such runes of an input must be replaced in the masked copy.
func Reserved(r rune) bool { return r >= firstSlot && r <= lastSlot }

// slots is a set of slot runes.
type slots uint32

func (s slots) accepts(r rune) bool { return Reserved(r) && s&(1<<(r-firstSlot)) != 0 }

// accepted gives the slots that a target macro names: q, q:kinds or zero.
func accepted(name string) slots {
	base, kinds, limited := strings.Cut(name, ":")
	if base == "zero" {
		return 1 << (Zero - firstSlot)
	}
	var s slots
	if !limited {
		s = 1 << (bare - firstSlot)
		for _, k := range schema.UnitKinds {
			s |= 1 << (Quantity(k) - firstSlot)
		}
		return s
	}
	for _, k := range strings.Split(kinds, "|") {
		s |= 1 << (Quantity(k) - firstSlot)
	}
	return s
}

// class writes the slots that a {q:…} names as a character class: kinds separated by "|", "" for all.
func class(kinds string) (string, error) {
	if kinds == "" {
		return fmt.Sprintf(`[\u%04X-\u%04X\u%04X]`, firstSlot, firstSlot+rune(len(schema.UnitKinds))-1, bare), nil
	}
	var b strings.Builder
	b.WriteByte('[')
	for _, k := range strings.Split(kinds, "|") {
		r := Quantity(k)
		if r == bare && k != "bare" {
			return "", fmt.Errorf("unknown unit kind %q; allowed are %s and bare", k, strings.Join(schema.UnitKinds, ", "))
		}
		fmt.Fprintf(&b, `\u%04X`, r)
	}
	b.WriteByte(']')
	return b.String(), nil
}
