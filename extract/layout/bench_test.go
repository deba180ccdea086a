package layout

import (
	"fmt"
	"strings"
	"testing"
)

// stress are texts that would show time or memory out of proportion.
var stress = []struct {
	name string
	text func(n int) string
}{
	{"page", func(n int) string {
		var b strings.Builder
		for b.Len() < n {
			for _, c := range pageCases {
				b.WriteString(c.text)
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}},
	{"one line", func(n int) string { return strings.Repeat("水库蓄满12.5万立方米，下游放心。", n/46) }},
	{"one line without an end", func(n int) string { return strings.Repeat("水库蓄满", n/12) }},
	{"open brackets", func(n int) string { return strings.Repeat("（", n/3) }},
	{"square brackets", func(n int) string { return strings.Repeat("[", n) }},
	{"half links", func(n int) string { return strings.Repeat("[a](", n/4) }},
	{"half addresses", func(n int) string { return strings.Repeat("[a](x", n/5) }},
	{"half tags", func(n int) string { return strings.Repeat("<p ", n/3) }},
	{"half comments", func(n int) string { return strings.Repeat("<!--", n/4) }},
	{"paragraph tags", func(n int) string { return strings.Repeat("<p>", n/3) }},
	{"tagged paragraphs", func(n int) string { return strings.Repeat("<p>水库蓄满。</p>", n/22) }},
	{"stars", func(n int) string { return strings.Repeat("**a ", n/4) }},
	{"quote marks", func(n int) string { return strings.Repeat(">", n) }},
	{"list marks", func(n int) string { return strings.Repeat("- ", n/2) }},
	{"blank lines", func(n int) string { return strings.Repeat("\n", n) }},
	{"short lines", func(n int) string { return strings.Repeat("水库\n", n/7) }},
	{"open lines", func(n int) string { return strings.Repeat("水库蓄满，下游的农户\n\n", n/32) }},
	{"bylines", func(n int) string { return strings.Repeat("记者 张某\n", n/14) }},
	{"headings", func(n int) string { return strings.Repeat("# 水库蓄满\n", n/15) }},
	{"headings and bodies", func(n int) string { return strings.Repeat("# 水库蓄满\n\n下游放心。\n\n", n/34) }},
	{"leads", func(n int) string { return strings.Repeat("本报讯（记者 张某）水库蓄满。\n", n/44) }},
	{"captions", func(n int) string {
		return strings.Repeat("# 标题\n水库蓄满。\n蓄满的水库。张某 摄\n", n/62)
	}},
	{"late headlines", func(n int) string {
		return strings.Repeat("# 水库蓄满\n", 8) + strings.Repeat("蓄满的水库放心。\n", min(n/25, 4900))
	}},
	{"table rows", func(n int) string { return strings.Repeat("水库\t12.5\t3\n", n/14) }},
	{"pipes", func(n int) string { return strings.Repeat("|", n) }},
	{"pipe rows", func(n int) string { return strings.Repeat("|水库|12.5|\n", n/14) }},
	{"spaces", func(n int) string { return strings.Repeat("  ", n/2) }},
	{"columns", func(n int) string { return strings.Repeat("a  1  ", n/6) }},
}

func BenchmarkRead(b *testing.B) {
	for _, s := range stress {
		for _, media := range []string{"text/plain", MediaMarkdown} {
			for _, size := range []int{1 << 18, 1 << 20, 1 << 21} {
				b.Run(fmt.Sprintf("%s/%s/%dK", s.name, media[5:], size>>10), func(b *testing.B) {
					text := []rune(s.text(size))
					b.SetBytes(int64(size))
					b.ReportAllocs()
					for b.Loop() {
						Read(text, media)
					}
				})
			}
		}
	}
}

func BenchmarkOffsets(b *testing.B) {
	text := stress[1].text(1 << 22)
	o := NewOffsets(text)
	n := o.count
	for i := 0; b.Loop(); i++ {
		o.Byte(i * 7919 % n)
	}
}
