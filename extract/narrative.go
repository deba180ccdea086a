package extract

import (
	"statclaim/extract/fold"
	"statclaim/extract/quantity"
	"statclaim/schema"
)

// tells reports a sentence whose paragraph tells a story. A paragraph is read for it once, however many of its numbers ask.
func (s *sentence) tells() bool {
	if s.room == nil {
		return narrative(fold.Runes(s.paragraph.Runes))
	}
	if s.room.asked != s.paragraph {
		s.room.asked, s.room.tells = s.paragraph, narrative(fold.Runes(s.paragraph.Runes))
	}
	return s.room.tells
}

// narrative reports a paragraph that tells a story rather than states figures: full of 了, 着 and persons, hardly a digit, no
// percentage. Small numbers written out in it (两行老泪, 七里八里) belong to the telling.
func narrative(text []rune) bool {
	telling, digits := 0, 0
	for _, r := range text {
		switch {
		case r == '%' || r == '％' || r == '‰':
			return false
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		default:
			switch r {
			case '了', '着', '我', '你', '他', '她', '咱', '您', '俺':
				telling++
			}
		}
	}
	return telling >= 4 && telling*40 >= len(text) && digits*50 <= len(text)
}

// toldNumber is the guard of a small number that a story tells.
const toldNumber = "narrative"

// told reports a quantity that a narrative only tells: written in Chinese numerals, small, of everyday things.
func told(s *sentence, q *quantity.Quantity) bool {
	switch q.UnitKind {
	case schema.Count, schema.Length, schema.Duration, schema.Mass, schema.Rank, schema.Volume, schema.Area, schema.Money:
	default:
		return false
	}
	for _, r := range s.text[q.Number.Start:q.Number.End] {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			return false
		}
	}
	limit := schema.NewDecimal(30, 0)
	bound := q.Value
	if bound == nil {
		bound = q.Upper
	}
	return bound != nil && bound.Abs().Cmp(limit) < 0
}
