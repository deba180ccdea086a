package extract

import (
	"strings"
	"unicode/utf8"

	"statclaim/extract/period"
	"statclaim/schema"
)

// governor is a period of a sentence and the numbers that it governs: those that begin within its reach.
type governor struct {
	period.Period
	said     periodOf    // that it states, where known
	reach    schema.Span // empty for a period that dates no number: 12月黄金期价
	lasts    bool        // the paragraph goes on in this period; else it is forgotten behind its reach
	baseline bool        // what something is compared with
	arrives  bool        // the far end of a change: 由2018年的168件上升到2022年的247件
	tells    bool        // a day of a story: 7月的一个凌晨
	weak     bool        // the day of the report, not of what is reported: 本报6月12日电, 5日，记者获悉
}

func (g *governor) governs(at int) bool { return g.reach.Start <= at && at < g.reach.End }

// governorsOf reads the periods of a sentence, and words that stand for one (下一步), in order.
func (ctx *context) governorsOf(s *sentence) []governor {
	out := ctx.governors[:0] // those of the sentence before are read no more
	resets, earlier := ctx.resetsOf(s), false
	for i := range s.periods {
		p := &s.periods[i]
		for len(resets) > 0 && resets[0].Span.Start < p.Span.Start {
			out, resets = append(out, resets[0]), resets[1:]
		}
		if p.Kind == period.Clock || ctx.clockOnly(s, p) {
			continue
		}
		out = append(out, governor{Period: *p})
		g := &out[len(out)-1]
		if n := len(out) - 1; n > 0 && out[n-1].Kind == period.Vague && out[n-1].lasts && ctx.cues.PartOfYear.is(s.text[p.Span.Start:p.Span.End]) {
			ctx.nextYear(s, &g.Period)
		} else {
			ctx.complete(s, &g.Period)
		}
		if n := len(out) - 1; n > 0 && out[n-1].baseline && out[n-1].reach.Empty() && startsWithAny(s.text, out[n-1].Span.End, "、", "和", "及") && p.Span.Start == out[n-1].Span.End+1 {
			g.baseline = true // 较2020年、2019年分别增长
			continue
		}
		ctx.governors = out
		ctx.govern(s, g, earlier)
		if !g.lasts {
			ctx.onlyParts(out)
		}
		earlier = earlier || g.lasts
	}
	return append(out, resets...)
}

// onlyParts lets the paragraph not go on in a period that was the first of several parts: …人数2020年为46人，2021年升至61人.
func (ctx *context) onlyParts(governors []governor) {
	last := &governors[len(governors)-1]
	if last.reach.Empty() || last.baseline || !ctx.within(&last.Period) {
		return
	}
	for i := range governors[:len(governors)-1] {
		if g := &governors[i]; g.lasts && len(g.EDTF) == len(last.EDTF) && ctx.within(&g.Period) {
			g.lasts = false
		}
	}
}

// clockOnly reports hours that recur, since no day is known that they could be of: 夜间22时至次日6时.
func (ctx *context) clockOnly(s *sentence, p *period.Period) bool {
	return p.EDTF == "" && p.Kind == period.Relative && ctx.cues.NextDay.in(s.text[p.Span.Start:p.Span.End]) && ctx.cues.Hour.within(s.text, p.Span.Start, p.Span.End)
}

// govern decides what a period of a sentence governs. The order matters: a baseline inside brackets is a baseline.
func (ctx *context) govern(s *sentence, g *governor, earlier bool) {
	p := &g.Period
	g.arrives = arrivesAt(s, p.Span)
	g.tells = startsWithAny(s.text, p.Span.End, "的一天", "的一个", "的某", "某日", "里的一")
	rest := schema.Span{Start: p.Span.Start, End: len(s.text)}
	switch {
	case ctx.cues.ownNumber(s, p.Span) >= 0:
		g.reach = schema.Span{Start: p.Span.Start, End: ctx.cues.ownNumber(s, p.Span)}
		g.baseline = true
	case p.Kind == period.Comparison || ctx.cues.afterCompare(s, p.Span):
		g.baseline = true
		if beginsClause(s, p.Span) && !ctx.cues.comparesBehind(s, p.Span.End) {
			g.reach = s.clause(p.Span) // 上年同期为5926万元
		}
	case p.EDTF != "" && ctx.cues.ofWhole(s, p.Span):
		g.reach = s.clause(p.Span)
	case ctx.cues.equated(s, p.Span):
		g.baseline = true
	case ctx.cues.ofPlan(s, p.Span), ctx.cues.datesNothing(s, p), sameTime(s, p), earlier && ctx.cues.namesEvent(s, p.Span):
	case endsWith(s.text[:p.Span.Start], "距"):
		g.reach = s.clause(p.Span) // 距2025年达到1.5%的目标尚远
	case bracketed(s, p.Span) > 0 && !isHeading(s.paragraph.Section):
		g.reach = schema.Span{Start: p.Span.Start, End: bracketed(s, p.Span)}
	case ctx.cues.reportDay(s, p) || s.paragraph.Section == schema.SectionByline:
		g.weak = true
		if ctx.article.edtf == "" || ctx.article.oneDay() != nil {
			g.reach, g.lasts = rest, true
		}
	case ctx.passing(s, p, earlier):
		g.reach = schema.Span{Start: p.Span.Start, End: ctx.cues.endOfPart(s, p)}
	case ctx.frames(s, p, earlier):
	default:
		g.reach, g.lasts = rest, true
	}
}

// sameTime reports 同期 that means the time which the text speaks of anyway: 占同期一审收案的45.2%.
func sameTime(s *sentence, p *period.Period) bool {
	return p.EDTF == "" && p.Span.Len() == 2 && hasPrefix(s.text, p.Span.Start, "同期")
}

// within reports a period inside the one that the paragraph or the article speaks of.
func (ctx *context) within(p *period.Period) bool {
	if ctx.paragraph.basis != "" {
		return ctx.paragraph.holds(p)
	}
	return ctx.article.holds(p)
}

// complete resolves what needs the article's year or period: 全年, 上半年 and 年底 without a year, 报告期.
func (ctx *context) complete(s *sentence, p *period.Period) {
	if p.Start != nil && p.End != nil && *p.Start != *p.End && len(p.EDTF) > len("2023-10-01") && ctx.cues.FirstDay.startAt(s.text, p.Span.End) {
		p.EDTF, p.End = p.Start.String(), p.Start // 国庆假期|首日
		return
	}
	printed := s.paragraph.Runes[s.offset+p.Span.Start : s.offset+p.Span.End]
	if ctx.article.edtf != "" && ctx.cues.ReportPeriod.in(printed) {
		about := ctx.article
		if isQuarter(ctx.paragraph.edtf) {
			about = ctx.paragraph // 三季报: … 公布第三季度业绩。报告期内…
		}
		reportPeriod(p, about, endsWithAny(printed, "末", "底"))
		return
	}
	if year := ctx.article.year(); year != 0 && p.Basis == schema.BasisRelative && ctx.cues.YearBefore.startAt(printed, 0) &&
		(ctx.paragraph.basis == "" || ctx.paragraph.year() == 0) && ctx.dates.Year == 0 {
		ctx.readAgain(s, p, year) // the year before the one that the article is about, whenever it was published
		return
	}
	if published := ctx.dates.Published; p.Until && published != nil && p.End != nil && published.Before(*p.End) && ctx.cues.YearEnding.end(s.text[:p.Span.End]) {
		ctx.readAgain(s, p, published.Year-1) // 截至年底, told in January
		return
	}
	if published := ctx.dates.Published; ctx.behindForecast(s, p) {
		ctx.readAgain(s, p, published.Year)
		return
	}
	if p.EDTF != "" || !ctx.cues.PartOfYear.in(s.text[p.Span.Start:p.Span.End]) {
		return
	}
	year := ctx.paragraph.year()
	if year == 0 {
		year = ctx.article.year()
	}
	if year == 0 && ctx.dates.Published != nil && ctx.cues.willBe(s, p.Span) {
		year = ctx.dates.Published.Year
	}
	if year == 0 {
		return
	}
	ctx.readAgain(s, p, year)
}

// nextYear gives a part of the year behind 下一步 the year of publication and none that the text has spoken of: 下一步，力争年内….
func (ctx *context) nextYear(s *sentence, p *period.Period) {
	p.EDTF, p.Start, p.End, p.Basis = "", nil, nil, schema.BasisNone
	if ctx.dates.Published != nil {
		ctx.readAgain(s, p, ctx.dates.Published.Year)
	}
}

// behindForecast reports a half year or a quarter without a year that is forecast though it would lie in the year before: in a report that
// appears in April, 预计上半年净利润.
func (ctx *context) behindForecast(s *sentence, p *period.Period) bool {
	published := ctx.dates.Published
	if published == nil || published.Month < 3 || p.End == nil || p.Basis != schema.BasisRelative || p.End.Year != published.Year-1 || p.Kind != period.Absolute {
		return false
	}
	text := s.text[p.Span.Start:p.Span.End]
	return startsWithAny(text, 0, "上半", "下半", "一季", "二季", "三季", "四季", "第", "前三季") && ctx.cues.AheadAround.begins(s, max(0, p.Span.Start-4), p.Span.Start)
}

// readAgain reads an expression in a text that speaks of a year.
func (ctx *context) readAgain(s *sentence, p *period.Period, year int) {
	for _, found := range period.Scan(s.text[p.Span.Start:p.Span.End], period.Context{Year: year, Published: ctx.dates.Published}) {
		if found.EDTF != "" {
			p.EDTF, p.Start, p.End, p.Basis, p.Until = found.EDTF, found.Start, found.End, schema.BasisRelative, found.Until
		}
	}
}

// reportPeriod makes 报告期 the period that the article is about; 报告期末 is its last month or year.
func reportPeriod(p *period.Period, article periodOf, ends bool) {
	p.EDTF, p.Start, p.End, p.Basis = article.edtf, article.start, article.end, schema.BasisRelative
	if month := article.lastMonth(); ends && month != "" {
		first := schema.Date{Year: p.End.Year, Month: p.End.Month, Day: 1}
		p.EDTF, p.Start = month, &first
	}
}

// willBe reports a clause about the future around an expression: 到年底，丹寨县将….
func (c *cues) willBe(s *sentence, span schema.Span) bool {
	if hasPrefix(s.text, span.Start, "到") || hasPrefix(s.text, span.Start, "至") {
		return true
	}
	return c.AheadAround.begins(s, max(0, span.Start-4), min(len(s.text), span.End+12))
}

// resetsOf finds the words after which a sentence speaks of a time that it does not state.
func (ctx *context) resetsOf(s *sentence) []governor {
	if s.lacks(holdsReset) {
		return nil
	}
	var out []governor
	var clause schema.Span // that event was looked for in: a clause of opening quotes has as many places as characters
	event := 0
	reset, holiday := &ctx.cues.Reset, &ctx.cues.Holiday
	events := ctx.cues.DoneEvent.begins(s, 0, len(s.text)) // hardly any sentence tells of one
	if !events && !s.holds(reset.mark|holiday.mark) {
		return nil
	}
	for i := range s.text {
		if !events && s.marks[i]&(reset.mark|holiday.mark) == 0 {
			continue
		}
		if i > 0 && !separates(s.text[i-1]) && s.text[i-1] != '“' && !blank(s.text[i-1]) && !numbersHeading(s, i) {
			continue
		}
		if reset.startAt(s.text, i) {
			word := strings.TrimSuffix(reset.words[reset.wordAt(s.text, i)], "，")
			out = append(out, resetAt(s, i, utf8.RuneCountInString(word), true))
		}
		if g, ok := ctx.holiday(s, i); ok {
			out = append(out, g)
		}
		if !events {
			continue
		}
		if i == 0 || i >= clause.End || separates(s.text[i]) || separates(s.text[i-1]) {
			clause = s.clause(schema.Span{Start: i, End: i + 1})
			event = ctx.cues.futureEvent(s, clause)
		}
		if event > i {
			out = append(out, resetAt(s, i, event-i, false))
		}
	}
	return out
}

// holiday lets 假期 and the like mean the days that the article is about.
func (ctx *context) holiday(s *sentence, at int) (governor, bool) {
	article := ctx.article
	if !article.days() || !ctx.cues.Holiday.startAt(s.text, at) {
		return governor{}, false
	}
	end := at + 2
	if ctx.cues.HolidayPart.startAt(s.text, end) {
		return governor{}, false
	}
	for _, p := range s.periods {
		if p.Span.Start <= end && at <= p.Span.End {
			return governor{}, false
		}
	}
	g := resetAt(s, at, 2, true)
	g.EDTF, g.Start, g.End, g.Basis, g.Kind = article.edtf, article.start, article.end, schema.BasisRelative, period.Relative
	return g, true
}

// numbersHeading reports the end of a heading's number: 二、下一步, （三）下一步.
func numbersHeading(s *sentence, at int) bool {
	if at > 4 {
		return false
	}
	switch s.text[at-1] {
	case '、', '）', ')', '．', '.':
		return true
	}
	return false
}

func resetAt(s *sentence, at, length int, lasts bool) governor {
	span := schema.Span{Start: at, End: at + length}
	return governor{Period: period.Period{Span: span, Kind: period.Vague}, reach: schema.Span{Start: at, End: len(s.text)}, lasts: lasts}
}

// futureEvent gives the end of 项目建成后 in a clause where the sentence goes on in the future without a date:
// 建成后，年通行能力预计可达.
func (c *cues) futureEvent(s *sentence, clause schema.Span) int {
	if !c.DoneEvent.begins(s, clause.Start, clause.End) {
		return 0
	}
	for _, word := range c.DoneEvent.words {
		i := find(s.text, clause.Start, clause.End, word)
		if i < 0 {
			continue
		}
		for _, p := range s.periods {
			if clause.Overlaps(p.Span) {
				return 0
			}
		}
		end := i + len([]rune(word))
		if c.AheadBehind.begins(s, end, min(len(s.text), end+20)) {
			return end
		}
	}
	return 0
}
