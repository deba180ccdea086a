package schema

import "testing"

func TestPrint(t *testing.T) {
	for _, test := range []struct {
		typ  Type
		cell Cell
		want string
	}{
		{Text, Cell{Null: true, Text: "left from the row before"}, ""},
		{Text, Cell{Text: "全县"}, "全县"},
		{Int32, Cell{Int: 7}, "7"},
		{Bool, Cell{Bool: true}, "true"},
		{Float64, Cell{Float: 13.38}, "13.38"},
		{Decimal38, Cell{Decimal: MustDecimal("-13.380")}, "-13.38"},
		{Date32, Cell{Date: Date{Year: 2022, Month: 5, Day: 1}}, "2022-05-01"},
		{TextList, Cell{List: []string{"a", "b"}}, "a; b"},
	} {
		if got := (&Column{Type: test.typ}).Print(&test.cell, "; "); got != test.want {
			t.Errorf("%s: %q, want %q", test.typ, got, test.want)
		}
	}
}
