package extract

import (
	"strings"
	"unicode/utf8"

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
