package quantity

import (
	"unicode/utf8"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

// outer reads the cues before and behind the anchor, between the neighbours at floor and ceiling.
func (s *Scanner) outer(runes []rune, d *draft, floor, ceiling int) {
	d.Outer.End = max(d.Outer.End, d.Anchor.End)
	d.Outer.Start = min(d.Outer.Start, d.Anchor.Start)
	if d.per || d.Guard != "" && d.Guard != "indefinite-one" {
		return
	}
	behindQualifier, behindCue, isBehind := s.cues.behindNumber(runes, d.Anchor.End)
	if isBehind && (behindCue.End > ceiling || !d.takesBehind(runes, behindCue)) {
		isBehind = false
	}
	head := d.head(runes, floor)
	if head < d.Anchor.Start && runes[head] != '每' { // a currency names nothing that is measured
		d.Outer.Start = min(d.Outer.Start, head)
	}
	qualifier, cue, isBefore := s.cues.beforeNumber(runes, head)
	if isBefore && (cue.Start < floor || !d.takesBefore(runes, cue)) {
		isBefore = false
	}
	if d.isBenchmark(runes) {
		isBefore = false
	}
	if isBehind {
		d.Outer.End = behindCue.End
	}
	if isBefore && qualifier != schema.Exact && runes[cue.End] != '占' { // which is for the rules of shares
		d.Outer.Start = cue.Start
	}
	switch {
	case isBefore && qualifier != schema.Exact:
		d.qualify(qualifier, cue)
	case isBehind:
		d.qualify(behindQualifier, behindCue)
	case d.leastOf(runes, floor):
	case d.compared(runes, ceiling):
	case d.isShare() && s.across(runes, d, floor):
	default:
		d.past(runes)
	}
	if d.Guard == "" && (d.isExact() || d.Qualifier == schema.Range) && !isBehind {
		d.Guard = nameless(runes, d)
	}
	if d.Guard == "" && d.isExact() && d.isRoundFigure(runes) {
		d.Guard = "round-figure"
	}
}

// across reads the cue of a share in front of what it is a share of, and reports whether one stands there.
func (s *Scanner) across(runes []rune, d *draft, floor int) bool {
	qualifier, cue, ok := s.cues.acrossPhrase(runes, d.Anchor.Start)
	if !ok || cue.Start < floor {
		return false
	}
	d.qualify(qualifier, cue)
	return true
}

// qualify applies an outer cue to a plain value; inner wording is more exact and stays.
func (d *draft) qualify(qualifier string, cue schema.Span) {
	if !d.isExact() || qualifier == schema.Exact {
		return
	}
	if d.Guard == "indefinite-one" {
		d.Guard = ""
	}
	if qualifier == schema.More {
		d.more(cue)
		return
	}
	d.bound(qualifier, cue)
}

// head is where the number phrase begins with what may stand between it and a cue: 不低于|每亩300元, 超过|人民币3亿元, 不得少于|每周2次.
func (d *draft) head(runes []rune, floor int) int {
	start := d.Anchor.Start
	if d.PerSpan.End == start && d.PerSpan.Start-1 >= floor && runeAt(runes, d.PerSpan.Start-1) == '每' {
		return d.PerSpan.Start - 1
	}
	for start-2 >= floor && runes[start-2] == '每' && containsRune("年季月周天日晚次人户", runes[start-1]) {
		start -= 2 // 每人|每月
	}
	if d.unit != nil && d.unit.kind == schema.Money {
		for _, currency := range currencies.words {
			if endsWith(runes, start, currency) && !kindsOfMoney.endAt(runes, start-utf8.RuneCountInString(currency)) {
				start -= utf8.RuneCountInString(currency)
				break
			}
		}
	}
	if start < floor {
		return d.Anchor.Start
	}
	return start
}

// currencies are named before an amount that the name of their unit stands behind: 人民币6000万元.
var currencies = wordsBefore("人民币", "新台币", "港币", "日币", "台币")

// kindsOfMoney are what a currency is named with where it is what the amount is of: 跨境人民币8.3亿元.
var kindsOfMoney = wordsBefore("跨境", "数字", "离岸", "在岸", "存量")

func (d *draft) isShare() bool {
	return d.form == numeral.Fraction || d.unit != nil && (d.unit.kind == schema.Percent || d.unit.kind == schema.Multiple)
}

// takesBehind refuses cues that begin a word, or do not fit the kind.
func (d *draft) takesBehind(runes []rune, cue schema.Span) bool {
	first, after := runes[cue.Start], runeAt(runes, cue.End)
	kind := ""
	if d.unit != nil {
		kind = d.unit.kind
	}
	switch {
	case cue.Len() == 1 && first == '内':
		return (kind == schema.Duration || kind == schema.Length) && !containsRune("部容存外心地蒙环战乱科河陆", after)
	case cue.Len() == 1 && (first == '强' || first == '弱'):
		return d.form == numeral.Fraction || d.form == numeral.Cheng
	case first == '起' && cue.Len() == 1:
		return kind == schema.Money && !isHan(after)
	case first == '整' && cue.Len() == 1:
		return false
	case first == '之' && runes[cue.Start+1] == '下':
		return kind != schema.Count
	}
	return true
}

// takesBefore refuses 近 before a span of time that is only recent (近三年), and cues that another word ends in.
func (d *draft) takesBefore(runes []rune, cue schema.Span) bool {
	if hasText(runes, cue.Start, "最高") {
		return d.unit != nil && (d.unit.kind == schema.Money || d.unit.kind == schema.Percent || d.unit.kind == schema.Duration)
	}
	if hasText(runes, cue.Start, "最低") && d.unit != nil && d.unit.kind == schema.Temperature {
		return false
	}
	if cue.Len() > 1 {
		return !(hasText(runes, cue.Start, "年过") && (d.unit == nil || d.unit.kind != schema.Age)) &&
			!(hasText(runes, cue.Start, "高出") || hasText(runes, cue.Start, "超出"))
	}
	switch runes[cue.Start] {
	case '近':
		return !d.isRecent(runes, cue)
	case '破':
		return d.Scale >= 4 || d.unit != nil && (d.unit.kind == schema.Percent || d.unit.kind == schema.Money || d.unit.kind == schema.Score)
	case '满':
		return d.unit != nil && (d.unit.kind == schema.Duration || d.unit.kind == schema.Age)
	}
	return true
}

func (d *draft) isRecent(runes []rune, cue schema.Span) bool {
	if d.unit == nil || d.unit.kind != schema.Duration {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(d.unit.text); !containsRune("年月天日周期", last) {
		return false
	}
	return !lasting.endAt(runes, cue.Start)
}

// lasting are words behind which 近 and a span of time is a length (历时近三年).
var lasting = wordsBefore("历时", "用时", "耗时", "长达", "达", "了", "经过", "为期", "持续", "有", "过", "将")

// leastDeeds stand between 至少 and a number that is bounded all the same: 至少|配备|1名.
var leastDeeds = wordsBefore("配备", "配有", "建成", "建立", "开展", "组织", "安排", "举办", "提供", "保持", "完成", "需要", "配置", "设置", "设立", "培训", "新增", "召开", "检查", "参加", "接受", "走访", "入户", "预留", "储备", "投入", "选派", "培育", "打造", "巡查", "落实", "掌握", "学习")

// leastOf reads 至少 in front of the verb before a number: 至少配备1名.
func (d *draft) leastOf(runes []rune, floor int) bool {
	const deed = 2
	start := d.Anchor.Start - deed - 2
	if first := runeAt(runes, start); start < floor || first != '至' && first != '最' {
		return false
	}
	if !d.isExact() || !hasText(runes, start, "至少") && !hasText(runes, start, "最少") || !leastDeeds.endAt(runes, d.Anchor.Start) {
		return false
	}
	d.qualify(schema.AtLeast, schema.Span{Start: start, End: start + 2})
	return true
}

// past reads 过 before a scale word or a round share: 产值过亿元, 过百家.
func (d *draft) past(runes []rune) {
	i := d.Anchor.Start - 1
	if runeAt(runes, i) == '了' && runeAt(runes, i-1) == '过' && d.isExact() && d.unit != nil && d.unit.kind == schema.Money && d.Scale >= 4 {
		d.Outer.Start = i - 1
		d.qualify(schema.Over, schema.Span{Start: i - 1, End: i + 1}) // 收入头一回过了三十万元
		return
	}
	if runeAt(runes, i) != '过' || !d.isExact() || runeAt(runes, i-1) == '不' || d.unit == nil {
		return
	}
	if !d.m.Has(numeral.BareScale) && d.form != numeral.Cheng && !(d.Scale >= 4 && containsRune("值额量数入产丝次户金款资润", runeAt(runes, i-1))) {
		return
	}
	d.Outer.Start = i
	d.qualify(schema.Over, schema.Span{Start: i, End: i + 1})
}

// benchmarks are what a figure in 低于四成的目标 is, which is not bounded by the word before it.
var benchmarks = wordsBehind("目标", "水平", "标准", "均值", "平均", "预期", "预测", "计划", "指标", "预算", "预估", "红线", "警戒线", "荣枯线", "基准", "要求", "规定")

// isBenchmark reports that d is the measure that another figure, perhaps unstated, is compared with: 远低于四成的目标.
func (d *draft) isBenchmark(runes []rune) bool {
	i := d.Anchor.End
	if runeAt(runes, i) != '的' {
		return false
	}
	compared := false
	for _, w := range []string{"低于", "高于", "少于", "多于", "大于", "小于", "优于"} {
		compared = compared || endsWith(runes, d.Anchor.Start, w) && !containsRune("不得应能须可", runeAt(runes, d.Anchor.Start-3))
	}
	return compared && isBenchmarkNamed(runes, i+1)
}

// isBenchmarkNamed reports that the words at i, up to a comma, soon name a benchmark (全市平均水平).
func isBenchmarkNamed(runes []rune, i int) bool {
	for j := i; j < i+5 && isHan(runeAt(runes, j)); j++ {
		if benchmarks.beginAt(runes, j) {
			return true
		}
	}
	return false
}

// compared reads 比三十大 and 比170低 as bounds, and reports whether d stands so.
func (d *draft) compared(runes []rune, ceiling int) bool {
	i, j := d.Anchor.Start-1, d.Anchor.End
	for n := 0; n < 2 && runeAt(runes, i) == ' '; n++ {
		i--
	}
	for n := 0; n < 2 && runeAt(runes, j) == ' '; n++ {
		j++
	}
	if runeAt(runes, i) != '比' || j >= ceiling || !d.isExact() {
		return false
	}
	qualifier := ""
	switch next := runeAt(runes, j); {
	case containsRune("大高多长重快", next):
		qualifier = schema.Over
	case containsRune("小低少短轻慢", next):
		qualifier = schema.Under
	}
	if after := runeAt(runes, j+1); qualifier == "" || containsRune("了出增加减降", after) || ceiling == j+1 && after != 0 && after != '一' {
		return false
	}
	d.Outer.Start, d.Outer.End = i, j+1
	d.qualify(qualifier, schema.Span{Start: j, End: j + 1})
	return true
}

// isRoundFigure reports a scale word and unit that name a size and count nothing: 千名干部, 万家, 万元GDP.
func (d *draft) isRoundFigure(runes []rune) bool {
	if !d.m.Has(numeral.BareScale) || d.unit == nil {
		return false
	}
	next := runeAt(runes, d.Anchor.End)
	return d.unit.kind == schema.Count && d.Scale <= 4 || d.unit.kind == schema.Money && d.m.Span.Len() == 1 && (isHan(next) || isLatin(next))
}
