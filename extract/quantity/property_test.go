package quantity

import (
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"statclaim/schema"
)

// checkInvariants reports broken spans: out of bounds, out of order, overlapping, or not inside each other.
func checkInvariants(t *testing.T, runes []rune, got []Quantity) {
	t.Helper()
	end := 0
	for _, q := range got {
		if q.Anchor.Start < end || q.Anchor.End > len(runes) || q.Anchor.Empty() {
			t.Fatalf("anchor %v after %d in %q", q.Anchor, end, string(runes))
		}
		if !q.Anchor.Contains(q.Number) || !q.Outer.Contains(q.Anchor) || q.Outer.Start < 0 || q.Outer.End > len(runes) {
			t.Fatalf("number %v, anchor %v, outer %v in %q", q.Number, q.Anchor, q.Outer, string(runes))
		}
		for _, s := range []schema.Span{q.Cue, q.UnitSpan, q.PerSpan} {
			if s.Start < 0 || s.End > len(runes) || s.End < s.Start {
				t.Fatalf("span %v in %q", s, string(runes))
			}
		}
		if q.Lower != nil && q.Upper != nil && q.Lower.Cmp(*q.Upper) > 0 {
			t.Fatalf("bounds %s > %s in %q", q.Lower, q.Upper, string(runes))
		}
		if q.Measure == "" || q.Qualifier == "" || q.UnitKind == "" {
			t.Fatalf("empty field in %+v of %q", q, string(runes))
		}
		if q.Outer.Start < end {
			t.Fatalf("outer %v reaches before %d in %q", q.Outer, end, string(runes))
		}
		end = q.Outer.End
	}
}

func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"同比下降13.38%，抓获28名、打掉3个团伙", "每万人3.2名，亩产417.6公斤，比上年增加12公斤", "10—20人，90%到96%，三四百元", "第三至第五位，居首，翻了近一番还多",
		"31.6万、18.9万和9.4万人次", "1分58秒34，3元5角，1米76", "（三）一是……〔2023〕15号，5A级，7×24小时，9·11", "千方百计 十分钟 万一 统一 百度",
		"512.84/10万，元/公斤，12元/公斤·月", "半个多小时，三个半，两斤半多", "百分之百分之百分之", "零下-5度到零上±3℃", "1,1,1,1", "每每每亩亩产亩", "一到8",
	} {
		f.Add(seed)
	}
	s := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		got := s.Scan(runes, nil)
		checkInvariants(t, runes, got)
		if again := s.Scan(runes, nil); !reflect.DeepEqual(got, again) {
			t.Fatalf("%q scanned twice: %+v, %+v", text, got, again)
		}
		if len(runes) > 4 {
			checkInvariants(t, runes, s.Scan(runes, []schema.Span{{Start: 1, End: 3}}))
		}
	})
}

func TestPeriodsAreSkipped(t *testing.T) {
	s := load(t)
	runes := []rune("2022年3月，公司2023至2025年投资5亿元")
	got := s.Scan(runes, []schema.Span{{Start: 0, End: 7}, {Start: 15, End: 20}})
	if len(got) != 2 || got[0].Guard != "date-fragment" || got[1].Unit != "元" {
		t.Errorf("got %+v, want 2023 as a date fragment and 5亿元", got)
	}
}

func TestNoNumberCostsNothing(t *testing.T) {
	s := load(t)
	runes := []rune("记者了解到，该县公安局坚持预防为主，群众安全感和满意度稳步提升。")
	if n := testing.AllocsPerRun(100, func() { s.Scan(runes, nil) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// killers are inputs of one pattern repeated, which must cost linear time.
var killers = []string{"1", "1,", "一", "万", "百分之", "之", "1.", "年", "八、九", "3:", "每亩", "10-", "1元", "第", "三分之", "约", "零", "“五", "5/", "亩产", "个", "翻", "一百", "每亩1元", "亩产1公斤，比2斤", "百分之百分之", "一斤1块", "1/2", "a://1", "比1大", "时速", "不低于1%和", "1 个 ", "（2021）"}

func benchmarkScan(b *testing.B, text string) {
	s := load(b)
	runes := []rune(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		s.Scan(runes, nil)
	}
}

// BenchmarkDoubling scans a megabyte of each killer and half of it, and reports how many times longer the whole takes: about 2, and
// at most 2.2 but for the noise of the machine, when the scanner is linear.
func BenchmarkDoubling(b *testing.B) {
	s := load(b)
	for _, k := range killers {
		b.Run(k, func(b *testing.B) {
			whole := []rune(strings.Repeat(k, 1<<20/len(k)))
			b.SetBytes(1 << 20)
			halves, wholes := time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				halves = min(halves, timed(whole[:len(whole)/2], s))
				wholes = min(wholes, timed(whole, s))
			}
			b.ReportMetric(float64(wholes)/float64(halves), "ratio")
		})
	}
}

// timed is the time of one scan without the garbage collector, whose share depends on the machine.
func timed(runes []rune, s *Scanner) time.Duration {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	start := time.Now()
	s.Scan(runes, nil)
	return time.Since(start)
}

const (
	proseWithout = "记者了解到，该县公安局坚持预防为主、标本兼治，不断健全矛盾纠纷多元化解机制，推动资源力量下沉，群众安全感和满意度稳步提升。"
	proseWith    = "今年以来，该县公安局共接处警1.2万余起，同比下降13.38%，抓获犯罪嫌疑人286名，为群众挽回损失近300万元，群众满意度达98.6%。"
)

// BenchmarkSentences scans a sentence at a time, as the extractor does.
func BenchmarkSentences(b *testing.B) {
	b.Run("without", func(b *testing.B) { benchmarkScan(b, proseWithout) })
	b.Run("with", func(b *testing.B) { benchmarkScan(b, proseWith) })
}
