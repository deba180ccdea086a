package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/extract/runeset"
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
		return ""
	case d.unit.text == "年":
		return yearGuard(runes, d)
	case d.unit.text == "月" && d.UnitSpan.Start == end && !d.glued:
		return "date-fragment"
	case d.unit.text == "日" && d.below(31) && d.m.Has(numeral.Arabic) && !isSpell(runes, d):
		return "date-fragment"
	case d.unit.text == "季度" && d.UnitSpan.Start == end && d.below(4):
		return "date-fragment"
	case d.unit.text == "点":
		return pointGuard(runes, d)
	case d.unit.text == "分" && containsRune("时点", runeAt(runes, d.Anchor.Start-1)):
		return "clock"
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

// isSpell reports that N日 is a number of days: 15日内, 连续五日, 不得超过30日.
func isSpell(runes []rune, d *draft) bool {
	if containsRune("内以之", runeAt(runes, d.Anchor.End)) {
		return true
	}
	return spellBefore.endAt(runes, d.Anchor.Start)
}

// spellBefore make N日 behind them a number of days.
var spellBefore = wordsBefore("超过", "少于", "多于", "约", "逾", "达", "不足", "不到", "连续", "为期", "历时", "历经", "长达", "连跌", "连涨", "连", "满", "拘留", "不超过", "至少", "每")

// pointGuard tells index points from clock times and from points of a list (三点意见).
func pointGuard(runes []rune, d *draft) string {
	if !d.below(24) {
		return ""
	}
	after := runeAt(runes, d.UnitSpan.End)
	if !d.m.Has(numeral.Arabic) && isHan(after) && !containsRune("半整钟多左前后到至许开出的就在，从进起下上准", after) {
		return "enumerator"
	}
	for _, w := range []string{"涨", "跌", "升", "降", "下挫", "报", "收", "贬", "挫", "扬"} {
		if containsRunes(runes[max(0, d.Anchor.Start-3):d.Anchor.Start], []rune(w)) {
			return ""
		}
	}
	return "clock"
}

// attributes may stand between the classifier and the noun of an enumerator.
var attributes = []string{"", "重大", "重要", "主要", "基本", "重点", "具体", "突出", "关键", "方面", "专项", "核心", "“", "根本", "新", "大"}

// enumerator finds numbers that only announce a list: 五个方面, 三项措施, 两大战略.
func (s *Scanner) enumerator(runes []rune, d *draft) string {
	if d.form != numeral.Integer || d.Scale != 0 {
		return ""
	}
	v, end := s.enumerators.longest(runes, d.m.Span.End)
	if v < 0 || !d.below(40) {
		return ""
	}
	for _, a := range attributes {
		if !hasText(runes, end, a) {
			continue
		}
		if form, _ := s.nouns.longest(runes, end+len([]rune(a))); form == 0 || form > 0 && !d.m.Has(numeral.Arabic) {
			return "enumerator"
		}
	}
	if runeAt(runes, d.m.Span.End) == '大' && d.unit == nil && runeAt(runes, d.m.Span.Start-1) != '比' || hasText(runes, d.m.Span.End, "方面") {
		return "enumerator"
	}
	return ""
}

// frameBefore and frameAfter make a span of time the frame of other figures: 过去五年, 一年来, 两年平均.
var (
	frameBefore = wordsBefore("过去", "过去的", "过去这", "今后", "未来", "前", "近", "最近", "最近的", "这", "那", "较前", "较上", "上", "下", "头", "往后", "此前", "此后", "接下来", "接下来的", "关键", "新的", "再过", "极不平凡的", "不平凡的", "新")
	frameAfter  = wordsBehind("来", "以来", "前", "间", "平均", "中")
	notFrame    = wordsBefore("提前", "将近", "接近", "以上", "以下")
)

// frame finds spans of time that only frame the period of other figures.
func frame(runes []rune, d *draft) string {
	if d.unit == nil || d.unit.kind != schema.Duration || d.Scale >= 4 || !d.isExact() && d.Qualifier != schema.More {
		return ""
	}
	if frameAfter.beginAt(runes, d.Anchor.End) && !hasText(runes, d.Anchor.End, "前后") && !hasText(runes, d.Anchor.End, "来回") {
		return "period-frame"
	}
	if !frameBefore.endAt(runes, d.Anchor.Start) || notFrame.endAt(runes, d.Anchor.Start) {
		return ""
	}
	if runes[d.Anchor.Start-1] == '近' && !endsWith(runes, d.Anchor.Start, "最近") && !d.isRecent(runes, schema.Span{Start: d.Anchor.Start - 1}) {
		return ""
	}
	return "period-frame"
}

// rankBefore stand directly before a bare ordinal that is a rank: 居全省第一, 排名第三.
var rankBefore = wordsBefore("排名", "排名世界", "位居", "居", "列", "排", "位列", "名列", "全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界", "全军", "全校", "跃居", "升至", "稳居", "高居", "夺得", "获得", "位次", "均为", "为", "总分", "团体", "并列", "排在", "名次", "名次在", "排名在", "亚洲", "国内", "全行业", "历史", "县级", "市级", "省级", "金牌榜", "奖牌榜", "占", "量", "率", "数", "值", "速", "均", "都", "仅", "倒数", "国", "省", "市", "州", "区", "县", "西部", "中部", "东部", "得", "名", "组", "由", "从", "至", "到")

// bareOrdinal finds ordinals that name a thing (第一会) and are no rank.
func bareOrdinal(runes []rune, d *draft) string {
	if d.form != numeral.Ordinal || d.unit != nil || d.Unit != "" || runes[d.m.Span.Start] != '第' {
		return ""
	}
	next := runeAt(runes, d.m.Span.End)
	if next == '大' || containsRune("多高少低长快", next) && !isHan(runeAt(runes, d.m.Span.End+1)) {
		return ""
	}
	if (!isHan(next) || containsRune("的和与，、升降跃跌上提", next)) && rankBefore.endAt(runes, d.m.Span.Start) {
		return ""
	}
	if !isHan(next) && ranks(runes, d.m.Span.Start) {
		return ""
	}
	return "ordinal-name"
}

// ranks reports that the clause has said before a position that something ranks: 位居全国地理标志产品|第一.
func ranks(runes []rune, at int) bool {
	const reach = 14
	for i := at - 1; i > 0 && i >= at-reach && isHan(runes[i]); i-- {
		if rankHeld.endAt(runes, i+1) {
			return true
		}
	}
	return false
}

// rankHeld say that what follows is a rank, whatever it is among.
var rankHeld = wordsBefore("位居", "位列", "名列", "排名", "稳居", "高居", "排在", "跃居", "列居")

// top reads 前五位 and 前十名: a rank of at most that.
func (d *draft) top(runes []rune) {
	if runeAt(runes, d.m.Span.Start-1) != '前' || !d.isExact() || d.form != numeral.Integer {
		return
	}
	cue := schema.Span{Start: d.m.Span.Start - 1, End: d.m.Span.Start}
	if d.unit != nil && (d.unit.text == "位" || d.unit.text == "名") || d.unit == nil && !isHan(runeAt(runes, d.m.Span.End)) && rankVerbs.endAt(runes, cue.Start) {
		d.Measure = schema.MeasureRank
		d.bound(schema.AtMost, cue)
		d.Outer.Start = cue.Start
	}
}

// rankVerbs stand before 前十 and make it a rank.
var rankVerbs = wordsBefore("居", "列", "入", "进", "进入", "全国", "全省", "全市", "世界", "全球", "保持", "稳居", "排", "全州", "全区", "全县", "跻身", "挤进", "冲进", "闯入")

// schoolWords stand behind the year of a school.
var schoolWords = wordsBehind("学生", "新生", "女生", "男生", "毕业", "年级", "班", "上学期", "下学期")

// isSchoolYear reports the year of a school: 高二学生, 大三新生.
func isSchoolYear(runes []rune, d *draft) bool {
	switch runeAt(runes, d.m.Span.Start-1) {
	case '高', '初', '大', '研', '小':
		return d.m.Span.Len() == 1 && containsRune("一二三四五六", runes[d.m.Span.Start]) && schoolWords.beginAt(runes, d.m.Span.End)
	}
	return false
}

// nameless finds small Chinese numerals before a word that is no unit (四新, 三保, 二小): parts of names and slogans.
func nameless(runes []rune, d *draft) string {
	if d.m.Has(numeral.Arabic) || d.Unit != "" || d.Per != "" || d.Measure == schema.MeasureRank {
		return ""
	}
	small := d.Upper != nil && d.Upper.Cmp(small(99)) <= 0
	switch {
	case d.form == numeral.Digits:
		return "identifier"
	case d.form == numeral.Integer && small && (d.isExact() || d.m.Has(numeral.Pair)):
		return "no-unit"
	}
	return ""
}

// bothOf makes the 两 before it the two that were spoken of (两国).
var bothOf = runeset.Of("国院市省县地岸会校级案人者区村局州港党军委厂司企馆店所员队将")

// one finds the indefinite 一 (一个火点, 一批), few (几个) and pronouns (两国).
func one(runes []rune, d *draft) string {
	first := runes[d.m.Span.Start]
	switch {
	case d.m.Has(numeral.Few) && d.unit != nil && (d.unit.kind == schema.Count || d.unit.kind == schema.Duration):
		return "indefinite-few"
	case d.form == numeral.Integer && first == '一' && d.m.Span.Len() == 1 && d.unit == nil && !d.m.Has(numeral.Arabic):
		return "indefinite-one"
	case d.form == numeral.Integer && first == '一' && d.m.Span.Len() == 1 && d.unit != nil && d.unit.kind == schema.Count && d.isExact():
		return "indefinite-one"
	case d.m.Span.Len() == 1 && (first == '两' || first == '兩') && bothOf.Has(runeAt(runes, d.m.Span.End)) && d.Qualifier == schema.Exact:
		return "pronoun-like"
	}
	return ""
}
