package quantity

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"statclaim/extract/data"
	"statclaim/schema"
)

// tables is a copy of the embedded tables.
func tables(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(data.Tables, "*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(data.Tables, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: raw}
	}
	return out
}

func TestLoadRefusesBrokenTables(t *testing.T) {
	cases := []struct{ name, file, line, want string }{
		{"kind", "units.tsv", "元\tcash", `units.tsv:1: kind "cash": want one of count`},
		{"factor", "units.tsv", "元\tmoney\tCNY\tx", "units.tsv:1: factor"},
		{"divisor", "units.tsv", "元\tmoney\tCNY\t1/0", `units.tsv:1: factor "1/0": want a number`},
		{"columns", "units.tsv", strings.Repeat("a\t", 8), "units.tsv:1: 9 columns, want at most 7"},
		{"position", "readings.tsv", "约\tnear\tabout", "readings.tsv:1: position"},
		{"qualifier", "readings.tsv", "约\tbefore\tperhaps", "readings.tsv:1: qualifier"},
		{"words", "number_words.tsv", "\t统一", "number_words.tsv:1: no guard id"},
		{"form", "number_context.tsv", "phone\tafter\troman\t热线", "number_context.tsv:1: form"},
		{"where", "number_context.tsv", "phone\tbeside\tany\t热线", "number_context.tsv:1: where"},
		{"enumerator form", "enumerators.tsv", "roman\t个\t方面", "enumerators.tsv:1: form"},
		{"role", "denominators.tsv", "both\t亩", "denominators.tsv:1: role"},
		{"ratio", "compounds.tsv", "元\t角\t0\t元", "compounds.tsv:1: ratio"},
		{"result", "compounds.tsv", "元\t角\t10\t分", "compounds.tsv:1: result"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			broken := tables(t)
			broken[c.file] = &fstest.MapFile{Data: []byte(c.line)}
			if _, err := Load(broken); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
	for _, file := range []string{"units.tsv", "readings.tsv", "number_words.tsv", "number_context.tsv", "enumerators.tsv", "denominators.tsv", "compounds.tsv"} {
		t.Run("missing "+file, func(t *testing.T) {
			missing := tables(t)
			delete(missing, file)
			if _, err := Load(missing); err == nil || !strings.Contains(err.Error(), file) {
				t.Errorf("got %v, want an error that names %s", err, file)
			}
		})
	}
}

func TestUserReadings(t *testing.T) {
	own := tables(t)
	own["readings.tsv"] = &fstest.MapFile{Data: []byte("恐有\tbefore\tat_least\tmy reading\n")}
	s, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"恐有300人": schema.AtLeast, "约300人": schema.Exact} {
		if got := s.Scan([]rune(text), nil); got[0].Qualifier != want {
			t.Errorf("%s: qualifier %s, want %s", text, got[0].Qualifier, want)
		}
	}
}

func TestUnitOfAnotherPlane(t *testing.T) {
	own := tables(t)
	own["units.tsv"] = &fstest.MapFile{Data: []byte("𬬭\tcount\t{}\n𬬻\tcount\t{}\n𬬭片\tcount\t{}")}
	s, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"3𬬭": "𬬭", "3𬬻": "𬬻", "3𬬭片": "𬬭片", "3" + string('𬬭'&0xffff): ""} {
		if got := s.Scan([]rune(text), nil)[0].Unit; got != want {
			t.Errorf("%s: unit %q, want %q", text, got, want)
		}
	}
}

func TestReadings(t *testing.T) {
	readings, err := Readings(data.Tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readings {
		if r.Cue == "" || r.Meaning == "" {
			t.Errorf("%+v: want a cue and a meaning", r)
		}
	}
}

func TestUnitCodesAndBase(t *testing.T) {
	s := load(t)
	cases := []struct{ text, code, base, baseUnit string }{
		{"28名", "{名}", "", ""}, {"3.3万元", "CNY", "33000", "CNY"}, {"6分钱", "CNY", "0.06", "CNY"}, {"50美元", "USD", "50", "USD"},
		{"3亩", "{亩}", "2000", "m2"}, {"1亩", "{亩}", "666.666666667", "m2"}, {"5公里", "km", "5000", "m"}, {"3斤", "{斤}", "1.5", "kg"}, {"2万吨", "t", "20000000", "kg"},
		{"2小时", "h", "7200", "s"}, {"3年", "a", "", ""}, {"5千瓦时", "kW.h", "18000000", "J"}, {"36公里/小时", "km/h", "10", "m/s"}, {"5%", "%", "", ""},
		{"2个百分点", "pp", "", ""}, {"3倍", "x", "", ""}, {"12元/公斤", "CNY/{公斤}", "", ""}, {"10—20公里", "km", "", ""}, {"-5℃", "Cel", "-5", "Cel"},
	}
	for _, c := range cases {
		q := s.Scan([]rune(c.text), nil)[0]
		base := ""
		if q.Base != nil {
			base = q.Base.Canonical()
		}
		if q.UnitCode != c.code || base != c.base || q.BaseUnit != c.baseUnit && q.Base != nil {
			t.Errorf("%s: code %s, base %s %s, want %s, %s %s", c.text, q.UnitCode, base, q.BaseUnit, c.code, c.base, c.baseUnit)
		}
	}
}

func TestSpans(t *testing.T) {
	s := load(t)
	cases := []struct{ text, anchor, outer, number, cue, unit, per string }{
		{"增收超过3.3万元以上", "3.3万元", "超过3.3万元以上", "3.3万", "超过", "元", ""},
		{"约为１，２３４人左右", "１，２３４人", "约为１，２３４人左右", "１，２３４", "约", "人", ""},
		{"4.6万余亩", "4.6万余亩", "4.6万余亩", "4.6万余", "余", "亩", ""},
		{"8个多小时", "8个多小时", "8个多小时", "8", "多", "小时", ""},
		{"百分之五以上", "百分之五", "百分之五以上", "百分之五", "以上", "", ""},
		{"近５％", "５％", "近５％", "５", "近", "％", ""},
		{"每亩417.6公斤", "417.6公斤", "417.6公斤", "417.6", "", "公斤", "亩"},
		{"12元/公斤", "12元/公斤", "12元/公斤", "12", "", "元", "公斤"},
		{"10—20人", "10—20人", "10—20人", "10—20", "—", "人", ""},
		{"居第2位", "第2位", "第2位", "第2", "", "位", ""},
	}
	for _, c := range cases {
		runes := []rune(c.text)
		q := s.Scan(runes, nil)[0]
		cut := func(s schema.Span) string { return string(runes[s.Start:s.End]) }
		got := []string{cut(q.Anchor), cut(q.Outer), cut(q.Number), cut(q.Cue), cut(q.UnitSpan), cut(q.PerSpan)}
		want := []string{c.anchor, c.outer, c.number, c.cue, c.unit, c.per}
		for i, field := range []string{"anchor", "outer", "number", "cue", "unit", "per"} {
			if got[i] != want[i] {
				t.Errorf("%s: %s %q, want %q", c.text, field, got[i], want[i])
			}
		}
	}
}

func TestNamedUnits(t *testing.T) {
	s := load(t)
	if u := s.units.named("无此单位"); u != nil {
		t.Errorf("unknown unit: got %+v, want none", u)
	}
	if u := s.units.named("公里"); u.kind != schema.Length {
		t.Errorf("公里 by itself is %s, want the row that needs no words near it", u.kind)
	}
	if u := s.units.named("转"); u == nil {
		t.Error("转: got none, want its only row")
	}
}

func TestFlags(t *testing.T) {
	s := load(t)
	for text, want := range map[string]string{"１２人": "full_width", "三分之一": "rounded_quotient", "一百五元": "ambiguous_scale", "28名": ""} {
		if got := strings.Join(s.Scan([]rune(text), nil)[0].Flags, ","); got != want {
			t.Errorf("%s: flags %q, want %q", text, got, want)
		}
	}
}
