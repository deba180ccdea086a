package ingest

import (
	"strings"

	"statclaim/schema"
)

// maxFrontMatter bounds the lines that are searched for the end of front matter.
const maxFrontMatter = 200

// dateKeys are the keys of front matter that state a publication date, the strongest first.
var dateKeys = []string{"published", "published_at", "publishdate", "pubdate", "发布日期", "发布时间", "date", "日期"}

// frontMatterDate reads the publication date of the front matter of a Markdown text: `key: value` between two lines ---
// (YAML) or `key = value` between two lines +++ (TOML). Only the date in the value is looked at, so that quotes, times and
// comments around it do not matter.
func frontMatterDate(text string) *schema.Date {
	values := frontMatter(text)
	for _, key := range dateKeys {
		for _, pair := range values {
			if pair.key != key {
				continue
			}
			if dates := findDates(pair.value); len(dates) > 0 {
				return &dates[0]
			}
		}
	}
	return nil
}

type pair struct{ key, value string }

// frontMatter gives the top-level keys in lower case with their values as printed; nil where there is no front matter.
func frontMatter(text string) []pair {
	fence, separator := "---", ":"
	if strings.HasPrefix(text, "+++") {
		fence, separator = "+++", "="
	}
	var pairs []pair
	number := 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		if number == 0 && line != fence || number > maxFrontMatter {
			return nil
		}
		if number > 0 && (line == fence || line == "...") {
			return pairs
		}
		key, value, found := strings.Cut(line, separator)
		if found && key == strings.TrimLeft(key, " \t") {
			pairs = append(pairs, pair{strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)})
		}
		number++
	}
	return nil
}
