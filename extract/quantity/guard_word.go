package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/schema"
)

func small(n int64) schema.Decimal { return schema.NewDecimal(n, 0) }

// below reports a whole value of at most n.
func (d *draft) below(n int64) bool {
	return d.Value != nil && d.Value.Cmp(small(n)) <= 0 && d.form != numeral.Decimal
}

// dateOrClock finds parts of dates and clock times that no period covers.
func dateOrClock(runes []rune, d *draft) string {
	end := d.m.Span.End
	next := runeAt(runes, end)
	switch {
	case d.unit == nil && next == '时' && d.below(24) && d.Scale == 0:
		return "clock"
	case d.unit == nil:
		return bareDate(runes, d)
	case d.unit.text == "年":
		return yearGuard(runes, d)
	case d.unit.text == "月" && d.UnitSpan.Start == end && !d.glued:
		return "date-fragment"
	case d.unit.text == "日" && d.below(31) && d.m.Has(numeral.Arabic) && !isSpell(runes, d):
		return "date-fragment"
	case d.unit.text == "点":
		return pointGuard(runes, d)
	case d.unit.text == "世纪" && d.UnitSpan.Start == end:
		return "date-fragment"
	case d.unit.text == "分" && containsRune("时点", runeAt(runes, d.Anchor.Start-1)):
		return "clock"
	}
	return ""
}

func bareDate(runes []rune, d *draft) string {
	if d.form == numeral.Digits && d.m.Span.Len() == 4 && d.m.Span.End < len(runes) && runes[d.m.Span.End] == '年' {
		return "date-fragment"
	}
	return ""
}

// yearGuard tells a year (2023年) from a number of years (五年).
func yearGuard(runes []rune, d *draft) string {
	if d.UnitSpan.Start != d.m.Span.End || d.Scale != 0 {
		return ""
	}
	four := d.m.Span.Len() == 4 && (d.form == numeral.Digits || d.m.Has(numeral.Arabic))
	if four && d.Value != nil && d.Value.Cmp(small(1000)) >= 0 && d.Value.Cmp(small(2200)) < 0 {
		return "date-fragment"
	}
	if d.form == numeral.Digits {
		return "date-fragment"
	}
	return ""
}

// spellBefore and spellAfter are the wordings that make N日 a number of days.
const spellAfter = "内后以之前起"

func isSpell(runes []rune, d *draft) bool {
	if containsRune("内以之", runeAt(runes, d.Anchor.End)) {
		return true
	}
	for _, w := range []string{"连续", "为期", "历时", "历经", "长达", "连跌", "连涨", "连", "满", "拘留", "不超过", "至少", "每"} {
		if endsWith(runes, d.Anchor.Start, w) {
			return true
		}
	}
	return false
}

// pointGuard tells index points from clock times and from points of a list (三点意见).
func pointGuard(runes []rune, d *draft) string {
	if !d.below(24) {
		return ""
	}
	after := runeAt(runes, d.UnitSpan.End)
	if !d.m.Has(numeral.Arabic) && isHan(after) && !containsRune("半整钟多左前后到至许开出的就在，从进起下上准", after) {
		return "enumerator"
	}
	for _, w := range []string{"涨", "跌", "升", "降", "下挫", "报", "收"} {
		if containsRunes(runes[max(0, d.Anchor.Start-3):d.Anchor.Start], []rune(w)) {
			return ""
		}
	}
	return "clock"
}

// enumerator finds numbers that only announce a list: 五个方面, 三项措施, 两大战略.
func (s *Scanner) enumerator(runes []rune, d *draft) string {
	if d.form != numeral.Integer || d.Scale != 0 || !d.below(40) {
		return ""
	}
	v, end := s.enumerators.longest(runes, d.m.Span.End)
	if v < 0 {
		return ""
	}
	for _, filler := range []string{"重大", "重要", "主要", "基本", "重点", "具体", "突出", "关键", "方面", "专项", "核心", "一流", "“", "根本", "新"} {
		if hasText(runes, end, filler) {
			if v, _ := s.nouns.longest(runes, end+len([]rune(filler))); v >= 0 {
				return "enumerator"
			}
		}
	}
	if v, _ := s.nouns.longest(runes, end); v >= 0 {
		return "enumerator"
	}
	if runeAt(runes, d.m.Span.End) == '大' && d.unit == nil {
		return "enumerator"
	}
	if hasText(runes, d.m.Span.End, "方面") {
		return "enumerator"
	}
	return ""
}

// one finds the indefinite 一 (一个火点, 一批), few (几个) and pronouns (两国).
func one(runes []rune, d *draft) string {
	first := runes[d.m.Span.Start]
	switch {
	case d.m.Has(numeral.Few) && d.unit != nil && (d.unit.kind == schema.Count || d.unit.kind == schema.Duration):
		return "indefinite-few"
	case d.form == numeral.Integer && first == '一' && d.m.Span.Len() == 1 && d.unit == nil && !d.m.Has(numeral.Arabic):
		return "indefinite-one"
	case d.form == numeral.Integer && first == '一' && d.m.Span.Len() == 1 && d.unit.kind == schema.Count && d.isExact():
		return "indefinite-one"
	case d.m.Span.Len() == 1 && (first == '两' || first == '兩') && containsRune("国院市省县地岸会校级案人者区村局州港党军委厂司企馆店所员队将", runeAt(runes, d.m.Span.End)) && d.Qualifier == schema.Exact:
		return "pronoun-like"
	}
	return ""
}
