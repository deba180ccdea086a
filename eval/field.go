package eval

import (
	"slices"
	"strings"

	"statclaim/schema"
)

// field is one property that a found claim has right or wrong.
type field struct {
	name  string
	core  bool // a step of the ladder
	right func(c *schema.Claim, g *Gold) bool
	got   func(c *schema.Claim) string
	want  func(g *Gold) string
}

// fields are the properties in the order of the ladder, those outside it last.
var fields = [...]field{
	{"value", true,
		func(c *schema.Claim, g *Gold) bool { return sameDecimal(valueText(c), g.Value) },
		func(c *schema.Claim) string { return shown(valueText(c)) },
		func(g *Gold) string { return shown(g.Value) }},
	{"bounds", true, rightBounds,
		func(c *schema.Claim) string { return shown(c.Qualifier, decimalText(c.Lower), decimalText(c.Upper)) },
		func(g *Gold) string { return shown(g.Qualifier, g.Lower, g.Upper) }},
	{"unit", true,
		func(c *schema.Claim, g *Gold) bool { return c.UnitKind == g.UnitKind && sameUnit(c.Unit, g.Unit) },
		func(c *schema.Claim) string { return shown(c.UnitKind, c.Unit) },
		func(g *Gold) string { return shown(g.UnitKind, g.Unit) }},
	wordField("measure", true, func(c *schema.Claim) string { return c.Measure }, func(g *Gold) string { return g.Measure }),
	wordField("comparison", true, func(c *schema.Claim) string { return c.Comparison }, func(g *Gold) string { return g.Comparison }),
	wordField("direction", true, func(c *schema.Claim) string { return c.Direction }, func(g *Gold) string { return g.Direction }),
	{"indicator", true,
		func(c *schema.Claim, g *Gold) bool { return sameText(c.Indicator, g.Indicator, g.IndicatorAlt) },
		func(c *schema.Claim) string { return shown(c.Indicator) },
		func(g *Gold) string { return shown(append([]string{g.Indicator}, g.IndicatorAlt...)...) }},
	{"period", true, rightPeriod,
		func(c *schema.Claim) string { return shown(c.Period) },
		func(g *Gold) string { return shown(append([]string{g.Period}, g.PeriodAlt...)...) }},
	wordField("modality", false, func(c *schema.Claim) string { return c.Modality }, func(g *Gold) string { return g.Modality }),
	{"subject", false,
		func(c *schema.Claim, g *Gold) bool { return sameText(c.Subject, g.Subject, g.SubjectAlt) },
		func(c *schema.Claim) string { return shown(c.Subject) },
		func(g *Gold) string { return shown(append([]string{g.Subject}, g.SubjectAlt...)...) }},
	{"place", false,
		func(c *schema.Claim, g *Gold) bool {
			return sameText(c.Place, g.Place, nil) || nestedText(c.Place, g.Place)
		},
		func(c *schema.Claim) string { return shown(c.Place) },
		func(g *Gold) string { return shown(g.Place) }},
}

// wordField compares a word of a closed vocabulary.
func wordField(name string, core bool, got func(*schema.Claim) string, want func(*Gold) string) field {
	return field{name, core,
		func(c *schema.Claim, g *Gold) bool { return got(c) == want(g) },
		func(c *schema.Claim) string { return shown(got(c)) },
		func(g *Gold) string { return shown(want(g)) }}
}

func rightBounds(c *schema.Claim, g *Gold) bool {
	return c.Qualifier == g.Qualifier && sameDecimal(decimalText(c.Lower), g.Lower) && sameDecimal(decimalText(c.Upper), g.Upper)
}

func rightPeriod(c *schema.Claim, g *Gold) bool {
	if c.Period == g.Period {
		return true
	}
	if c.Period == "" {
		return slices.Contains(g.PeriodAlt, "-")
	}
	return c.Period != "-" && slices.Contains(g.PeriodAlt, c.Period)
}

// shown prints values for a reader, null by its name.
func shown(values ...string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v
		if v == "" {
			out[i] = "null"
		}
	}
	return strings.Join(out, " / ")
}
