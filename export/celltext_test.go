package export

import (
	"strings"
	"testing"
	"unicode/utf16"

	"statclaim/schema"
)

func TestCellText(t *testing.T) {
	tests := []struct {
		name, in, want string
		cut            bool
	}{
		{"plain", "刑事发案", "刑事发案", false},
		{"line ends", "a\r\nb\rc\nd", "a\nb\nc\nd", false},
		{"control characters are shown", "a\x00\x1b\x7fb\tc", "a␀␛␡b\tc", false},
		{"what turns the direction of digits is shown", "a\u202e31\u202c\u2067", "a␦31␦␦", false},
		{"what has no width stays", "刑\u200b事\ufeff", "刑\u200b事\ufeff", false},
		{"noncharacters", "a\uFFFE", "a\uFFFD", false},
		{"as long as a cell holds", strings.Repeat("字", cellUnits), strings.Repeat("字", cellUnits), false},
		{"one too many", strings.Repeat("字", cellUnits+1), strings.Repeat("字", cellUnits-9) + cutMark, true},
		{"pairs count twice and are not parted", strings.Repeat("😀", cellUnits), strings.Repeat("😀", (cellUnits-9)/2) + cutMark, true},
	}
	for _, tt := range tests {
		got, cut := cellText(tt.in)
		if got != tt.want || cut != tt.cut {
			t.Errorf("%s: got %d bytes, cut %v, want %d bytes, cut %v", tt.name, len(got), cut, len(tt.want), tt.cut)
		}
		if n := len(utf16.Encode([]rune(got))); n > cellUnits {
			t.Errorf("%s: %d UTF-16 units", tt.name, n)
		}
	}
}

func TestSpreadsheetNumber(t *testing.T) {
	tests := []struct {
		in   string
		want float64
		ok   bool
	}{
		{"5.20", 5.2, true},
		{"-13.38", -13.38, true},
		{"0", 0, true},
		{"120000000000000000000", 1.2e20, true},
		{"123456789012345", 123456789012345, true},
		{"0.000000123", 1.23e-7, true},
		{"1234567890123456", 0, false},
		{"1234567890.123456", 0, false},
	}
	for _, tt := range tests {
		got, ok := spreadsheetNumber(schema.MustDecimal(tt.in))
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("%s: got %v, %v, want %v, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestSerialDay(t *testing.T) {
	tests := []struct {
		day  string
		want int
		ok   bool
	}{
		{"1900-03-01", 61, true},
		{"1900-02-28", 0, false},
		{"1970-01-01", 25569, true},
		{"2022-01-01", 44562, true},
	}
	for _, tt := range tests {
		d, err := schema.ParseDate(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := serialDay(d)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("%s: got %d, %v, want %d, %v", tt.day, got, ok, tt.want, tt.ok)
		}
	}
}

// TestNumberFormats looks at the stored forms: what the dialogs of a spreadsheet take is not what a file holds.
func TestNumberFormats(t *testing.T) {
	tests := []struct{ name, value, suffix, want string }{
		{"a count", "1234", "", "#,##0"},
		{"printed decimals", "5.20", "", "#,##0.00"},
		{"percent as stated", "5.20", "%", `#,##0.00"%"`},
		{"permille", "5.2", "‰", `#,##0.0"‰"`},
		{"万 where it shows every digit", "33000", "", `0\.0,"万"`},
		{"of a fall too", "-33000", "", `0\.0,"万"`},
		{"not where it would round", "33500", "", "#,##0"},
		{"nor below 万", "9000", "", "#,##0"},
		{"亿", "1250000000", "", `0\.00,,"亿"`},
		{"亿 that would round is 万", "123456789000", "", `0\.0,"万"`},
		{"decimals are no 万", "33000.5", "", "#,##0.0"},
		{"nor is a percent", "33000", "%", `#,##0"%"`},
		{"printed zeros behind the point", "33000.00", "", `0\.0,"万"`},
	}
	for _, tt := range tests {
		if got := formatOf(schema.MustDecimal(tt.value), tt.suffix).code(); got != tt.want {
			t.Errorf("%s: %s is shown as %s, want %s", tt.name, tt.value, got, tt.want)
		}
	}
}

func TestDisplayLines(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width float64
		want  int
	}{
		{"empty", "", 10, 1},
		{"one line", "刑事发案", 20, 1},
		{"wrapped", strings.Repeat("字", 30), 20, 3},
		{"line ends", "a\nb\nc", 20, 3},
	}
	for _, tt := range tests {
		if got := displayLines(tt.text, tt.width); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}
