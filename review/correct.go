package review

import (
	"slices"

	"statclaim/extract"
	"statclaim/extract/period"
	"statclaim/schema"
)

// corrector applies corrections to claims.
type corrector struct {
	engine *extract.Engine // reads units
}

// correct gives a copy of the claim with the corrected columns, and those that follow from them. The fields were checked.
func (x corrector) correct(claim *schema.Claim, fields []Field) *schema.Claim {
	row := *claim
	given := map[string]bool{}
	for _, f := range fields {
		set(&row, f)
		given[f.Name] = true
	}
	if given["value"] {
		valueCopies(&row, fields)
	}
	if (given["value"] || given["qualifier"]) && !given["lower"] && !given["upper"] {
		implyBounds(&row)
	}
	keepInclusion(&row)
	if given["value"] || given["unit"] || given["per"] {
		x.units(&row, given)
	}
	if given["period"] {
		row.PeriodStart, row.PeriodEnd, _ = period.ReadEDTF(row.Period) // checked; "" gives nil
	}
	if given["place"] && !given["place_code"] {
		row.PlaceCode = ""
	}
	for _, c := range []struct {
		name, value string
		basis       *string
	}{{"indicator", row.Indicator, &row.IndicatorBasis}, {"subject", row.Subject, &row.SubjectBasis},
		{"period", row.Period, &row.PeriodBasis}, {"place", row.Place, &row.PlaceBasis}} {
		if given[c.name] {
			*c.basis = statedBasis(c.value)
		}
	}
	return &row
}

// statedBasis is the basis of what a reviewer gives: the text says it, or it says nothing.
func statedBasis(value string) string {
	if value == "" {
		return schema.BasisNone
	}
	return schema.BasisStated
}

// valueCopies sets the columns that repeat the value, with the zeros that the reviewer typed.
func valueCopies(row *schema.Claim, fields []Field) {
	row.ValueText, row.ValueFloat = "", nil
	if row.Value == nil {
		return
	}
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == "value" })
	row.ValueText = fields[i].Value
	float := row.Value.Float()
	row.ValueFloat = &float
}

// implyBounds sets the bounds that a value has by its qualifier. Those of a range or a vague numeral do not follow from a value.
func implyBounds(row *schema.Claim) {
	if row.Value == nil || row.Qualifier == schema.Range || row.Qualifier == schema.Several {
		return
	}
	v := *row.Value
	row.Lower, row.Upper, row.LowerInclusive, row.UpperInclusive = nil, nil, nil, nil
	low := func(d schema.Decimal, inclusive bool) { row.Lower, row.LowerInclusive = &d, &inclusive }
	high := func(d schema.Decimal, inclusive bool) { row.Upper, row.UpperInclusive = &d, &inclusive }
	next := v.Add(v.UnitOfLastDigit())
	if row.Measure == schema.MeasureChange && v.Sign() < 0 { // over a fall of 10 is below -10
		low, high = high, low
		next = v.Add(v.UnitOfLastDigit().Neg())
	}
	switch row.Qualifier {
	case schema.Exact:
		low(v, true)
		high(v, true)
	case schema.More:
		low(v, true)
		high(next, false)
	case schema.Over, schema.AtLeast:
		low(v, row.Qualifier == schema.AtLeast)
	case schema.Under, schema.AtMost:
		high(v, row.Qualifier == schema.AtMost)
	}
}

// keepInclusion gives every bound that a reviewer set an inclusion, and no other.
func keepInclusion(row *schema.Claim) {
	for _, b := range []struct {
		bound     *schema.Decimal
		inclusive **bool
	}{{row.Lower, &row.LowerInclusive}, {row.Upper, &row.UpperInclusive}} {
		switch {
		case b.bound == nil:
			*b.inclusive = nil
		case *b.inclusive == nil:
			yes := true
			*b.inclusive = &yes
		}
	}
}

// units sets what follows from value and unit, as our recognisers read them.
func (x corrector) units(row *schema.Claim, given map[string]bool) {
	number := schema.NewDecimal(1, 0)
	if row.Value != nil {
		number = row.Value.Abs()
	}
	read, ok := x.read(number, row.Unit)
	row.BaseValue, row.BaseUnit = nil, ""
	if given["unit"] && !given["unit_code"] {
		row.UnitCode = ""
		if ok {
			row.UnitCode = read.UnitCode
		}
	}
	if given["unit"] && !given["unit_kind"] && ok && row.Per == "" {
		row.UnitKind = read.UnitKind
	}
	if !ok || row.Value == nil || row.Per != "" || read.Base == nil {
		return
	}
	base := *read.Base
	if row.Value.Sign() < 0 {
		base = base.Neg()
	}
	row.BaseValue, row.BaseUnit = &base, read.BaseUnit
}

// read reads a number with its unit as a text would have them.
func (x corrector) read(number schema.Decimal, unit string) (extract.Recognised, bool) {
	if unit == "" {
		return extract.Recognised{}, false
	}
	found := x.engine.ScanLine(number.Canonical()+unit, nil)
	if len(found) != 1 || found[0].Unit != unit || found[0].Value == nil || !found[0].Value.Equal(number) {
		return extract.Recognised{}, false
	}
	return found[0], true
}
