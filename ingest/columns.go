package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// Columns names columns of a table of documents; "" is none, or in Options the default.
type Columns struct {
	Text  string
	ID    string
	Date  string
	Title string
}

// The columns that are looked for where the user names none, the first that exists wins; case does not matter. Ids have no
// default: the number of the row serves.
var (
	textColumns  = []string{"text", "content", "body", "正文", "内容", "全文", "文本"}
	dateColumns  = []string{"published_at", "published", "publish_date", "publish_time", "publishdate", "pub_date", "pubdate", "发布日期", "发布时间", "date", "日期"}
	titleColumns = []string{"title", "headline", "标题", "题目"}
)

// choose finds the columns among those that there are, in order. It is a fault that the text, or a column that the user
// names, is not among them.
func (wanted Columns) choose(available []string) (Columns, *fault) {
	var chosen Columns
	var missing []string
	for _, c := range []struct {
		flag     string
		wanted   string
		defaults []string
		chosen   *string
	}{
		{"--text-column", wanted.Text, textColumns, &chosen.Text},
		{"--id-column", wanted.ID, nil, &chosen.ID},
		{"--date-column", wanted.Date, dateColumns, &chosen.Date},
		{"--title-column", wanted.Title, titleColumns, &chosen.Title},
	} {
		if c.wanted == "" {
			*c.chosen = firstColumn(available, c.defaults)
			continue
		}
		if !slices.Contains(available, c.wanted) {
			missing = append(missing, fmt.Sprintf("no column %q (%s)", c.wanted, c.flag))
			continue
		}
		*c.chosen = c.wanted
	}
	if chosen.Text == "" && wanted.Text == "" {
		missing = append([]string{fmt.Sprintf("no column of text (%s): name one with --text-column", strings.Join(textColumns, ", "))}, missing...)
	}
	if len(missing) == 0 {
		return chosen, nil
	}
	return chosen, &fault{"no_text_column", strings.Join(missing, "; ") + "; the columns are " + listColumns(available), -1}
}

func firstColumn(available, wanted []string) string {
	for _, w := range wanted {
		for _, a := range available {
			if strings.EqualFold(a, w) {
				return a
			}
		}
	}
	return ""
}

func listColumns(columns []string) string {
	const most = 30
	if len(columns) == 0 {
		return "none"
	}
	if len(columns) > most {
		return strings.Join(columns[:most], ", ") + " …"
	}
	return strings.Join(columns, ", ")
}
