package audit

import (
	"math/big"
	"testing"

	"statclaim/schema"
)

func number(t *testing.T, text string) *big.Rat {
	t.Helper()
	if text == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("number %q", text)
	}
	return r
}

func makeInterval(t *testing.T, low, high string) interval {
	return interval{number(t, low), number(t, high)}
}

func same(a, b interval) bool {
	end := func(x, y *big.Rat) bool { return x == nil && y == nil || x != nil && y != nil && x.Cmp(y) == 0 }
	return end(a.low, b.low) && end(a.high, b.high)
}

func TestArithmeticOfIntervals(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want interval
	}{
		{"sum", makeInterval(t, "1", "2").add(makeInterval(t, "10", "20")), makeInterval(t, "11", "22")},
		{"sum without bound", makeInterval(t, "1", "").add(makeInterval(t, "10", "20")), makeInterval(t, "11", "")},
		{"difference", makeInterval(t, "1", "2").sub(makeInterval(t, "10", "20")), makeInterval(t, "-19", "-8")},
		{"quotient", makeInterval(t, "1", "2").over(makeInterval(t, "4", "8")), makeInterval(t, "1/8", "1/2")},
		{"quotient of what is less than nothing", makeInterval(t, "-2", "-1").over(makeInterval(t, "4", "8")), makeInterval(t, "-1/2", "-1/8")},
		{"quotient across nothing", makeInterval(t, "-2", "2").over(makeInterval(t, "4", "8")), makeInterval(t, "-1/2", "1/2")},
		{"quotient by what has no upper bound", makeInterval(t, "1", "2").over(makeInterval(t, "4", "")), makeInterval(t, "0", "1/2")},
		{"quotient of what has no upper bound", makeInterval(t, "1", "").over(makeInterval(t, "4", "8")), makeInterval(t, "1/8", "")},
		{"three times", makeInterval(t, "1", "2").times(number(t, "3")), makeInterval(t, "3", "6")},
	} {
		if !same(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestDisjoint(t *testing.T) {
	for _, c := range []struct {
		a, b interval
		want bool
	}{
		{makeInterval(t, "1", "2"), makeInterval(t, "3", "4"), true},
		{makeInterval(t, "3", "4"), makeInterval(t, "1", "2"), true},
		{makeInterval(t, "1", "2"), makeInterval(t, "2", "3"), false},
		{makeInterval(t, "1", ""), makeInterval(t, "2", "3"), false},
		{makeInterval(t, "", "1"), makeInterval(t, "2", "3"), true},
		{interval{}, makeInterval(t, "2", "3"), false},
	} {
		if got := c.a.disjoint(c.b); got != c.want {
			t.Errorf("%v and %v: disjoint %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestReadAsPrinted(t *testing.T) {
	l, err := loadLimits()
	if err != nil {
		t.Fatal(err)
	}
	decimal := func(text string) *schema.Decimal {
		if text == "" {
			return nil
		}
		d := schema.MustDecimal(text)
		return &d
	}
	for _, c := range []struct {
		number, value, lower, upper string
		qualifier, cue, kind        string
		scale                       int32
		low, high                   string
	}{
		{"13.38%", "13.38", "", "", schema.Exact, "", schema.Percent, 0, "13.375", "13.385"},
		{"13.4%", "13.4", "", "", schema.Exact, "", schema.Percent, 0, "13.35", "13.45"},
		{"5.20%", "5.2", "", "", schema.Exact, "", schema.Percent, 0, "5.195", "5.205"}, // printed zeros, lost by the value
		{"3.3万元", "33000", "", "", schema.Exact, "", schema.Money, 4, "32500", "33500"},
		{"３．３万元", "33000", "", "", schema.Exact, "", schema.Money, 4, "32500", "33500"},
		{"78.46", "7846000000", "", "", schema.Exact, "", schema.Money, 8, "7845500000", "7846500000"}, // a cell under 亿元
		{"1,250件", "1250", "", "", schema.Exact, "", schema.Count, 0, "1250", "1250"},
		{"1250元", "1250", "", "", schema.Exact, "", schema.Money, 0, "1249.5", "1250.5"},
		{"下降13.38%", "-13.38", "", "", schema.Exact, "", schema.Percent, 0, "-13.385", "-13.375"},
		{"三成", "30", "", "", schema.Exact, "", schema.Percent, 0, "25", "35"},
		{"三成一", "31", "", "", schema.Exact, "", schema.Percent, 0, "30.5", "31.5"},
		{"百分之七十", "70", "", "", schema.Exact, "", schema.Percent, 0, "69.5", "70.5"},
		{"三千元", "3000", "", "", schema.Exact, "", schema.Money, 3, "2999.5", "3000.5"},
		{"三百人", "300", "", "", schema.Exact, "", schema.Count, 0, "300", "300"},
		{"300人", "300", "", "", schema.About, "约", schema.Count, 0, "270", "330"},
		{"300人", "300", "", "300", schema.Under, "近", schema.Count, 0, "240", "300.5"},
		{"300人", "300", "", "300", schema.Under, "不足", schema.Count, 0, "", "300"},
		{"300人", "300", "300", "", schema.Over, "超过", schema.Count, 0, "300", ""},
		{"20多名", "20", "20", "30", schema.More, "多", schema.Count, 0, "20", "30"},
		{"10—20人", "", "10", "20", schema.Range, "", schema.Count, 0, "10", "20"},
		{"10%", "-10", "", "-10", schema.Over, "超过", schema.Percent, 0, "", "-10"},
		{"2小时30分", "2.5", "", "", schema.Exact, "", schema.Duration, 0, "2.45", "2.55"},
	} {
		claim := &schema.Claim{NumberText: c.number, Value: decimal(c.value), Lower: decimal(c.lower), Upper: decimal(c.upper),
			Qualifier: c.qualifier, QualifierText: c.cue, UnitKind: c.kind, UnitScale: c.scale}
		if got, want := l.read(claim).stands, makeInterval(t, c.low, c.high); !same(got, want) {
			t.Errorf("%s %s %s: stands for %v, want %v", c.cue, c.number, c.qualifier, got, want)
		}
	}
}

func TestShifted(t *testing.T) {
	for _, c := range [][3]string{
		{"2023", schema.YearOnYear, "2022"},
		{"2024-02-29", schema.YearOnYear, "2023-02-29"}, // no day, so that nothing is found for it
		{"2023-01/2023-09", schema.YearOnYear, "2022-01/2022-09"},
		{"2023/..", schema.YearOnYear, "2022/.."},
		{"2023-01", schema.MonthOnMonth, "2022-12"},
		{"2023", schema.MonthOnMonth, ""},
		{"2023-01/2023-03", schema.QuarterOnQuarter, "2022-10/2022-12"},
		{"2023-01/2023-06", schema.QuarterOnQuarter, ""},
		{"2023", schema.None, ""},
		{"", schema.YearOnYear, ""},
		{"0000", schema.YearOnYear, ""},
		{"199X", schema.YearOnYear, ""},
	} {
		if got := shifted(c[0], c[1]); got != c[2] {
			t.Errorf("%q %s: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestWordsAndLimitsLoad(t *testing.T) {
	if _, err := loadWords(); err != nil {
		t.Error(err)
	}
	if _, err := loadLimits(); err != nil {
		t.Error(err)
	}
}
