package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"statclaim/schema"
)

func TestSpreadsheetRewrites(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"a formula", "=1+1", true},
		{"a command", "@SUM(A1)", true},
		{"a plus", "+86", true},
		{"a minus before letters", "-1+2", true},
		{"a tab", "\t=1", true},
		{"a carriage return", "\r=1", true},
		{"an apostrophe of its own", "'quoted", true},
		{"a negative number stays", "-13.38", false},
		{"a number stays", "33000", false},
		{"fifteen digits stay", "123456789012345", false},
		{"sixteen digits would lose one", "1234567890123456", true},
		{"a long id", "520526000000000001", true},
		{"leading zeros", "007", true},
		{"an exponent", "12e45", true},
		{"a ratio, which looks like a time", "3:1", true},
		{"a month, which looks like a date", "2022-02", true},
		{"a range, which looks like a date", "10-20", true},
		{"zero point", "0.5", false},
		{"words", "刑事发案", false},
		{"words with digits", "28名", false},
		{"full width", "＝1", false},
		{"empty", "", false},
	}
	for _, tt := range tests {
		if got := spreadsheetRewrites(tt.text); got != tt.want {
			t.Errorf("%s: spreadsheetRewrites(%q): got %v, want %v", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestExcelCSVHasNoFormula(t *testing.T) {
	var out bytes.Buffer
	w, err := Stream(&out, ExcelCSV, schema.ClaimsTable, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(hardClaim(), plainClaim()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		for i, field := range record {
			if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) && !plainNumber(field) && schema.ClaimsTable.Columns[i].Type == schema.Text {
				t.Errorf("%s: %q would be run as a formula", schema.ClaimsTable.Columns[i].Name, field)
			}
		}
	}
}

func TestAppendField(t *testing.T) {
	tests := []struct{ name, field, want string }{
		{"plain", "刑事发案", "刑事发案"},
		{"empty", "", ""},
		{"comma", "a,b", `"a,b"`},
		{"quotes are doubled", `说"好"`, `"说""好"""`},
		{"line ends stay as they are", "a\r\nb\nc", "\"a\r\nb\nc\""},
		{"blanks at the edge", " a", `" a"`},
	}
	for _, tt := range tests {
		if got := string(appendField(nil, []byte(tt.field))); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
