package rule

import (
	"strings"

	"statclaim/schema"
)

// Legible writes masked text for readers: a slot as {money}, {percent}, …, {bare}, {t}, {zero} or {w}, everything else as it is.
func Legible(masked []rune) string {
	var b strings.Builder
	for _, r := range masked {
		if Reserved(r) {
			b.WriteString("{" + slotName(r) + "}")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func slotName(r rune) string {
	switch r {
	case Period:
		return "t"
	case Zero:
		return "zero"
	case Word:
		return "w"
	case bare:
		return "bare"
	}
	if kind := int(r - firstSlot); kind < len(schema.UnitKinds) {
		return schema.UnitKinds[kind]
	}
	return "?"
}
