package period_test

import (
	"fmt"

	"statclaim/extract/period"
	"statclaim/schema"
)

func ExampleScan() {
	text := []rune("2023年1—5月，全市发案比上年同期下降，6月底前再排查一遍。")
	ctx := period.Context{Published: &schema.Date{Year: 2023, Month: 6, Day: 12}}
	for _, p := range period.Scan(text, ctx) {
		fmt.Println(string(text[p.Span.Start:p.Span.End]), p.EDTF, p.Basis, p.Kind)
	}
	// Output:
	// 2023年1—5月 2023-01/2023-05 stated absolute
	// 上年同期 2022-01/2022-05 relative comparison
	// 6月底前 ../2023-06 relative deadline
}

func ExampleContext_After() {
	var ctx period.Context
	for _, sentence := range []string{"2022年3月5日，民警立案。", "12日破案，次日移送。"} {
		runes := []rune(sentence)
		for _, p := range period.Scan(runes, ctx) {
			fmt.Println(string(runes[p.Span.Start:p.Span.End]), p.EDTF)
			ctx = ctx.After(p)
		}
	}
	// Output:
	// 2022年3月5日 2022-03-05
	// 12日 2022-03-12
	// 次日 2022-03-13
}

func ExamplePublished() {
	text := "警情通报\n发布时间：2023-05-12 08:30　来源：某县公安局\n\n昨日，县局破获一起案件。"
	date, basis, _, ok := period.Published(text, []rune(text))
	fmt.Println(date, basis, ok)
	// Output: 2023-05-12 text true
}
