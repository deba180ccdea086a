package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/schema"
)

// isDash reports the signs that join the two ends of a range.
func isDash(r rune) bool {
	switch r {
	case '—', '－', '-', '~', '～', '∼', '〜', '–', '―', '﹣', '至', '到':
		return true
	}
	return false
}

// ranges joins neighbours that are the two ends of a range: 10—20人, 90%到96%, 三至五年.
func (s *Scanner) ranges(runes []rune, drafts []draft) []draft {
	last, joined := 0, false
	for i := 1; i < len(drafts); i++ {
		if s.span(runes, &drafts[last], &drafts[i]) {
			drafts[i].merged, joined = true, true
			continue
		}
		last = i
	}
	if !joined {
		return drafts
	}
	return unmerged(drafts)
}

// span takes next into d as the upper end of a range.
func (s *Scanner) span(runes []rune, d, next *draft) bool {
	gap := schema.Span{Start: d.Anchor.End, End: next.Anchor.Start}
	if !isConnector(runes, gap) && !isBetween(runes, gap, next.Anchor.End) || d.Guard != "" || next.Guard != "" || d.per || d.glued && d.unit != next.unit {
		return false
	}
	if !d.isExact() || next.Value == nil || next.Qualifier != schema.Exact && next.Qualifier != schema.More {
		return false
	}
	hyphen := runes[gap.Start] == '-' || runes[gap.Start] == '－'
	if hyphen && next.unit == nil && d.unit == nil || !isSameKind(d, next) {
		return false
	}
	lower := s.lowerEnd(d, next)
	if lower == nil || lower.Cmp(*next.Upper) >= 0 {
		return false
	}
	d.Lower, d.Upper, d.LowerInclusive, d.UpperInclusive = lower, next.Upper, true, next.UpperInclusive
	d.Value, d.Qualifier, d.Cue = nil, schema.Range, gap
	if next.unit != nil || d.unit == nil {
		d.unit, d.Unit, d.UnitSpan = next.unit, next.Unit, next.UnitSpan
	}
	if next.Per != "" {
		d.Per, d.PerSpan, d.perUnit = next.Per, next.PerSpan, next.perUnit
	}
	d.Scale = max(d.Scale, next.Scale)
	if next.unit != nil && next.unit.kind == schema.Multiple {
		d.Measure = schema.MeasureMultiple
	}
	d.extend(next)
	d.glued = false
	return true
}

func isConnector(runes []rune, gap schema.Span) bool {
	if gap.Len() < 1 || gap.Len() > 2 {
		return false
	}
	return isDash(runes[gap.Start]) && (gap.Len() == 1 || runes[gap.Start] == runes[gap.Start+1])
}

// isBetween reports 20岁和30岁之间.
func isBetween(runes []rune, gap schema.Span, end int) bool {
	return gap.Len() == 1 && containsRune("和与跟及", runes[gap.Start]) && hasText(runes, end, "之间")
}

// isSameKind reports that both ends can measure the same thing: one unit, printed at both ends or at one.
func isSameKind(d, next *draft) bool {
	if (d.form == numeral.Ordinal) != (next.form == numeral.Ordinal) && d.form != numeral.Ordinal {
		return false
	}
	for _, f := range []numeral.Form{numeral.Ratio, numeral.Doubling, numeral.Version, numeral.Half, numeral.Zero} {
		if d.form == f || next.form == f {
			return false
		}
	}
	if (d.form == numeral.Fraction) != (next.form == numeral.Fraction) {
		return false
	}
	switch {
	case d.unit == nil && d.Unit == "":
		return true
	case next.unit == nil && next.Unit == "":
		return d.form == numeral.Percent && d.m.Mark.Empty() || d.Unit == "第"
	}
	return d.unit == next.unit || d.Unit == next.Unit || d.unit != nil && next.unit != nil && d.unit.code == next.unit.code
}

// lowerEnd is the value of the lower end, with the scale word that it shares with the upper one (10至20万, 三至四成).
func (s *Scanner) lowerEnd(d, next *draft) *schema.Decimal {
	scale := next.Scale
	if next.form == numeral.Cheng || next.form == numeral.Discount {
		scale = next.m.Scale
	}
	if d.unit != nil || d.m.Scale != 0 || scale == 0 {
		return d.Value
	}
	shared := d.Value.Shift(scale)
	if shared.Cmp(*next.Upper) >= 0 {
		return d.Value
	}
	return &shared
}

// share gives a number without unit the unit, and where fitting the scale, of the number behind it in a list: 27.3万、24.6万和11.8万人次.
func (s *Scanner) share(runes []rune, drafts []draft) {
	for i := len(drafts) - 2; i >= 0; i-- {
		d, next := &drafts[i], &drafts[i+1]
		if !d.lacksUnit(next) || next.unit == nil || d.Guard != "" || next.Guard != "" || next.form == numeral.Ordinal {
			continue
		}
		if d.form != numeral.Integer && d.form != numeral.Decimal || d.m.Has(numeral.Fused) || d.per || next.per || d.Anchor.End == next.Anchor.Start {
			continue
		}
		if isListNumber(runes, d) || dateOrClock(runes, next) != "" {
			continue
		}
		if !isListMark(runes, schema.Span{Start: d.Anchor.End, End: next.Anchor.Start}) || isLatin(runeAt(runes, d.Anchor.Start-1)) {
			continue
		}
		d.shareUnit(next)
	}
}

// lacksUnit reports a number without unit, or with the 个 alone of 1.1个和2.3个百分点.
func (d *draft) lacksUnit(next *draft) bool {
	return d.unit == nil && d.Unit == "" || d.Unit == "个" && next.unit != nil && next.unit.kind == schema.PercentagePoint
}

// isListMark reports what joins the numbers of a list that share one unit.
func isListMark(runes []rune, gap schema.Span) bool {
	switch gap.Len() {
	case 1:
		return containsRune("、和与及或", runes[gap.Start])
	case 2:
		return hasText(runes, gap.Start, "以及") || hasText(runes, gap.Start, "或者")
	}
	return false
}

// sharedBound gives d the limit that the number before it in a list has (不低于4%和6.5%).
func (d *draft) sharedBound(runes []rune, previous *draft) {
	if d.Guard != "" || previous.Guard != "" || d.unit == nil || d.unit != previous.unit || !d.isExact() || previous.Cue.Start >= previous.Anchor.Start {
		return
	}
	if previous.Qualifier != schema.AtLeast && previous.Qualifier != schema.AtMost || previous.Value == nil {
		return
	}
	if isListMark(runes, schema.Span{Start: previous.Outer.End, End: d.Outer.Start}) {
		d.bound(previous.Qualifier, previous.Cue)
	}
}

func (d *draft) shareUnit(next *draft) {
	d.unit, d.Unit, d.UnitSpan, d.Measure = next.unit, next.Unit, next.UnitSpan, next.Measure
	d.Per, d.PerSpan = next.Per, next.PerSpan
	scale := next.Scale
	if next.form == numeral.Cheng || next.form == numeral.Discount {
		scale = next.m.Scale
	}
	if d.Scale == 0 && scale > 0 && d.Value != nil && d.Value.Cmp(schema.NewDecimal(1, 0).Shift(scale)) < 0 && d.m.Has(numeral.Arabic) == next.m.Has(numeral.Arabic) {
		d.shift(scale)
		d.Scale = next.Scale
	}
}
