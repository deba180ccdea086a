package period

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"statclaim/schema"
)

// seeds are the texts of the case table.
func seeds(tb testing.TB) []string {
	data, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	var texts []string
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if cells := strings.Split(line, "\t"); len(cells) > 3 {
			texts = append(texts, cells[3])
		}
	}
	return texts
}

func FuzzScan(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, known bool) {
		runes := []rune(text)
		var ctx Context
		if known {
			ctx.Published = &schema.Date{Year: 2024, Month: 2, Day: 29}
			ctx.Year, ctx.Month, ctx.Day = 2023, 12, 31
		}
		periods := Scan(runes, ctx)
		end := 0
		for _, p := range periods {
			checkPeriod(t, text, p, end, len(runes))
			end = p.Span.End
		}
		if again := Scan(runes, ctx); show(runes, again) != show(runes, periods) {
			t.Errorf("%q: scanned twice, read differently", text)
		}
	})
}

// checkPeriod holds the invariants of one period that follows another which ended at from.
func checkPeriod(t *testing.T, text string, p Period, from, length int) {
	t.Helper()
	if p.Span.Start < from || p.Span.Empty() || p.Span.End > length {
		t.Errorf("%q: span %v: want one in order within [%d, %d)", text, p.Span, from, length)
	}
	if (p.EDTF == "") != (p.Basis == schema.BasisNone) {
		t.Errorf("%q: EDTF %q with basis %s", text, p.EDTF, p.Basis)
	}
	if p.EDTF == "" && (p.Start != nil || p.End != nil) {
		t.Errorf("%q: days without EDTF: %v %v", text, p.Start, p.End)
	}
	for _, day := range []*schema.Date{p.Start, p.End} {
		if day != nil && !day.Valid() {
			t.Errorf("%q: %v is no day", text, day)
		}
	}
	if p.Start != nil && p.End != nil && p.End.Before(*p.Start) {
		t.Errorf("%q: %s ends before it starts: %v %v", text, p.EDTF, p.Start, p.End)
	}
}

func FuzzPublished(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add("标题\n" + text + "\n正文")
	}
	f.Add("发布时间：2021-09-18\nhttps://a.cn/2024/01/31/b.html")
	f.Add("2023 年度 5 月 10 日，二OO八年三月三日，１１３年六月五日，1996、97、98年12月1日，2016—2020年3月5日；２０２３．２．１２")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		for i := range runes {
			if _, end := fullDate(runes, i); end != 0 && !parted(runes, i, end) {
				t.Errorf("%q is not read for the full date %q", text, string(runes[i:end]))
			}
		}
		date, basis, span, ok := Published(text, runes)
		if !ok {
			if basis != schema.BasisNone || !span.Empty() {
				t.Errorf("%q: nothing found, but basis %s and span %v", text, basis, span)
			}
			return
		}
		if !date.Valid() || span.Empty() || span.Start < 0 || span.End > len(runes) {
			t.Errorf("%q: %v at %v", text, date, span)
		}
	})
}

// parted reports that dated sees something of a full date.
func parted(text []rune, start, end int) bool {
	for i := start; i < end; i++ {
		if turn(text[i]) != 0 && partsDate(text, i) {
			return true
		}
	}
	return false
}

// BenchmarkScan doubles the input: the time must double with it.
func BenchmarkScan(b *testing.B) {
	units := []string{"年", "1", "月", "至", "一", "1年", "1月", "1、", "2020年至", "二〇二〇年—", "自", "近三年", "截至", "去年12月", "20:1", "（1）", "“"}
	for _, unit := range units {
		for _, size := range []int{1 << 19, 1 << 20} {
			runes := []rune(strings.Repeat(unit, size/len([]rune(unit))))
			b.Run(fmt.Sprintf("%s/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(string(runes))))
				for range b.N {
					Scan(runes, Context{})
				}
			})
		}
	}
}

func BenchmarkProse(b *testing.B) {
	text := "初步核算，2023年全省地区生产总值比上年增长5.8%，其中一季度增长4.5%，上半年增长5.5%。截至12月底，在册市场主体达到360万户，为新发展格局的构建提供了坚实支撑，" +
		"各级各部门坚持稳中求进工作总基调，扎实推进重点领域改革，努力提高人民群众的获得感、幸福感、安全感。"
	runes := []rune(strings.Repeat(text, 100))
	b.SetBytes(int64(len(string(runes))))
	b.ReportAllocs()
	for range b.N {
		Scan(runes, Context{})
	}
}
