package numeral_test

import (
	"fmt"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

func ExampleScan() {
	runes := []rune("1亿2000万、百分之五点五、三十几万")
	for _, m := range numeral.Scan(runes) {
		fmt.Println(string(runes[m.Span.Start:m.Span.End]), m.Form, m.Value, m.Lower, m.Upper)
	}
	// Output:
	// 1亿2000万 integer 120000000 120000000 120000000
	// 百分之五点五 percent 5.5 5.5 5.5
	// 三十几万 integer <nil> 310000 390000
}

func ExampleFormat() {
	fmt.Println(numeral.Format(schema.NewDecimal(1230045, 0), numeral.Capital))
	// Output: 壹佰贰拾叁万零肆拾伍
}
