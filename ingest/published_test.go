package ingest

import (
	"testing"

	"statclaim/schema"
)

func TestPublished(t *testing.T) {
	option := &schema.Date{Year: 2023, Month: 2, Day: 12}
	tests := []struct {
		name   string
		source string
		text   string
		option *schema.Date
		want   string
		basis  string
	}{
		{"nothing", "a.txt", "2023年", nil, "", "none"},
		{"option before all", "2024-01-31.md", "---\ndate: 2022-01-01\n---\n", option, "2023-02-12", "option"},
		{"front matter before the name", "2024-01-31.md", "---\ndate: 2022-01-01\n---\n", nil, "2022-01-01", "metadata"},
		{"front matter with quotes and time", "a.md", "---\ntitle: 通报\nDate: \"2022-01-01T08:00:00+08:00\" # 发布\n---\n", nil, "2022-01-01", "metadata"},
		{"published before date", "a.markdown", "---\r\ndate: 2022-01-01\r\npublished: 2022-01-03\r\n---\r\n", nil, "2022-01-03", "metadata"},
		{"Chinese keys", "a.md", "---\n发布日期: 2022年1月5日\n---\n", nil, "2022-01-05", "metadata"},
		{"TOML", "a.md", "+++\ndate = 2022-01-01\n+++\n", nil, "2022-01-01", "metadata"},
		{"nested keys are others' dates", "a.md", "---\nevent:\n  date: 2022-01-01\n---\n", nil, "", "none"},
		{"front matter without an end", "a.md", "---\ndate: 2022-01-01\n", nil, "", "none"},
		{"front matter without a date", "a.md", "---\ndate: soon\n---\n", nil, "", "none"},
		{"a rule line is no front matter", "a.md", "通报\n---\ndate: 2022-01-01\n---\n", nil, "", "none"},
		{"plain text has no front matter", "a.txt", "---\ndate: 2022-01-01\n---\n", nil, "", "none"},

		{"hyphens", "news/2024-01-31.txt", "", nil, "2024-01-31", "url"},
		{"one digit", "news/2024-1-3-page.txt", "", nil, "2024-01-03", "url"},
		{"underscores and points", "paper_2024.01_31.txt", "", nil, "2024-01-31", "url"},
		{"compact", "t20240131_5821.html", "", nil, "2024-01-31", "url"},
		{"with a time of day", "20240131093000.txt", "", nil, "2024-01-31", "url"},
		{"Chinese", "2024年1月31日通报.txt", "", nil, "2024-01-31", "url"},
		{"directories", "news/2024/01/31/page1.txt", "", nil, "2024-01-31", "url"},
		{"directories, one digit", "news/2024/1/3/page1.txt", "", nil, "2024-01-03", "url"},
		{"month and day", "https://news.example/rmrb/2024-01/31/nw.txt", "", nil, "2024-01-31", "url"},
		{"month then day", "news/202401/31/a.txt", "", nil, "2024-01-31", "url"},
		{"compact directory", "20240131/a.txt", "", nil, "2024-01-31", "url"},
		{"Chinese directories", "2024年/1月/31日/a.txt", "", nil, "2024-01-31", "url"},
		{"the file's own name is the day", "2024-01/31.txt", "", nil, "2024-01-31", "url"},
		{"the name before the directories", "2024/01/31/2024-01-30.txt", "", nil, "2024-01-30", "url"},
		{"the last directories", "2023/01/01/2024/01/31/a.txt", "", nil, "2024-01-31", "url"},
		{"the same date twice", "2024-01-31_20240131.txt", "", nil, "2024-01-31", "url"},

		{"a period is no date", "2024-01-01_2024-03-31.txt", "", nil, "", "none"},
		{"a directory that only holds a date", "backup-20240131/a.txt", "", nil, "", "none"},
		{"a longer number", "a1202401319.txt", "", nil, "", "none"},
		{"no such day", "2024-02-30.txt", "", nil, "", "none"},
		{"no such month", "20241331.txt", "", nil, "", "none"},
		{"a year and a month", "2024-01.txt", "", nil, "", "none"},
		{"a year out of range", "1024-01-31.txt", "", nil, "", "none"},
		{"standard input", "-", "2024-01-31", nil, "", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, reject := Parse(tt.source, []byte(tt.text), Options{Published: tt.option})
			if reject != nil {
				t.Fatal(reject.Message)
			}
			got := ""
			if document.PublishedAt != nil {
				got = document.PublishedAt.String()
			}
			if got != tt.want || document.PublishedBasis != tt.basis {
				t.Errorf("%s: got %q by %s, want %q by %s", tt.source, got, document.PublishedBasis, tt.want, tt.basis)
			}
		})
	}
}

func TestMediaType(t *testing.T) {
	for name, want := range map[string]string{"a.txt": "text/plain", "a.MD": "text/markdown", "a.markdown": "text/markdown", "-": "text/plain"} {
		document, reject := Parse(name, nil, Options{})
		if reject != nil || document.MediaType != want {
			t.Errorf("%q: %+v %+v, want %s", name, document, reject, want)
		}
	}
}

func FuzzPublished(f *testing.F) {
	f.Add("news/2024/01/31/page.md", "---\ndate: 2022-01-01\n---\n")
	f.Add("2024-01-01_20240331.txt", "+++\ndate = 1\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		document, reject := Parse(name, []byte(text), Options{})
		if reject != nil {
			return
		}
		if (document.PublishedAt == nil) != (document.PublishedBasis == schema.BasisNone) {
			t.Errorf("%q: date %v by %s", name, document.PublishedAt, document.PublishedBasis)
		}
		if document.PublishedAt != nil && !document.PublishedAt.Valid() {
			t.Errorf("%q: there is no %s", name, document.PublishedAt)
		}
	})
}
