package extract

import "statclaim/schema"

// Values of relation.
const (
	partOf   = "part_of"
	changeOf = "change_of"
	shareOf  = "share_of"
	baseOf   = "base_of"
	zeroOf   = "zero_of"
	repeatOf = "repeat_of"
)

// relate links the claims of a sentence: a change, share or part to what it is one of, a base to the level reached from it, an
// explicit zero to the streak that holds it.
func relate(s *sentence, claims []*claim) {
	for i, c := range claims {
		if c.relation != "" {
			continue
		}
		switch {
		case c.rule == "level.base" && i+1 < len(claims) && claims[i+1].rule == "level.reached":
			c.relateTo(claims[i+1], baseOf)
		case c.index < 0 && i > 0 && claims[i-1].rule == "streak":
			c.relateTo(claims[i-1], zeroOf)
		case c.measure == schema.MeasureChange && c.indicator.of != nil:
			c.relateTo(c.indicator.of, changeOf)
		case c.measure == schema.MeasureShare && c.indicator.of != nil:
			c.relateTo(c.indicator.of, shareOf)
		case c.measure == schema.MeasureLevel:
			if whole := wholeOf(s, claims[:i], c); whole != nil {
				c.relateTo(whole, partOf)
			}
		}
	}
}

func (c *claim) relateTo(other *claim, relation string) {
	c.related, c.relation = other, relation
}

// wholeOf gives the level before 其中 that a number behind it is a part of: the last one of the same unit. A semicolon ends the reach of 其中.
func wholeOf(s *sentence, earlier []*claim, c *claim) *claim {
	among := -1
	for i := 0; i < c.q.Outer.Start; i++ {
		switch {
		case hasPrefix(s.text, i, "其中"):
			among = i
		case s.text[i] == '；' || s.text[i] == ';':
			among = -1
		}
	}
	if among < 0 {
		return nil
	}
	for i := len(earlier) - 1; i >= 0; i-- {
		before := earlier[i]
		if before.q.Outer.End <= among && before.measure == schema.MeasureLevel && before.q.UnitKind == c.q.UnitKind && before.q.Unit == c.q.Unit {
			return before
		}
	}
	return nil
}

// repeats links a figure that an article states again to its first statement: the same indicator, value, unit and measure.
// Only the id of that is kept: claims do not outlive their sentence.
type repeats map[statedFigure]string

// statedFigure is what makes a figure the same as one stated before.
type statedFigure struct {
	indicator, kind, unit, measure string
	coefficient                    int64
	exponent                       int
	digits                         string // of a value that is too long for the others
}

func (r repeats) link(d *document, c *claim) {
	if c.q.Value == nil || c.indicator.printed == "" {
		return
	}
	key, small := statedFigure{indicator: c.indicator.printed, kind: c.q.UnitKind, unit: c.q.Unit, measure: c.measure}, false
	if key.coefficient, key.exponent, small = c.q.Value.Small(); !small {
		key.digits = c.q.Value.Canonical()
	}
	first, repeated := r[key]
	if !repeated {
		r[key] = d.idOf(c)
		return
	}
	if c.relation == "" {
		c.repeats, c.relation = first, repeatOf
	}
}
