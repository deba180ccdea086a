package numeral

import (
	"os"
	"strings"
	"testing"

	"statclaim/schema"
)

// describe writes a mention as the case table does: text = value qualifier[lower,upper] form ^scale flags.
func describe(runes []rune, m *Mention) string {
	var out strings.Builder
	out.WriteString(string(runes[m.Span.Start:m.Span.End]) + " = " + number(m.Value))
	if m.Qualifier != schema.Exact {
		open, closed := "(", ")"
		if m.LowerInclusive {
			open = "["
		}
		if m.UpperInclusive {
			closed = "]"
		}
		out.WriteString(" " + m.Qualifier + open + number(m.Lower) + "," + number(m.Upper) + closed)
	}
	out.WriteString(" " + m.Form.String())
	if m.Scale != 0 {
		out.WriteString(" ^" + schema.NewDecimal(int64(m.Scale), 0).String())
	}
	for _, f := range []struct {
		flag Flag
		name string
	}{{FullWidth, "full_width"}, {AmbiguousScale, "ambiguous_scale"}, {RoundedQuotient, "rounded_quotient"}, {BareScale, "bare"},
		{Thousands, "thousands"}, {Signed, "signed"}, {TooLong, "too_long"}, {MiddleDot, "middle_dot"}, {Few, "few"}, {Letter, "letter"}, {Colon, "colon"},
		{Fused, "fused"}, {Hyphen, "hyphen"}, {Improper, "improper"}} {
		if m.Has(f.flag) {
			out.WriteString(" " + f.name)
		}
	}
	return out.String()
}

func number(d *schema.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func describeAll(text string) string {
	runes := []rune(text)
	var out []string
	for _, m := range Scan(runes) {
		out = append(out, describe(runes, &m))
	}
	return strings.Join(out, " | ")
}

// TestCases reads testdata/cases.tsv: a text and its numbers in order, separated by bars.
func TestCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, want, _ := strings.Cut(line, "\t")
		if got := describeAll(text); got != want {
			t.Errorf("cases.tsv:%d: %s\n got %s\nwant %s", i+1, text, got, want)
		}
	}
}

func TestLongDigitsHaveNoValue(t *testing.T) {
	for _, text := range []string{strings.Repeat("1", 61), "1." + strings.Repeat("1", 61), strings.Repeat("一", 61), "一点" + strings.Repeat("一", 61), strings.Repeat("零", 61)} {
		got := Scan([]rune(text))
		if len(got) != 1 || got[0].Value != nil || !got[0].Has(TooLong) || got[0].Span.Len() != len([]rune(text)) {
			t.Errorf("Scan(%.20s…) = %+v, want one number without a value", text, got)
		}
	}
	got := Scan([]rune(strings.Repeat("9", 60)))
	if len(got) != 1 || got[0].Value == nil || got[0].Value.String() != strings.Repeat("9", 60) {
		t.Errorf("sixty digits: got %+v, want the exact value", got)
	}
}
