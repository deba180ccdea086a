package extract

import (
	"statclaim/extract/period"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// mask is the masked copy of a sentence: every quantity, period, zero cue and shielded word is one slot rune.
type mask struct {
	runes []rune
	from  []int // position in the sentence of each masked rune; one more than runes
	slot  []int // masked index of each quantity of the sentence
	zeros []int // masked index of each zero cue
}

// sentenceSpan leads a masked span back to the sentence.
func (m *mask) sentenceSpan(span schema.Span) schema.Span {
	return schema.Span{Start: m.from[span.Start], End: m.from[span.End]}
}

// quantityAt gives the quantity whose slot stands at a masked index, or -1.
func (m *mask) quantityAt(at int) int {
	for q, i := range m.slot {
		if i == at {
			return q
		}
	}
	return -1
}

// maskOf masks a sentence. A quantity's slot covers its outer cues.
func (e *Engine) maskOf(s *sentence) *mask {
	m := s.room.newMask(len(s.quantities), len(s.text))
	put := func(r rune, at int) {
		m.runes = append(m.runes, r)
		m.from = append(m.from, at)
	}
	marks, cues := s.marked(), e.zeroCues.mark|e.shields.mark
	q, p := 0, 0
	for i := 0; i < len(s.text); {
		for p < len(s.periods) && (s.periods[p].Span.Start < i || s.periods[p].Span.Start == i && readable(s, &s.periods[p])) {
			p++
		}
		switch {
		case q < len(s.quantities) && s.quantities[q].Outer.Start <= i:
			m.slot[q] = len(m.runes)
			put(rule.Quantity(slotKind(s, q)), i)
			i = max(s.quantities[q].Outer.End, i)
			q++
		case p < len(s.periods) && s.periods[p].Span.Start == i:
			put(rule.Period, i)
			i = s.periods[p].Span.End
			p++
		default:
			stop := len(s.text)
			if q < len(s.quantities) {
				stop = min(stop, s.quantities[q].Outer.Start)
			}
			if p < len(s.periods) {
				stop = min(stop, s.periods[p].Span.Start)
			}
			for ; i < stop && marks[i]&cues == 0 && !rule.Reserved(s.text[i]); i++ {
				put(s.text[i], i)
			}
			if i == stop {
				continue
			}
			if n := e.zeroCues.at(s.text[i:]); n > 0 {
				m.zeros = append(m.zeros, len(m.runes))
				put(rule.Zero, i)
				i += n
				continue
			}
			if n := e.shields.at(s.text[i:]); n > 0 {
				put(rule.Word, i)
				i += n
				continue
			}
			r := s.text[i]
			if rule.Reserved(r) {
				r = '\uFFFD'
			}
			put(r, i)
			i++
		}
	}
	m.from = append(m.from, len(s.text))
	return m
}

// readable reports a period that stays as printed, for the rules of comparison: 比上年, 是上年的3.2倍.
func readable(s *sentence, p *period.Period) bool {
	if p.Kind == period.Comparison {
		return true
	}
	at := p.Span.Start
	return hasPrefix(s.text, at, "上年") || hasPrefix(s.text, at, "去年") || hasPrefix(s.text, at, "上月") || hasPrefix(s.text, at, "上季")
}

func slotKind(s *sentence, q int) string {
	if s.quantities[q].Bare {
		return ""
	}
	return s.quantities[q].UnitKind
}
