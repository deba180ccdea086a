package layout_test

import (
	"fmt"

	"statclaim/extract/layout"
	"statclaim/schema"
)

func ExampleRead() {
	text := []rune("# 柳溪镇办夜校\n\n夜校构建“镇里统筹、村里承办、农户\n\n点单”的机制。")
	page := layout.Read(text, "text/plain")
	for _, p := range page.Paragraphs {
		fmt.Println(p.Section, string(p.Runes))
	}
	span := page.Paragraphs[1].Source(schema.Span{Start: 15, End: 19})
	fmt.Printf("%q\n", string(text[span.Start:span.End]))
	// Output:
	// title 柳溪镇办夜校
	// body 夜校构建“镇里统筹、村里承办、农户点单”的机制。
	// "农户\n\n点单"
}
