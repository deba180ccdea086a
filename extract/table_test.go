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

// TestRowsAndColumns tells what a table's rows and columns name: whose figures they are, or what is measured.
func TestRowsAndColumns(t *testing.T) {
	for _, test := range []struct{ name, text, indicator, subject, comparison string }{
		{"places own", "地区\t均价（元/㎡）\n甲县\t8600\n乙县\t7900\n", "均价", "甲县", "none"},
		{"classes own", "学段\t专任教师（人）\n小学\t860\n初中\t790\n", "专任教师", "小学", "none"},
		{"crops are measured", "作物\t面积（万亩）\n油菜\t86\n烤烟\t79\n", "油菜面积", "-", "none"},
		{"columns of years", "项目\t2024年\t2023年\n营业成本\t1286\t1079\n研发费用\t134\t107\n", "营业成本", "-", "none"},
		{"change over the month", "地区\t环比（%）\n甲县\t0.6\n乙县\t0.4\n", "甲县", "-", "mom"},
	} {
		claims := engine(t).Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: test.text, MediaType: "text/plain"}).Claims
		if len(claims) == 0 {
			t.Errorf("%s: no claims", test.name)
			continue
		}
		c := claims[0]
		if orDash(c.Indicator) != test.indicator || orDash(c.Subject) != test.subject || c.Comparison != test.comparison {
			t.Errorf("%s: got %s of %s, %s", test.name, orDash(c.Indicator), orDash(c.Subject), c.Comparison)
		}
	}
}
