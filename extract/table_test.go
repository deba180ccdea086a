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

// TestUnitAbove reads cells with the unit that stands in the lines above their table.
func TestUnitAbove(t *testing.T) {
	for _, test := range []struct{ above, value, kind string }{
		{"附：主要财务数据（单位：万元）", "150000", schema.Money},
		{"主要经济指标\n单位：万元　币种：人民币", "150000", schema.Money},
		{"主要农产品产量如下（单位：吨）：", "15", schema.Mass},
		{"表2 各县人口（万人）", "150000", schema.Count},
		{"各项指标（初步核算）", "15", schema.Other},
		{"发布单位：统计处", "15", schema.Other},
		{"各项指标（2024年）", "15", schema.Other},
	} {
		text := "2024年，本县公布各项指标。\n\n" + test.above + "\n\n项目　　本期　　上期\n甲项　　15　　13\n乙项　　27　　26\n"
		claims := engine(t).Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: text, MediaType: "text/plain"}).Claims
		if len(claims) != 4 {
			t.Errorf("%s: %d claims, want 4", test.above, len(claims))
			continue
		}
		if claims[0].Period != claims[2].Period || claims[1].Period != "" {
			t.Errorf("%s: periods %q and %q, want none in 上期", test.above, claims[0].Period, claims[1].Period)
		}
		if c := claims[1]; claims[0].ValueText != test.value || c.UnitKind != test.kind || c.Indicator != "甲项" {
			t.Errorf("%s: got %s %s of %s", test.above, claims[0].ValueText, c.UnitKind, orDash(c.Indicator))
		}
	}
}
