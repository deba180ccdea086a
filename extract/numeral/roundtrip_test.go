package numeral

import (
	"math/rand/v2"
	"testing"

	"statclaim/schema"
)

// read parses text as one number that covers all of it.
func parse(t *testing.T, text string) schema.Decimal {
	t.Helper()
	runes := []rune(text)
	got := Scan(runes)
	if len(got) != 1 || got[0].Span != (schema.Span{Start: 0, End: len(runes)}) || got[0].Value == nil {
		t.Fatalf("Scan(%q) = %+v, want one number over all of it", text, got)
	}
	return *got[0].Value
}

func check(t *testing.T, v schema.Decimal, style Style) {
	t.Helper()
	text := Format(v, style)
	if got := parse(t, text); !got.Equal(v) {
		t.Fatalf("%s formatted as %q reads %s", v, text, got)
	}
}

func TestRoundTripSmall(t *testing.T) {
	for n := int64(0); n < 100000; n++ {
		v := schema.NewDecimal(n, 0)
		check(t, v, Lowercase)
		check(t, v, Mixed)
		if n == 0 || n >= 10 { // one capital alone is a word (陆, 伍)
			check(t, v, Capital)
		}
	}
}

func TestRoundTripRandom(t *testing.T) {
	rounds := 1_000_000
	if testing.Short() {
		rounds = 20_000
	}
	random := rand.New(rand.NewPCG(1, 2))
	styles := []Style{Lowercase, Capital, Mixed, Grouped, WideGrouped, DigitString}
	for i := range rounds {
		limit := int64(1)
		for range 1 + random.IntN(16) {
			limit *= 10
		}
		n, decimals := random.Int64N(limit), 0
		if random.IntN(3) == 0 {
			decimals = 1 + random.IntN(6)
		}
		if random.IntN(4) == 0 { // many zeros
			zeros := int64(1)
			for range random.IntN(12) {
				zeros *= 10
			}
			n -= n % zeros
		}
		style := styles[i%len(styles)]
		v := schema.NewDecimal(n, -decimals)
		if style == Capital && decimals == 0 && n < 10 || style == DigitString && (n < 100 || decimals > 0) {
			continue
		}
		check(t, v, style)
	}
}

func TestFormat(t *testing.T) {
	cases := []struct {
		value string
		style Style
		want  string
	}{
		{"0", Lowercase, "零"}, {"10", Lowercase, "十"}, {"10010", Lowercase, "一万零一十"}, {"100200300", Lowercase, "一亿零二十万零三百"},
		{"1234500000000", Lowercase, "一万二千三百四十五亿"}, {"20000000000000", Lowercase, "二十万亿"}, {"3.05", Lowercase, "三点零五"},
		{"1230000", Capital, "壹佰贰拾叁万"}, {"10", Capital, "壹拾"}, {"120003456", Mixed, "1亿2000万3456"}, {"10005", Mixed, "1万0005"},
		{"1.5", Mixed, "1.5"}, {"1234567.50", Grouped, "1,234,567.50"}, {"1234.5", WideGrouped, "１，２３４．５"}, {"2002", DigitString, "二〇〇二"},
		{"-5", Lowercase, "-5"}, {"12345678901234567", Lowercase, "12345678901234567"},
	}
	for _, c := range cases {
		if got := Format(schema.MustDecimal(c.value), c.style); got != c.want {
			t.Errorf("Format(%s, %d) = %q, want %q", c.value, c.style, got, c.want)
		}
	}
}
