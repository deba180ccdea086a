package ingest

import (
	"fmt"
	"strings"
	"testing"

	"statclaim/schema"
)

// described reads everything in an input and gives one line for each document: name, text, title and date, or the reject.
func described(name string, raw []byte, o Options) []string {
	var out []string
	for item := range Documents([]Source{{Name: name, Reader: strings.NewReader(string(raw))}}, o) {
		r := item.Read(o)
		if r.Reject != nil {
			out = append(out, fmt.Sprintf("%s %s %s", item.Name, r.Reject.Stage, r.Reject.Code))
			continue
		}
		d, date := r.Document, "-"
		if d.PublishedAt != nil {
			date = d.PublishedAt.String() + " " + d.PublishedBasis
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %q %s %s", d.Source, d.Text, date, d.Title)))
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestRows(t *testing.T) {
	text, other := "28名。", "36起。"
	rows := []sampleRow{{ID: "a", Title: "甲", Date: days, Text: &text}, {ID: "b", Date: days + 1, Text: nil}, {ID: "c", Date: days + 2, Text: &other}}
	byID := Options{Columns: Columns{ID: "id"}}
	tests := []struct {
		name    string
		file    string
		raw     []byte
		options Options
		want    []string
	}{
		{"jsonl", "r.jsonl", []byte("{\"text\":\"28名。\",\"title\":\"甲\",\"date\":\"2024-01-31\"}\n\n{\"正文\":\"36起。\"}"), Options{}, []string{`r.jsonl#1 "28名。" 2024-01-31 metadata 甲`, `r.jsonl#2 "36起。" -`}},
		{"jsonl, columns named", "r.jsonl", []byte("{\"t\":\"28名。\",\"n\":7,\"d\":1706659200000}\r\n{\"t\":\"36起。\",\"n\":\"x\"}\r\n"), Options{Columns: Columns{Text: "t", ID: "n", Date: "d"}}, []string{`r.jsonl#7 "28名。" 2024-01-31 metadata`, `r.jsonl#x "36起。" -`}},
		{"jsonl, a column that a row has not", "r.jsonl", []byte("{\"t\":\"28名。\"}\n{\"text\":\"36起。\"}\n"), Options{Columns: Columns{Text: "t"}}, []string{`r.jsonl#1 "28名。" -`, "r.jsonl#2 parse no_text_column"}},
		{"jsonl, escapes and pairs", "r.jsonl", []byte(`{"text":"\u0032\n\ud840\udc00\ufffd\\ud800"}`), Options{}, []string{`r.jsonl#1 "2\n𠀀�\\ud800" -`}},
		{"jsonl, lone surrogates replaced", "r.jsonl", []byte(`{"text":"28\ud800\ud800名\udc00"}`), Options{ReplaceErrors: true}, []string{`r.jsonl#1 "28��名�" -`}},
		{"jsonl in GBK", "r.jsonl", gb(`{"text":"全县28名。"}`), Options{}, []string{`r.jsonl#1 "全县28名。" -`}},
		{"jsonl with a mark", "r.jsonl", []byte("\xEF\xBB\xBF{\"text\":\"28名。\"}"), Options{}, []string{`r.jsonl#1 "28名。" -`}},
		{"jsonl over the limit", "r.jsonl", []byte(`{"text":"` + strings.Repeat("名", 200) + "\"}\n{\"text\":\"28名。\"}\n"), Options{MaxBytes: 100}, []string{"r.jsonl#1 open too_large", `r.jsonl#2 "28名。" -`}},
		{"an empty jsonl", "r.jsonl", nil, Options{}, nil},
		{"csv", "r.csv", []byte("id,text,date,标题\na,\"28名，\n\"\"36\"\"起。\",2024年1月31日,甲\nb,36起。,2024/2/1,\n"), byID, []string{`r.csv#a "28名，\n\"36\"起。" 2024-01-31 metadata 甲`, `r.csv#b "36起。" 2024-02-01 metadata`}},
		{"csv in GBK", "r.csv", gb("内容,编号\n全县28名。,1\n"), Options{}, []string{`r.csv#1 "全县28名。" -`}},
		{"csv in UTF-16, as Excel writes it", "r.csv", with("\xFF\xFE", wide("text,n\r\n28名。,1\r\n", false)), Options{}, []string{`r.csv#1 "28名。" -`}},
		{"tsv", "r.tsv", []byte("n\tcontent\n1\t28名，36起。\n"), Options{}, []string{`r.tsv#1 "28名，36起。" -`}},
		{"csv without rows", "r.csv", []byte("text\n"), Options{}, nil},
		{"an empty csv", "r.csv", nil, Options{}, nil},
		{"csv with a quote that is not closed", "r.csv", []byte("text\n28名。\n\"36起。\n" + strings.Repeat("名,\n", 100_000)), Options{MaxBytes: 1000}, []string{`r.csv#1 "28名。" -`, "r.csv parse too_large"}},
		{"csv, a damaged cell", "r.csv", []byte("text\n28\xFF名。\n全县帮助困难妇女36起。\n"), Options{}, []string{"r.csv#1 decode invalid_utf8", `r.csv#2 "全县帮助困难妇女36起。" -`}},
		{"csv without a column of text", "r.csv", []byte("a,b\n1,2\n"), Options{}, []string{"r.csv parse no_text_column"}},
		{"parquet", "r.parquet", parquetOf(t, rows...), byID, []string{`r.parquet#a "28名。" 2024-01-31 metadata 甲`, "r.parquet#b parse no_text", `r.parquet#c "36起。" 2024-02-02 metadata`}},
		{"parquet without its name", "-", parquetOf(t, rows[:1]...), Options{}, []string{`-#1 "28名。" 2024-01-31 metadata 甲`}},
		{"parquet, a column of numbers", "r.parquet", parquetOf(t, rows...), Options{Columns: Columns{Text: "date"}}, []string{"r.parquet parse no_text_column"}},
		{"arrow", "r.arrow", arrowOf(t, false, rows...), byID, []string{`r.arrow#a "28名。" 2024-01-31 metadata`, "r.arrow#b parse no_text", `r.arrow#c "36起。" 2024-02-02 metadata`}},
		{"an arrow stream", "r.arrows", arrowOf(t, true, rows...), Options{}, []string{`r.arrows#1 "28名。" 2024-01-31 metadata`, "r.arrows#2 parse no_text", `r.arrows#3 "36起。" 2024-02-02 metadata`}},
		{"arrow, a column of dates", "r.arrow", arrowOf(t, false, rows...), Options{Columns: Columns{Text: "date"}}, []string{"r.arrow parse no_text_column"}},
		{"a date of the file's name", "2024-01-31.jsonl", []byte(`{"text":"28名。"}`), Options{}, []string{`2024-01-31.jsonl#1 "28名。" 2024-01-31 url`}},
		{"an id dates no row", "r.jsonl", []byte(`{"text":"28名。","id":"2024-01-31"}`), byID, []string{`r.jsonl#2024-01-31 "28名。" -`}},
		{"the option before the column", "r.jsonl", []byte(`{"text":"28名。","date":"2023-01-01"}`), Options{Published: &schema.Date{Year: 2024, Month: 1, Day: 31}}, []string{`r.jsonl#1 "28名。" 2024-01-31 option`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { same(t, described(tt.file, tt.raw, tt.options), tt.want) })
	}
}

func TestRowDate(t *testing.T) {
	for text, want := range map[string]string{
		"2024-01-31": "2024-01-31", "2024年1月31日": "2024-01-31", "2024/1/31 08:00": "2024-01-31", "20240131": "2024-01-31",
		"2024-01-31T23:59:00+08:00": "2024-01-31", "1706659200": "2024-01-31", "1706659200000": "2024-01-31", "12": "", "": "", "soon": "", "99999999999999999": "",
	} {
		got := ""
		if date := rowDate(text); date != nil {
			got = date.String()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestRowsStopWhereTheConsumerDoes leaves two tables in the midst of the first.
func TestRowsStopWhereTheConsumerDoes(t *testing.T) {
	raw := strings.Repeat(`{"text":"28名。"}`+"\n", 100)
	seen := 0
	for range Documents([]Source{{Name: "r.jsonl", Reader: strings.NewReader(raw)}, {Name: "s.jsonl", Reader: strings.NewReader(raw)}}, Options{}) {
		seen++
		if seen == 7 {
			break
		}
	}
	if seen != 7 {
		t.Errorf("saw %d rows", seen)
	}
}
