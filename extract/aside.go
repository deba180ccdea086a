package extract

import (
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// afterCompare reports a period or place that a comparison word introduces: 比2015年, 较上年末, 与上月持平, 高于全国.
func afterCompare(s *sentence, span schema.Span) bool {
	before := s.text[:span.Start]
	if endsWithAny(before, "占比", "同比", "环比", "对比") {
		return false
	}
	if endsWithAny(before, "比", "较", "高于", "低于", "优于", "快于", "慢于", "超过", "多于", "少于", "不及", "好于", "相当于", "恢复到", "恢复至", "恢复到了") {
		return true
	}
	return endsWithAny(before, "与", "同", "和", "跟") && comparesBehind(s, span.End)
}

func endsWith(text []rune, cue string) bool {
	return len(text) >= len([]rune(cue)) && hasPrefix(text, len(text)-len([]rune(cue)), cue)
}

func endsWithAny(text []rune, cues ...string) bool {
	for _, cue := range cues {
		if endsWith(text, cue) {
			return true
		}
	}
	return false
}

func startsWithAny(text []rune, at int, cues ...string) bool {
	for _, cue := range cues {
		if hasPrefix(text, at, cue) {
			return true
		}
	}
	return false
}

func findLast(text []rune, start, end int, cue string) int {
	for i := end - 1; i >= max(start, 0); i-- {
		if hasPrefix(text, i, cue) {
			return i
		}
	}
	return -1
}

// comparesBehind reports 相比, 持平 … behind 与上年.
func comparesBehind(s *sentence, at int) bool {
	return startsWithAny(s.text, at, "相比", "持平", "相当", "比", "基本持平", "大体持平", "同期相比", "同期持平", "末相比", "末持平")
}

// beginsClause reports a span that a clause, a quotation or the part behind a conjunction begins with.
func beginsClause(s *sentence, span schema.Span) bool {
	start := s.clause(span).Start
	for start < span.Start && strings.ContainsRune("“‘（(【《〈而但且在于从自至到截", s.text[start]) {
		start++
	}
	return start == span.Start
}

// nextNumber gives the first number behind a position of the same clause, nil where there is none.
func nextNumber(s *sentence, at int) *schema.Span {
	for i := range s.quantities {
		q := &s.quantities[i]
		if q.Outer.Start >= at && q.Guard == "" {
			if separatedBetween(s, at, q.Outer.Start) {
				return nil
			}
			return &q.Outer
		}
	}
	return nil
}

func separatedBetween(s *sentence, start, end int) bool {
	for i := start; i < end; i++ {
		if separates(s.text[i]) {
			return true
		}
	}
	return false
}

// ownNumber gives the end of the one number that a starting or compared point dates, which the sentence then leaves:
// 由2018年的168件上升到247件, 由上月增长3.2%转为下降, 较上年的8.21亿元减少, 高于2022年的5.2%. -1 for any other period.
func ownNumber(s *sentence, span schema.Span) int {
	number := nextNumber(s, span.End)
	if number == nil {
		return -1
	}
	if startsAt(s, span) && number.Start-span.End <= 12 {
		return number.End
	}
	if endsWithAny(s.text[:span.Start], "相当于", "恢复到", "恢复至", "恢复到了") {
		return -1
	}
	if afterCompare(s, span) && startsWithAny(s.text, span.End, "的", "同期的") && number.Start-span.End <= 4 && !isFactor(s, *number) {
		return number.End
	}
	return -1
}

// startsAt reports 由 or 从 right before a span, or as its first word.
func startsAt(s *sentence, span schema.Span) bool {
	at := span.Start - 1
	if strings.ContainsRune("由从", s.text[span.Start]) {
		at = span.Start
	}
	if at < 0 || !strings.ContainsRune("由从", s.text[at]) {
		return false
	}
	return s.text[at] == '由' || !strings.ContainsRune("起看", s.text[span.End-1])
}

// isFactor reports a number that says how many times something else a figure is: 2.2倍, 85%, 四分之一.
func isFactor(s *sentence, number schema.Span) bool {
	for i := range s.quantities {
		q := &s.quantities[i]
		if q.Outer == number {
			return q.UnitKind == schema.Multiple || q.UnitKind == schema.Ratio
		}
	}
	return false
}

// equated reports a period whose figure another one is a multiple or a part of: 是2017年的2.2倍, 占2019年的85%.
func equated(s *sentence, span schema.Span) bool {
	if !endsWithAny(s.text[:span.Start], "是", "为", "于", "占", "达", "达到", "占到") || !startsWithAny(s.text, span.End, "的", "同期", "水平", "全年") {
		return false
	}
	number := nextNumber(s, span.End)
	if number == nil || number.Start-span.End > 8 {
		return false
	}
	return isFactor(s, *number) || find(s.text, number.Start, number.End, "%") >= 0 || find(s.text, number.Start, number.End, "成") >= 0
}

// ofPlan reports the time of a plan that something is measured by: 完成年初预算的108.6%, 占全年计划的八成.
func ofPlan(s *sentence, span schema.Span) bool {
	if !endsWithAny(s.text[:span.Start], "完成", "占", "超", "超过", "达到", "实现", "为", "占到") {
		return false
	}
	for _, plan := range []string{"目标", "计划", "预算", "任务", "指标"} {
		if at := find(s.text, span.End, min(len(s.text), span.End+8), plan); at >= 0 && startsWithAny(s.text, at+len([]rune(plan)), "的", "数的", "任务", "目标") {
			return true
		}
	}
	return false
}

// datesNothing reports a period inside a name, or that tells when something came about and dates no figure.
func datesNothing(s *sentence, p period.Period) bool {
	before := s.text[:p.Span.Start]
	switch {
	case inTitle(s, p.Span):
		return true
	case endsWithAny(before, "获评", "荣获", "评为", "入选", "列入", "获批", "获批为", "授予", "荣膺", "摘得", "纳入", "跻身", "当选", "被确定为"):
		return true
	case endsWithAny(before, "建于", "成于", "立于", "生于", "办于", "始于", "设于", "毕业于", "创于", "源于"):
		return true
	case startsWithAny(s.text, p.Span.End, "出生", "生，", "生）", "生人", "入伍", "入党", "参加工作", "毕业", "常年"):
		return true
	case contract(s, p.Span.End):
		return true
	case p.Kind == period.Vague && !beginsClause(s, p.Span):
		return weekday(s, p.Span) || startsWithAny(s.text, p.Span.Start, "此前", "最近", "届时") || startsWithAny(s.text, p.Span.End, "的")
	}
	return false
}

// contract reports a month that names a contract: 12月黄金期价, 10月合约.
func contract(s *sentence, at int) bool {
	for _, word := range []string{"合约", "期价", "期货", "期权", "交割"} {
		if i := find(s.text, at, min(len(s.text), at+6), word); i >= 0 && !separatedBetween(s, at, i) {
			return true
		}
	}
	return false
}

func weekday(s *sentence, span schema.Span) bool {
	printed := s.printed(span)
	for _, word := range []string{"周", "星期", "礼拜", "初", "月", "农历"} {
		if strings.Contains(printed, word) {
			return true
		}
	}
	return false
}

// inTitle reports a period within 《》, or within quotation marks that hold a name: no number of their own and no pause.
func inTitle(s *sentence, span schema.Span) bool {
	for i := span.Start - 1; i >= 0; i-- {
		switch s.text[i] {
		case '》', '”', '〉':
			return false
		case '《', '〈':
			return true
		case '“':
			return quotesName(s, i, span)
		}
	}
	return false
}

func quotesName(s *sentence, open int, span schema.Span) bool {
	end := findLast(s.text, span.End, len(s.text), "”")
	if i := find(s.text, span.End, len(s.text), "”"); i >= 0 {
		end = i
	}
	if end < span.End || separatedBetween(s, open, span.Start) || separatedBetween(s, span.End, end) {
		return false
	}
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Guard == "" && q.Anchor.Start > open && q.Anchor.End <= end {
			return false
		}
	}
	return true
}

// bracketed gives the end of the brackets that a period stands in with other words, 0 for none. Brackets that hold nothing else
// date what stands before them: 假期首日（10月1日），…; a sentence wholly in brackets is like any other.
func bracketed(s *sentence, span schema.Span) int {
	open := -1
	for i := span.Start - 1; i >= 0 && open < 0; i-- {
		switch s.text[i] {
		case '）', ')':
			return 0
		case '（', '(':
			open = i
		}
	}
	if open <= 0 {
		return 0
	}
	for end := span.End; end < len(s.text); end++ {
		if s.text[end] != '）' && s.text[end] != ')' {
			continue
		}
		if open == span.Start-1 && end == span.End && s.text[open-1] != '》' {
			return 0
		}
		return end
	}
	return 0
}

// reportDay reports the day of a dateline (本报6月12日电), or on which someone said what follows (5日，记者获悉).
func reportDay(s *sentence, p period.Period) bool {
	if p.Start == nil || p.End == nil || *p.Start != *p.End || p.Kind == period.Comparison {
		return false
	}
	if startsWithAny(s.text, p.Span.End, "电", "讯", "消息", "报道") {
		return true
	}
	if at := find(s.text, p.Span.End, len(s.text), "上"); hasPrefix(s.text, p.Span.End, "在") && at > 0 && endsWithAny(s.text[:at], "会议", "大会", "会") {
		return true // ——2024年1月16日在县第十五届人民代表大会第三次会议上
	}
	number, limit := len(s.text), min(len(s.text), p.Span.End+30)
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Guard == "" && q.Anchor.Start >= p.Span.End {
			number = min(number, q.Anchor.Start)
		}
	}
	for _, cue := range []string{"获悉", "了解到", "发布", "发布会", "通气会", "新闻会", "公布", "通报", "披露", "介绍", "表示"} {
		if at := find(s.text, p.Span.End, limit, cue); at >= 0 && at < number {
			return true
		}
	}
	return false
}

// passing reports a period that governs its part of the sentence only: 其中6月, 为1998年以来第二, the peak day of a holiday, and
// what a plan is to reach by the way. earlier says that the sentence has stated a lasting period before.
func (ctx *context) passing(s *sentence, p period.Period, earlier bool) bool {
	span, before := p.Span, s.text[:p.Span.Start]
	if endsWithAny(before, "其中", "其中，", "其中：", "其中，在") {
		return true
	}
	within := ctx.within(p)
	if within && p.Start != nil && *p.Start == *p.End && ctx.speaksOfDays() && peak(s, span) {
		return true
	}
	since := strings.HasSuffix(p.EDTF, "/..")
	if beginsClause(s, span) {
		return since && (earlier || numberBefore(s, span.Start))
	}
	switch {
	case since, p.Kind == period.Deadline, p.Kind == period.Vague:
		return true
	case p.Kind == period.Frame:
		return startsWithAny(s.text, span.End, "累计", "共", "已", "先后", "平均", "年均", "总共", "新增")
	}
	return within && endsWithAny(before, "确保", "力争", "争取", "计划", "预计", "有望", "拟", "将", "于", "在", "力爭")
}

func numberBefore(s *sentence, at int) bool {
	return quantitiesBetween(s, 0, at) > 0
}

func quantitiesBetween(s *sentence, start, end int) int {
	n := 0
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Anchor.Start >= start && q.Anchor.End <= end && q.Guard == "" {
			n++
		}
	}
	return n
}

func (ctx *context) speaksOfDays() bool {
	if ctx.paragraph.basis != "" {
		return ctx.paragraph.days()
	}
	return ctx.article.days()
}

// peak reports a day that its clause picks out of the days around it: 5月2日单日接待量达1.13万人次.
func peak(s *sentence, span schema.Span) bool {
	for _, cue := range []string{"单日", "当日", "当天", "首日", "最高", "峰值", "高峰"} {
		if find(s.text, span.End, min(span.End+10, len(s.text)), cue) >= 0 {
			return true
		}
	}
	return false
}

// arrivesAt reports the far end of a change: 上升到2022年的247件.
func arrivesAt(s *sentence, span schema.Span) bool {
	return endsWithAny(s.text[:span.Start], "到", "至", "为", "了") && startsWithAny(s.text, span.End, "的")
}

// frames reports a length of time that dates no figure: inside a clause (为上市七年来首次), or 一年来 in the report of a year.
func (ctx *context) frames(s *sentence, p period.Period) bool {
	if p.Kind != period.Frame {
		return false
	}
	if !beginsClause(s, p.Span) {
		return true
	}
	years := 0
	if ctx.article.start != nil && ctx.article.end != nil && (len(ctx.article.edtf) == 4 || len(ctx.article.edtf) == 9) {
		years = ctx.article.end.Year - ctx.article.start.Year + 1
	}
	printed := s.printed(p.Span)
	return years == 1 && strings.Contains(printed, "一年") || years == 5 && strings.Contains(printed, "五年") || years == 3 && strings.Contains(printed, "三年")
}

// endOfPart gives where the part of a sentence ends that a passing period governs.
func endOfPart(s *sentence, p period.Period) int {
	if strings.HasSuffix(p.EDTF, "/..") && recordSince(s, p.Span) {
		return s.clause(p.Span).End
	}
	for i := p.Span.End; i < len(s.text); i++ {
		if s.text[i] == '；' {
			return i
		}
	}
	return len(s.text)
}

// recordSince reports a 以来 that a record or a rank is counted from: 为1998年以来第二大洪水, 创2019年以来新高.
func recordSince(s *sentence, span schema.Span) bool {
	return endsWithAny(s.text[:span.Start], "为", "创", "创下", "创出", "刷新", "是", "系", "达", "创造") ||
		startsWithAny(s.text, span.End, "最", "新", "第", "首", "同期", "次", "单", "历史", "的最", "的第", "的新")
}
