package extract

import (
	"strings"
	"unicode/utf8"

	"statclaim/extract/fold"
	"statclaim/extract/layout"
	"statclaim/extract/period"
	"statclaim/schema"
)

// context is what an article has said so far: what a clause leaves unsaid is taken from it. It never crosses articles.
type context struct {
	cues      *cues
	dates     period.Context // what year-less dates resolve against now
	base      period.Context // the same at the beginning of a paragraph: publication date and headings
	article   periodOf       // of the title, a heading or the lead
	paragraph periodOf       // last stated in this paragraph
	end       periodOf       // point in time that the article states its stocks at
	own       text           // the article's own subject
	overall   bool           // it is an area or house: 全县, 公司
	topics    []topic        // sentences so far
	subject   text           // that the paragraph began with or spoke of last, before topic subjectTo
	spoken    spoken         // what the last sentence of this paragraph measured last
	place     placeOf        // that the paragraph named last, before topic placeTo
	subjectTo int
	placeTo   int
	names     []text // the last ones kept, before topic readTo, in an article of many sentences
	named     int    // how many there were
	readTo    int
	speakers  speakers   // of paragraphs that are quotations
	home      placeOf    // the article's place
	village   placeOf    // last named, for 村里
	section   string     // modality of the section: 2024年工作安排 holds targets
	forecast  bool       // the paragraph began with 预计
	clause    bool       // the paragraph is an article of a statute or one of its items
	repeats   repeats    // what the article has stated
	yearly    bool       // the article compares with the year before
	lead, led bool       // the first paragraph of prose has begun, has ended
	governors []governor // the periods of the sentence at hand
	reported  bool       // article is only the day of the report: 本报6月12日电
}

// nextParagraph forgets what only holds inside a paragraph.
func (ctx *context) nextParagraph(p *layout.Paragraph) {
	ctx.paragraph, ctx.forecast = periodOf{}, false
	ctx.clause = beginsArticle(p.Runes) || ctx.clause && beginsItem(p.Runes)
	ctx.dates = ctx.base
	ctx.spoken = spoken{}
	ctx.subject, ctx.place = ctx.own, placeOf{}
	ctx.subjectTo, ctx.placeTo = len(ctx.topics), len(ctx.topics)
	if speaker := ctx.speakers[p]; speaker.printed != "" {
		ctx.subject = speaker // who says what is quoted owns it, until it names another
	}
}

// spoken is what a sentence measured, and in which unit.
type spoken struct{ indicator, unit string }

// speakOn gives claims that name nothing what the sentence before measured last in the same unit: 上月旅客353万人次。前八个月累计2970万人次.
func (ctx *context) speakOn(claims []*claim) {
	before := ctx.spoken
	for _, c := range claims {
		if c.indicator.printed != "" {
			ctx.spoken = spoken{c.indicator.printed, c.q.Unit}
			continue
		}
		pace := c.measure == schema.MeasureChange && c.q.UnitKind == schema.Percent
		if before.indicator != "" && c.index >= 0 && (pace || before.unit == c.q.Unit && !strings.Contains("人名位个", c.q.Unit)) {
			c.indicator = text{printed: before.indicator, basis: schema.BasisInherited}
		}
	}
}

// beginsArticle reports 第十二条 and a blank at the beginning of a paragraph.
func beginsArticle(text []rune) bool {
	const longest = 8
	if len(text) == 0 || text[0] != '第' {
		return false
	}
	for i := 1; i < min(longest, len(text)-1); i++ {
		if text[i] == '条' || text[i] == '條' {
			return i > 1 && blank(text[i+1])
		}
		if !strings.ContainsRune("零〇一二三四五六七八九十百千0123456789之", text[i]) {
			return false
		}
	}
	return false
}

// beginsItem reports a numbered item: （三）.
func beginsItem(text []rune) bool { return len(text) > 0 && (text[0] == '（' || text[0] == '(') }

// resolve gives the claims of a sentence what it leaves unsaid: period, place, subject, comparison and modality. Afterwards the
// context knows the sentence.
func (e *Engine) resolve(s *sentence, claims []*claim, ctx *context) {
	ctx.periodsFor(s, claims)
	ctx.speakOn(claims)
	for i, c := range claims {
		e.resolveSubject(c, ctx)
		c.place = ctx.placeFor(c, e)
		ctx.modality(c, claims[:i])
		ctx.compare(c, claims[:i])
	}
	ctx.learn(e, s)
}

// compare lets a change without a comparison of its own be compared with the year before where the article does so: rates
// anywhere, amounts only right behind the level that they changed (在校生96.96万人，减少0.83万人).
func (ctx *context) compare(c *claim, earlier []*claim) {
	if c.measure == schema.MeasureLevel && c.direction == "" && c.comparison != schema.VersusPlan && !ctx.recovered(c) {
		c.comparison = "" // 较上年的6.4亿元减少: the base itself is compared with nothing
	}
	if c.comparison == schema.MonthOnMonth && isQuarter(c.period.edtf) {
		c.comparison = schema.QuarterOnQuarter
	}
	if c.measure != schema.MeasureChange {
		return
	}
	derived := ctx.comparesWithBase(c) || ctx.samePart(c)
	if c.comparison == schema.YearOnYear && ctx.yearEnd(c) {
		c.comparison = schema.VersusBase
	}
	if c.comparison == schema.YearOnYear && !derived {
		ctx.yearly = true
	}
	if n := len(earlier); n > 0 && c.comparison == "" && c.indicator.basis == schema.BasisInherited && follows(earlier[n-1], c) {
		c.comparison = earlier[n-1].comparison
		return
	}
	if c.comparison == "" && ctx.saysYearly(c, earlier) {
		c.comparison, ctx.yearly = schema.YearOnYear, true
		return
	}
	if c.comparison != "" || !ctx.yearly || ctx.ownPace(c) || c.overYears() || c.modality != "" && c.modality != schema.Actual {
		return
	}
	switch c.q.UnitKind {
	case schema.Percent, schema.PercentagePoint, schema.Multiple, schema.Permille:
		if c.rule != "change.by.short" || !ofOneDay(c.period) || yearlyBefore(c, earlier) { // 跌2.08% of the day
			c.comparison = schema.YearOnYear
		}
	default:
		if n := len(earlier); n > 0 && goesOnYearly(earlier[n-1], c) {
			c.comparison = schema.YearOnYear
		}
		if n := len(earlier); n > 0 && earlier[n-1].measure == schema.MeasureLevel && earlier[n-1].q.Unit == c.q.Unit {
			c.comparison = schema.YearOnYear
		}
	}
}

// overYears reports a change over the years that its clause names: 收案量五年翻了一番, 两年里掉了11个百分点; but not 连续五年增长8%.
func (c *claim) overYears() bool {
	start := c.s.clause(c.q.Anchor).Start
	for i := range c.s.quantities {
		q := &c.s.quantities[i]
		if q.UnitKind == schema.Duration && q.Anchor.Start >= start && q.Anchor.End <= c.q.Outer.Start && c.s.text[q.Anchor.End-1] == '年' &&
			(q.Anchor.Start < 2 || c.s.text[q.Anchor.Start-1] != '续') {
			return true
		}
	}
	return false
}

// ofOneDay reports a period that is a day, or may be: it is not known.
func ofOneDay(p periodOf) bool { return p.edtf == "" || p.oneDay() != nil }

// yearlyBefore reports that the change before, told in the same way, is one over the year: 服装按年升28.7%，药物升37.8%.
func yearlyBefore(c *claim, earlier []*claim) bool {
	n := len(earlier)
	return n > 0 && earlier[n-1].rule == c.rule && earlier[n-1].comparison == schema.YearOnYear
}

// comparesWithBase lets the time that a change is measured from tell what it is compared with.
func (ctx *context) comparesWithBase(c *claim) bool {
	if c.comparison == schema.VersusBase && c.period.edtf == "" && ctx.cues.LastYear.isString(c.period.printed) && c.baseline.printed == "前年" {
		c.comparison = schema.YearOnYear // 去年分红120万元，比前年多三成, in a text without a date
		return true
	}
	if c.base == nil || c.base.Start == nil || c.comparison != "" && c.comparison != schema.VersusBase || !directly(c) {
		return false
	}
	c.comparison = c.period.over(c.base)
	if len(c.base.EDTF) != len("2023") && endsWithAny([]rune(c.baseline.printed), "末", "底") {
		c.comparison = schema.VersusBase // 较4月末: a point in time
	}
	return true
}

// samePart makes a change one over the year that is compared with the same part of the year before, whatever year that was:
// 今年上半年…，比去年上半年增长5%.
func (ctx *context) samePart(c *claim) bool {
	if c.base == nil || c.base.Start != nil || c.comparison != schema.VersusBase {
		return false
	}
	base := []rune(c.baseline.printed)
	if len(base) > 2 && startsWithAny(base, 0, "去年", "上年") && strings.HasSuffix(c.period.printed, string(base[2:])) {
		c.comparison = schema.YearOnYear
	}
	return false
}

// directly reports a change right behind what it is compared with: 比8月多5起, 较2023年同期增长39%, but not 比2020年平均水平高.
func directly(c *claim) bool {
	const link = 6
	return c.q.Outer.Start-c.baseline.span.End <= link
}

// goesOnYearly reports an amount of change right behind one over the year: 事故起数同比下降两成，死亡人数减少2人.
func goesOnYearly(before, c *claim) bool {
	return before.measure == schema.MeasureChange && before.comparison == schema.YearOnYear && before.rule == c.rule &&
		find(c.s.text, before.q.Outer.End, c.q.Outer.Start, "；") < 0 && find(c.s.text, before.q.Outer.End, c.q.Outer.Start, "其中") < 0
}

// recovered reports a level that is measured by an earlier one: 恢复至2019年同期的88.1%.
func (ctx *context) recovered(c *claim) bool {
	return ctx.cues.Recovered.begins(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}

// follows reports a change told a second way right behind the first: 比上旬减少96.3万吨，下降5.52%.
func follows(before, c *claim) bool {
	return before.measure == schema.MeasureChange && before.direction == c.direction && before.q.UnitKind != c.q.UnitKind &&
		c.q.Outer.Start-before.q.Outer.End <= 6
}

// saysYearly reports 同比 or 去年同期 in a clause without a number of its own between the number before and this one: 同比一降一升，降了11.6%.
func (ctx *context) saysYearly(c *claim, earlier []*claim) bool {
	start := 0
	if n := len(earlier); n > 0 {
		start = earlier[n-1].q.Outer.End
	}
	return ctx.cues.OverYear.begins(c.s, start, c.q.Outer.Start)
}

// isQuarter reports an EDTF interval of one calendar quarter.
func isQuarter(edtf string) bool {
	if len(edtf) != len("2023-01/2023-03") {
		return false
	}
	switch edtf[4:8] + edtf[12:] {
	case "-01/-03", "-04/-06", "-07/-09", "-10/-12":
		return edtf[:4] == edtf[8:12]
	}
	return false
}

// yearEnd reports a comparison with the end of the year before for a figure that is not a year's: 3月末 … 比上年末.
func (ctx *context) yearEnd(c *claim) bool {
	if len(c.period.edtf) == 4 || c.period.edtf == "" {
		return false
	}
	return ctx.cues.YearEnd.stands(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}

// ownPace reports a change that names its own span of time: 两年平均增长, 年均下降, 累计上涨.
func (ctx *context) ownPace(c *claim) bool {
	return ctx.cues.OwnPace.stands(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}

// modality lets a section of plans make targets of its figures, and a paragraph that begins with 预计 forecasts.
func (ctx *context) modality(c *claim, earlier []*claim) {
	if c.modality != "" {
		return
	}
	switch {
	case len(earlier) > 0 && planned(earlier[len(earlier)-1].modality) && !ctx.done(c, earlier[len(earlier)-1]):
		c.modality = earlier[len(earlier)-1].modality
	case ctx.clause || (c.q.Qualifier == schema.AtLeast || c.q.Qualifier == schema.AtMost) && ctx.cues.Demanded.within(c.s.text, 0, c.q.Outer.Start):
		c.modality = schema.Requirement
	case len(earlier) > 0 && earlier[len(earlier)-1].modality == schema.Requirement && (c.q.Qualifier == schema.AtLeast || c.q.Qualifier == schema.AtMost):
		c.modality = schema.Requirement
	case (c.q.Qualifier == schema.AtLeast || c.q.Qualifier == schema.AtMost) && ctx.dueWithin(c):
		c.modality = schema.Target
	case ctx.setFor(c):
		c.modality = schema.Target
	case ctx.nextDays(c):
		c.modality = schema.Forecast
	case ctx.section != "":
		c.modality = ctx.section
	case ctx.forecast && c.s.offset > 0 && find(c.s.text, c.s.clause(c.q.Outer).Start, c.q.Outer.Start, "已") >= 0:
		// 预计全年新增2万人。目前已新增1.3万人。
	case ctx.forecast:
		c.modality = schema.Forecast
	case ctx.base.Published != nil && c.period.start != nil && c.measure != schema.MeasureRank && ctx.base.Published.Before(*c.period.start):
		c.modality = schema.Target // to come
	}
}

// dueWithin reports a bound for the year in a sentence about what is to be done: 支队将逐辆核查，年内注销率不低于95%.
func (ctx *context) dueWithin(c *claim) bool {
	at := c.s.clause(c.q.Outer).Start
	return (find(c.s.text, at, c.q.Outer.Start, "年内") >= 0 || find(c.s.text, at, c.q.Outer.Start, "底前") >= 0) && ctx.cues.AheadAround.begins(c.s, 0, at)
}

// setFor reports a figure that somebody has set for a time to come: 县里提出，到2025年，饲养量达到360万只.
func (ctx *context) setFor(c *claim) bool {
	if !strings.HasPrefix(c.period.printed, "到") || ctx.cues.CountedUp.begins(c.s, 0, c.q.Outer.Start) || ctx.cues.DoneBetween.begins(c.s, 0, c.q.Outer.Start) {
		return false
	}
	return ctx.cues.Proposed.within(c.s.text, 0, c.q.Outer.Start)
}

// nextDays reports a figure of the days or hours to come: 未来三天，累计雨量15至30毫米.
func (ctx *context) nextDays(c *claim) bool {
	if !strings.HasPrefix(c.period.printed, "未") {
		return false
	}
	printed := fold.Runes([]rune(c.period.printed))
	return ctx.cues.NextTime.startAt(printed, 0) && ctx.cues.NextDays.end(printed)
}

func planned(modality string) bool {
	return modality == schema.Target || modality == schema.Forecast || modality == schema.Hypothetical
}

// done reports a word between two numbers of a sentence that tells what has happened already.
func (ctx *context) done(c, before *claim) bool {
	return ctx.cues.DoneBetween.stands(c.s, before.q.Outer.End, c.q.Outer.Start)
}

// learn lets what follows inherit from a sentence.
func (ctx *context) learn(e *Engine, s *sentence) {
	heading := isHeading(s.paragraph.Section)
	ctx.learnPeriods(s)
	ctx.learnTopic(e, s)
	ctx.forecast = ctx.forecast || s.offset == 0 && !s.lacks(holdsForecast) && ctx.forecasts(s)
	if heading {
		ctx.learnHeading(s)
	}
	if !heading {
		ctx.learnPlan(s)
	}
	ctx.learnLead(s)
}

// forecasts reports a sentence that opens with 预计, or turns to it from the weather before any number: 受高空槽影响，预计….
func (ctx *context) forecasts(s *sentence) bool {
	for i := range s.text {
		if (i == 0 || separates(s.text[i-1])) && ctx.cues.ForecastOpens.startAt(s.text, i) {
			return i == 0 || !numberBefore(s, i) && (s.text[0] == '受' || ctx.cues.Weather.within(s.text, 0, i))
		}
	}
	return false
}

// pass is learn for a sentence of prose that holds nothing that is listened for: it is what others may look back to.
func (ctx *context) pass(e *Engine, s *sentence) {
	ctx.governors = ctx.governors[:0]
	ctx.learnTopic(e, s)
	ctx.learnLead(s)
}

func isHeading(section string) bool {
	return section == schema.SectionTitle || section == schema.SectionHeading
}

// learnPlan lets a sentence of prose that turns to what is planned (2024年，主要目标为：…) hold for the paragraphs behind it, as a
// heading would.
func (ctx *context) learnPlan(s *sentence) {
	planned := !s.lacks(holdsPlan) && ctx.cues.Plan.begins(s, 0, len(s.text))
	if !planned || ctx.base.Published == nil || ctx.paragraph.start == nil || ctx.paragraph.year() != ctx.base.Published.Year ||
		ctx.article.year() >= ctx.paragraph.year() {
		return
	}
	ctx.article, ctx.section = ctx.paragraph, schema.Target
	ctx.base = ctx.dates
}

func (ctx *context) learnHeading(s *sentence) {
	ctx.learnHeadingPeriod()
	if s.paragraph.Level <= 2 {
		ctx.section = ""
	}
	if ctx.cues.Plan.begins(s, 0, len(s.text)) && !ctx.cues.PlanDone.in(s.text) {
		ctx.section = schema.Target
	}
}

// find gives the position of a cue between two positions of text, or -1.
func find(text []rune, start, end int, cue string) int {
	first, _ := utf8.DecodeRuneInString(cue)
	for i := max(start, 0); i < min(end, len(text)); i++ {
		if text[i] == first && hasPrefix(text, i, cue) {
			return i
		}
	}
	return -1
}

func hasPrefix(text []rune, at int, cue string) bool {
	if at < len(text) && len(cue) >= 3 && cue[0]>>4 == 0b1110 && text[at] != rune(cue[0]&0x0f)<<12|rune(cue[1]&0x3f)<<6|rune(cue[2]&0x3f) {
		return false // most cues begin with a Han, and most texts with another: told without decoding
	}
	for _, r := range cue {
		if at >= len(text) || text[at] != r {
			return false
		}
		at++
	}
	return true
}
