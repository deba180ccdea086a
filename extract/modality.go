package extract

import (
	"strings"

	"statclaim/extract/fold"
	"statclaim/schema"
)

// Whether a figure is a target or a forecast where its own words leave it open.

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

// forecasts reports a sentence that opens with 预计, or turns to it from the weather before any number: 受高空槽影响，预计….
func (ctx *context) forecasts(s *sentence) bool {
	for i := range s.text {
		if (i == 0 || separates(s.text[i-1])) && ctx.cues.ForecastOpens.startAt(s.text, i) {
			return i == 0 || !numberBefore(s, i) && (s.text[0] == '受' || ctx.cues.Weather.within(s.text, 0, i))
		}
	}
	return false
}
