package numeral

import (
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"1亿2000万，三十几万，2.7万余", "百分之五点五，千分之三，三分之一，一又二分之一", "二〇二二，一二三，两三百，八、九十", "翻了近一番，首位，第三，零下5", "3:1:2，15.5%±1%，±5，1.5×10⁸",
		"壹佰贰拾叁万，１，２３４．５，３·５", "数以千计，成百上千，上百万，几百万，过半，近半数，一大半", "1,1,1,1", "万万万万亿亿兆", "○○○，零零零", "1.2.3.4", "-1-2-3", "三千五百多万八",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		got := Scan(runes)
		end := 0
		for _, m := range got {
			if m.Span.Start < end || m.Span.End > len(runes) || m.Span.Empty() {
				t.Fatalf("span %v after %d in %q", m.Span, end, text)
			}
			if !m.Mark.Empty() && !m.Span.Contains(m.Mark) || !m.Cue.Empty() && !m.Span.Contains(m.Cue) {
				t.Fatalf("mark %v, cue %v outside %v in %q", m.Mark, m.Cue, m.Span, text)
			}
			if m.Lower != nil && m.Upper != nil && m.Lower.Cmp(*m.Upper) > 0 {
				t.Fatalf("bounds %s > %s in %q", m.Lower, m.Upper, text)
			}
			end = m.Span.End
		}
		if again := Scan(runes); !reflect.DeepEqual(got, again) {
			t.Fatalf("%q scanned twice: %+v, %+v", text, got, again)
		}
	})
}

func TestNoNumberCostsNothing(t *testing.T) {
	runes := []rune("记者了解到，该县公安局坚持预防为主，群众安全感稳步提升。")
	if n := testing.AllocsPerRun(100, func() { Scan(runes) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

var killers = []string{"1", "1,", "一", "万", "百分之", "之", "1.", "八、", "3:", "十", "第", "三分之", "零", "○", "亿", "几", "数", "陆", "两", "-1", "一万", "翻", "首", "1/", "±", "拾", "1 2/", "百", "又", "1亿,", "一 又 "}

// BenchmarkDoubling scans a megabyte of each killer and half of it, and reports how many times longer the whole takes: about 2, and
// at most 2.2 but for the noise of the machine, when the scanner is linear.
func BenchmarkDoubling(b *testing.B) {
	for _, k := range killers {
		b.Run(k, func(b *testing.B) {
			whole := []rune(strings.Repeat(k, 1<<20/len(k)))
			b.SetBytes(1 << 20)
			halves, wholes := time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				halves = min(halves, timed(whole[:len(whole)/2]))
				wholes = min(wholes, timed(whole))
			}
			b.ReportMetric(float64(wholes)/float64(halves), "ratio")
		})
	}
}

// timed is the time of one scan without the garbage collector, whose share depends on the machine.
func timed(runes []rune) time.Duration {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	start := time.Now()
	Scan(runes)
	return time.Since(start)
}

func benchmark(b *testing.B, text string) {
	runes := []rune(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		Scan(runes)
	}
}

func BenchmarkProse(b *testing.B) {
	b.Run("without", func(b *testing.B) {
		benchmark(b, strings.Repeat("记者了解到，该县公安局坚持预防为主、标本兼治，推动资源力量下沉。", 100))
	})
	b.Run("with", func(b *testing.B) {
		benchmark(b, strings.Repeat("今年以来，该县公安局共接处警1.2万余起，同比下降13.38%，抓获犯罪嫌疑人286名。", 100))
	})
}
