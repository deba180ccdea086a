package extract

import (
	"testing"

	"statclaim/schema"
)

// TestUnitsOfHeaders reads a cell with the unit that stands above it.
func TestUnitsOfHeaders(t *testing.T) {
	for _, test := range []struct{ header, value, unit, per, kind string }{
		{"产量（吨）", "15", "吨", "", schema.Mass},
		{"产值（万元）", "150000", "元", "", schema.Money},
		{"均价（元/㎡）", "15", "元", "㎡", schema.Rate},
		{"浓度（微克/立方米）", "15", "微克", "立方米", schema.Rate},
		{"均价（元每㎡）", "15", "元", "㎡", schema.Rate},
		{"死亡率（1/10万）", "15", "", "10万", schema.Rate},
		{"死亡率（/10万）", "15", "", "10万", schema.Rate},
		{"占比（%）", "15", "%", "", schema.Percent},
		{"车速（km/h）", "15", "km/h", "", schema.Speed},
	} {
		text := "地区\t" + test.header + "\n甲县\t15\n乙县\t27\n"
		claims := engine(t).Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: text, MediaType: "text/plain"}).Claims
		if len(claims) != 2 {
			t.Errorf("%s: %d claims, want 2", test.header, len(claims))
			continue
		}
		c := claims[0]
		if c.ValueText != test.value || c.Unit != test.unit || c.Per != test.per || c.UnitKind != test.kind || c.NumberText != "15" {
			t.Errorf("%s: got %s %s per %q, %s, from %q", test.header, c.ValueText, c.Unit, c.Per, c.UnitKind, c.NumberText)
		}
	}
}
