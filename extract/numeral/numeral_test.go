package numeral

import (
	"os"
	"reflect"
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

// TestShortWay compares the short way with the grammar for each plain number before each code point that numbers know.
func TestShortWay(t *testing.T) {
	var tails []string
	for r, k := range kinds {
		if k != none {
			tails = append(tails, string(rune(r)))
		}
	}
	for _, r := range " \u00a0年，。人分又%％﹪‰折:：∶比±/／-,.·・eExX×*kｋKＫMＭ点點多余餘来來把、😀" {
		tails = append(tails, string(r))
	}
	tails = append(tails, "", "分之", "分", "半", "大半", ".5", ".5.", "、三", "%±", "成多")
	heads := []string{"0", "7", "007", "2023", "123456789", "1234567890", "3.5", "3.50", "0.05", "1234567.89", "12345.6789", "123456789.1", "一", "两", "零", "壹"}
	scales := []string{"", "万", "亿", "万亿", "兆", "%", "％", "‰"}
	short := 0
	for _, before := range []string{"", "十", "第"} {
		for _, head := range heads {
			for _, scale := range scales {
				for _, first := range tails {
					for _, second := range []string{"", "三", "5", "之", "±1"} {
						runes := []rune(before + head + scale + first + second)
						i := len([]rune(before))
						var got Mention
						if !got.short(runes, i, nil) {
							continue
						}
						short++
						if want, found := readLong(runes, i, nil); !found || !reflect.DeepEqual(got, want) {
							t.Fatalf("%s: short way %+v, grammar %+v", string(runes), got, want)
						}
					}
				}
			}
		}
	}
	if short == 0 {
		t.Error("the short way read nothing")
	}
}

func TestAny(t *testing.T) {
	for text, want := range map[string]bool{"": false, "对上一年大家": true, "对大家": false, "上升5%": true, "零售": true, "○": false} {
		if got := Any([]rune(text)); got != want || got != (len(Scan([]rune(text))) > 0) {
			t.Errorf("%q: any number %v, want %v", text, got, want)
		}
	}
}
