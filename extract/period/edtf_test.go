package period

import (
	"strings"
	"testing"

	"statclaim/schema"
)

func TestReadEDTF(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2022", "2022-01-01 2022-12-31"},
		{"2024-02", "2024-02-01 2024-02-29"},
		{"2022-02-12", "2022-02-12 2022-02-12"},
		{"2016/2020", "2016-01-01 2020-12-31"},
		{"2023-01/2023-06", "2023-01-01 2023-06-30"},
		{"../2022-12", "- 2022-12-31"},
		{"2021/..", "2021-01-01 -"},
		{"2022-21", "2022-03-01 2022-05-31"},
		{"2022-24", "2022-12-01 2023-02-28"},
		{"-0221", "- -"},
		{"", "error"}, {"2022-2", "error"}, {"2022-13", "error"}, {"2022-02-30", "error"}, {"2023/2022", "error"}, {"..", "error"},
		{"../..", "error"}, {"2022年", "error"}, {"22", "error"}, {"2022-00", "error"}, {"2022-01-00", "error"}, {"2022-1x", "error"},
		{"2022/", "error"}, {"/2022", "error"}, {"+022", "error"}, {"2022-21-01", "error"}, {"-", "error"}, {"-221", "error"},
	} {
		first, last, err := ReadEDTF(c.text)
		got := day(first) + " " + day(last)
		if err != nil {
			got = "error"
		}
		if got != c.want {
			t.Errorf("ReadEDTF(%q): got %s (%v), want %s", c.text, got, err, c.want)
		}
	}
}

// TestReadEDTFAgreesWithScan reads back what the scanner writes.
func TestReadEDTFAgreesWithScan(t *testing.T) {
	text := "2022年2月12日、2019年上半年、“十四五”时期、2021年以来、截至2020年6月30日、2018年春季、2017年冬天、上世纪80年代、2016年至2020年、公元前221年"
	for _, line := range strings.Split(text, "、") {
		for _, p := range Scan([]rune(line), Context{}) {
			if p.EDTF == "" {
				continue
			}
			first, last, err := ReadEDTF(p.EDTF)
			if err != nil || day(first) != day(p.Start) || day(last) != day(p.End) {
				t.Errorf("%s is %s: got %s to %s (%v), want %s to %s", p.EDTF, line, day(first), day(last), err, day(p.Start), day(p.End))
			}
		}
	}
}

func day(d *schema.Date) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func TestBoundsPrint(t *testing.T) {
	cases := map[string]bound{
		"2023": {year: 2023}, "0618": {year: 618}, "0000": {}, "-0220": {year: -220}, "10000-01": {year: 10000, month: 1},
		"2023-07": {year: 2023, month: 7}, "2023-11-30": {2023, 11, 30},
	}
	for want, b := range cases {
		if got := b.String(); got != want {
			t.Errorf("%+v: got %s, want %s", b, got, want)
		}
	}
}
